import { headerLengthIn } from "../../definition/auto.ts";
import { bits, bytes, choice, options, u24, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const nextProtocols = {
  IPv4: 1,
  IPv6: 2,
  Ethernet: 3,
  NSH: 4,
  MPLS: 5,
  "Experiment 1": 0xfe,
  "Experiment 2": 0xff,
} as const;

/** Context of any length: a class and type of 24 bits together, padded to words that the length does not count. */
const variable = options(
  {
    code: u24({ filter: "metadata", label: "Class and type", show: "hex" }),
    length: u8({ filter: "metadatalen", label: "Length" }),
    align: 4,
  },
  {},
  { filter: "metadata" },
);

/** Which services a packet still has to pass through, in front of the packet. */
export const NSH = protocol({
  name: "nsh",
  layer: "NSH",
  title: "Network Service Header",
  spec: "RFC 8300",
  carriedBy: { ethertype: 0x894f },
  next: [
    { table: "raw.version", peekBits: 4, only: { nextproto: 1 } },
    { table: "raw.version", peekBits: 4, only: { nextproto: 2 } },
    { table: "ethertype", always: 0x6558, only: { nextproto: 3 } },
    { table: "ethertype", always: 0x894f, only: { nextproto: 4 } },
    { table: "ethertype", always: 0x8847, only: { nextproto: 5 } },
  ],
  summary: "NSH spi {spi} si {si}",
  fields: {
    ver: bits(2, { filter: "version", label: "Version" }),
    oam: bits(1, { filter: "Obit", label: "O Bit" }),
    unused1: bits(1, { filter: "CBit" }),
    ttl: bits(6, { label: "Time to live", default: 63 }),
    length: bits(6, { label: "Length", auto: headerLengthIn(4) }),
    unused2: bits(4, { filter: "" }),
    mdtype: bits(4, { label: "MD Type", default: 1 }),
    nextproto: u8({ filter: "nextproto", label: "Next Protocol", names: nextProtocols, default: 3 }),
    spi: u24({ label: "SPI" }),
    si: u8({ label: "SI", default: 255 }),
    context_header: choice(
      "mdtype",
      { 1: bytes(16, { filter: "contextheader", label: "Context Header" }), 2: variable },
      { otherwise: bytes("rest", { filter: "metadata.unknown" }) },
    ),
  },
});

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
    code: u24({
      filter: "",
      label: "Class and type",
      show: "hex",
      views: [
        { filter: "metadataclass", label: "TLV Class", type: "FT_UINT16", size: 2, show: "dec-hex" },
        { filter: "metadatatype", label: "Type", type: "FT_UINT8", offset: 2, size: 1, show: "dec-hex" },
      ],
    }),
    length: u8({ filter: "metadatalen", label: "Length", show: "hex" }),
    align: 4,
    unknown: { data: "metadata", dataLabel: "Variable Metadata" },
  },
  {},
);

/** Which services a packet still has to pass through, in front of the packet. */
export const NSH = protocol({
  name: "nsh",
  layer: "NSH",
  title: "Network Service Header",
  spec: "RFC 8300",
  carriedBy: { ethertype: 0x894f, "gre.proto": 0x894f },
  next: [
    { table: "raw.version", peekBits: 4, only: { nextproto: 1 } },
    { table: "raw.version", peekBits: 4, only: { nextproto: 2 } },
    { table: "ethertype", always: 0x6558, only: { nextproto: 3 } },
    { table: "ethertype", always: 0x894f, only: { nextproto: 4 } },
    { table: "ethertype", always: 0x8847, only: { nextproto: 5 } },
  ],
  summary: "NSH spi {spi} si {si}",
  fields: {
    ver: bits(2, { filter: "version", label: "Version", type: "FT_UINT16", show: "dec-hex" }),
    oam: bits(1, { filter: "Obit", label: "O Bit", type: "FT_UINT16" }),
    unused1: bits(1, { filter: "CBit", label: "C Bit", type: "FT_UINT16" }),
    ttl: bits(6, { label: "Time to live", type: "FT_UINT16", show: "hex", default: 63 }),
    length: bits(6, { label: "Length", type: "FT_UINT16", show: "dec-hex", auto: headerLengthIn(4) }),
    unused2: bits(4, { filter: "" }),
    mdtype: bits(4, { label: "MD Type", show: "dec-hex", default: 1 }),
    nextproto: u8({ filter: "nextproto", label: "Next Protocol", show: "dec-hex", names: nextProtocols, default: 3 }),
    spi: u24({ label: "SPI", show: "dec-hex" }),
    si: u8({ label: "SI", show: "dec-hex", default: 255 }),
    context_header: choice(
      "mdtype",
      { 1: bytes(16, { filter: "contextheader", label: "Context Header" }), 2: variable },
      { otherwise: bytes("rest", { filter: "" }) },
    ),
  },
});

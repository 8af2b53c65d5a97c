import { headerLengthIn } from "../../definition/auto.ts";
import { bits, bytes, choice, custom, ipv6, options, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { extensionLength } from "../parts/extension-length.ts";
import { ipProtocolWords } from "../parts/ip-protocol-words.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";
import { compressedAddresses } from "../parts/rpl-addresses.ts";

const routingTypes = {
  "Source Route": 0,
  Nimrod: 1,
  "Type 2": 2,
  "RPL Source Route": 3,
  "Segment Routing": 4,
  "CRH-16": 5,
  "CRH-32": 6,
} as const;
/** The same in Wireshark's words. */
const routingWords = {
  0: "Source Route",
  1: "Nimrod",
  2: "Type 2 Routing",
  3: "RPL Source Route",
  4: "Segment Routing",
  5: "Compact Routing Header 16",
  6: "Compact Routing Header 32",
  253: "Experiment 1",
  254: "Experiment 2",
};

/** RFC 2460 type 0 and RFC 6275 type 2: addresses to visit. */
const sourceRoute = (name: string, address: string, label: string) =>
  struct({
    reserved: bytes(4, { filter: `=ipv6.routing.${name}.reserved`, label: "Reserved" }),
    addresses: repeated(ipv6({ filter: `=ipv6.routing.${name}.${address}`, label })),
  });

/** RFC 6554: addresses without the octets they share with the destination. */
const rplSourceRoute = struct({
  cmpri: bits(4, { filter: "=ipv6.routing.rpl.cmprI", label: "Compressed Internal Octets (CmprI)", type: "FT_UINT32" }),
  cmpre: bits(4, { filter: "=ipv6.routing.rpl.cmprE", label: "Compressed Final Octets (CmprE)", type: "FT_UINT32" }),
  pad: bits(4, { filter: "=ipv6.routing.rpl.pad", label: "Padding Bytes", type: "FT_UINT32" }),
  reserved: bits(20, { filter: "=ipv6.routing.rpl.reserved", label: "Reserved", type: "FT_UINT32" }),
  addresses: custom(compressedAddresses, { filter: "", label: "Addresses" }),
});

/** RFC 8754: segments, the last one first. */
const segmentRoute = struct({
  lastentry: u8({ filter: "=ipv6.routing.srh.last_entry", label: "Last Entry" }),
  flags: u8({ filter: "=ipv6.routing.srh.flags", label: "Flags", show: "hex" }),
  tag: u16({ filter: "=ipv6.routing.srh.tag", label: "Tag", type: "FT_BYTES" }),
  addresses: repeated(ipv6({ filter: "=ipv6.routing.srh.addr", label: "Address" }), {
    size: { by: "lastentry", unit: 16, minus: -16 },
  }),
  tlvs: options(
    {
      code: u8({ filter: "=ipv6.routing.srh.tlv.type", label: "Type" }),
      length: u8({ filter: "=ipv6.routing.srh.tlv.len", label: "Length" }),
      single: [0],
      pad: 8,
      padBy: 4,
    },
    {
      Pad1: { code: 0 },
      PadN: { code: 4, value: bytes("rest") },
      HMAC: {
        code: 5,
        value: struct({
          D: bits(1, { filter: "" }),
          reserved: bits(15, { filter: "" }),
          keyid: u32({ filter: "" }),
          hmac: bytes("rest", { filter: "" }),
        }),
      },
    },
  ),
});

/** Where a packet goes before its destination. */
export const IPv6ExtHdrRouting = protocol({
  name: "ipv6.routing",
  layer: "IPv6ExtHdrRouting",
  title: "Routing Header for IPv6",
  short: "IPv6 Routing",
  within: "ipv6",
  spec: "RFC 8200",
  carriedBy: { "ip.proto": 43 },
  next: { table: "ip.proto", by: ["nh"] },
  redirect: { address: "dst", by: "type", at: { 0: -16, 2: -16, 4: 8 }, unlessZero: "segleft" },
  summary: "IPv6ExtHdrRouting",
  fields: {
    nh: u8({ filter: "nxt", label: "Next Header", names: ipProtocols, strings: ipProtocolWords, default: 59 }),
    len: u8({ label: "Length", views: extensionLength, auto: headerLengthIn(8, { minus: 8 }) }),
    type: u8({ label: "Type", names: routingTypes, strings: routingWords }),
    segleft: u8({ label: "Segments Left" }),
    data: choice(
      "type",
      {
        0: sourceRoute("src", "addr", "Address"),
        2: sourceRoute("mipv6", "home_address", "Home Address"),
        3: rplSourceRoute,
        4: segmentRoute,
      },
      { otherwise: bytes("rest", { filter: "unknown.data", label: "Type-Specific Data" }) },
    ),
  },
});

import { bits, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { YES } from "../parts/bit-view.ts";
import { ipProtocolWords } from "../parts/ip-protocol-words.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";
import { reassemblyFields } from "../parts/reassembly-fields.ts";

/** A piece of a packet; only the whole packet shows what it carries, unless the piece is all of it (RFC 6946). */
export const IPv6ExtHdrFragment = protocol({
  name: "ipv6.fraghdr",
  layer: "IPv6ExtHdrFragment",
  title: "Fragment Header for IPv6",
  short: "IPv6 Fragment",
  within: "ipv6",
  spec: "RFC 8200",
  carriedBy: { "ip.proto": 44 },
  next: { table: "ip.proto", by: ["nh"], unless: ["offset", "m"] },
  generated: reassemblyFields({
    piece: "=ipv6.fragment",
    whole: "=ipv6.reassembled",
    wholeIn: "=ipv6.reassembled.in",
    label: "IPv6",
    pieceLabel: "Fragment",
    listed: false,
  }),
  summary: "IPv6ExtHdrFragment",
  fields: {
    nh: u8({ filter: "nxt", label: "Next header", names: ipProtocols, strings: ipProtocolWords, default: 59 }),
    res1: u8({ filter: "reserved_octet", label: "Reserved octet", show: "hex" }),
    offset: bits(13, { filter: "offset", label: "Offset" }),
    res2: bits(2, { filter: "reserved_bits", label: "Reserved bits", type: "FT_UINT16", word: 16 }),
    m: bits(1, { filter: "more", label: "More Fragments", truth: YES, word: 16 }),
    id: u32({ filter: "ident", label: "Identification", show: "hex" }),
  },
});

import { bits } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** Labels that are reserved (RFC 3032, RFC 7274). */
const labels = {
  "IPv4 Explicit-Null": 0,
  "Router Alert": 1,
  "IPv6 Explicit-Null": 2,
  "Implicit-Null": 3,
  "Entropy Label Indicator": 7,
  "Generic Associated Channel Label": 13,
  "OAM Alert": 14,
  "Extension Label": 15,
} as const;

/** One entry of the label stack; what the last one carries says its first four bits. */
export const MPLS = protocol({
  name: "mpls",
  records: {},
  layer: "MPLS",
  title: "MultiProtocol Label Switching Header",
  spec: "RFC 3032",
  carriedBy: {
    ethertype: [0x8847, 0x8848],
    "gre.proto": [0x8847, 0x8848],
    "ppp.protocol": [0x0281, 0x0283],
    "ip.proto": 137,
    "udp.port": 6635,
    "mpls.bottom": 0,
  },
  next: [
    { table: "mpls.bottom", by: ["s"] },
    { table: "mpls.payload", peekBits: 4 },
  ],
  summary: "MPLS {label}",
  fields: {
    label: bits(20, { label: "MPLS Label", show: "dec-hex", type: "FT_UINT32", names: labels, default: 3, word: 32 }),
    cos: bits(3, { filter: "exp", label: "MPLS Experimental Bits", type: "FT_UINT32", word: 32 }),
    s: bits(1, { filter: "bottom", label: "MPLS Bottom Of Label Stack", type: "FT_UINT32", default: 1, word: 32 }),
    ttl: bits(8, { label: "MPLS TTL", type: "FT_UINT32", word: 32 }),
  },
});

import { bits, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** Address families of the BSDs, which disagree about IPv6. */
const families = {
  IPv4: 2,
  NS: 6,
  ISO: 7,
  Appletalk: 16,
  IPX: 23,
  "IPv6 (OpenBSD)": 24,
  "IPv6 (FreeBSD)": 28,
  "IPv6 (Darwin)": 30,
} as const;

const familyTexts = {
  2: "IP",
  7: "OSI",
  16: "Appletalk",
  23: "Netware IPX/SPX",
  24: "IPv6",
  28: "IPv6",
  30: "IPv6",
};

/**
 * BSD's loopback: the address family in the byte order of the host that captured. It reads as little-endian; a family of
 * a big-endian host, below 256 as all are, stands in the last octet.
 */
export const Loopback = protocol({
  name: "null",
  layer: "Loopback",
  title: "Null/Loopback",
  short: "Null",
  spec: "LINKTYPE_NULL",
  carriedBy: { linktype: 0 },
  next: { table: "null.type", by: ["type", "type.last"] },
  summary: "Loopback {type}",
  fields: {
    type: u32({
      filter: "",
      label: "Family",
      little: true,
      names: families,
      default: 2,
      views: [
        {
          filter: "family",
          label: "Family",
          type: "FT_UINT32",
          little: true,
          strings: familyTexts,
          shown: { "type.last": [0] },
        },
        {
          filter: "family",
          label: "Family",
          type: "FT_UINT32",
          strings: familyTexts,
          shown: { "type.last": Object.values(families) },
        },
      ],
      parts: { last: bits(8, { filter: "" }), first: bits(24, { filter: "" }) },
    }),
  },
});

/** OpenBSD's loopback: the family in network byte order. */
export const OpenBSDLoopback = protocol({
  name: "loop_bsd",
  path: "null",
  layer: "OpenBSDLoopback",
  title: "OpenBSD Loopback",
  spec: "LINKTYPE_LOOP",
  carriedBy: { linktype: 108 },
  next: { table: "null.type", by: ["type"] },
  prefix: "null",
  summary: "Loopback {type}",
  fields: { type: u32({ filter: "family", label: "Family", names: families, strings: familyTexts, default: 2 }) },
});

import { protocol } from "../../definition/protocol.ts";

/** IP without a link layer, whose first four bits say which version it is. It has no octets of its own. */
export const RawIP = protocol({
  name: "raw",
  layer: "RawIP",
  title: "Raw packet data",
  short: "Raw",
  spec: "LINKTYPE_RAW",
  // 12 and 14 are what BSDs wrote before there was a common number.
  carriedBy: { linktype: [101, 12, 14] },
  next: { table: "raw.version", peekBits: 4 },
  summary: "Raw",
  fields: {},
});

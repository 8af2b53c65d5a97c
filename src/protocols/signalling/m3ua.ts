import { protocol } from "../../definition/protocol.ts";
import { carriedByM3ua, m3uaMessage } from "../parts/m3ua-message.ts";

/** How far in front of what is a user's the number of the user stands (RFC 4666 3.3.1). */
const SERVICE = 4;

/** Users of MTP's level 3 over SCTP. */
export const M3UA = protocol({
  name: "m3ua",
  layer: "M3UA",
  title: "MTP 3 User Adaptation Layer",
  spec: "RFC 4666",
  carriedBy: { "sctp.payload": [3, 2905] },
  foreign: ["mtp3"],
  tells: (bytes, start, headerEnd, end) => (carriedByM3ua(bytes, start, end) ? bytes[headerEnd - SERVICE] : 0xffff),
  trailer(bytes, start, _headerEnd, end) {
    const data = carriedByM3ua(bytes, start, end);
    return data ? end - data.to : 0;
  },
  next: { table: "mtp3.service_indicator", told: true },
  summary: "M3UA",
  fields: { message: m3uaMessage },
});

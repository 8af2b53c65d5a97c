import { protocol } from "../../definition/protocol.ts";
import { carriedByM2ua, m2uaMessage } from "../parts/m2ua-message.ts";

/** Users of MTP's level 2 over SCTP. */
export const M2UA = protocol({
  name: "m2ua",
  layer: "M2UA",
  title: "MTP 2 User Adaptation Layer",
  spec: "RFC 3331",
  carriedBy: { "sctp.payload": [2, 2904] },
  trailer(bytes, start, _headerEnd, end) {
    const data = carriedByM2ua(bytes, start, end);
    return data ? end - data.to : 0;
  },
  next: { table: "m2ua.data", always: 1 },
  summary: "M2UA",
  fields: { message: m2uaMessage },
});

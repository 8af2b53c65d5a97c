import { bytes, mark, relativeTime, u32 } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";
import { remark } from "./remark.ts";

/** What is worked out of a datagram and of those before it (flows/udp-streams.ts). */
export const udpFlowFields: Fields = {
  "dport>probe": remark("possible_traceroute", "Chat", "Sequence", "Possible traceroute"),
  "len>bogus": remark("length.bad", "Error", "Malformed", "Bad length value"),
  "chksum/stream": u32({ filter: "stream", label: "Stream index" }),
  "chksum/timestamps": mark({ filter: "", label: "Timestamps" }),
  "chksum/timeRelative": relativeTime({ filter: "time_relative", label: "Time since first frame" }),
  "chksum/timeDelta": relativeTime({ filter: "time_delta", label: "Time since previous frame" }),
  "chksum/payload": bytes("rest", { filter: "payload", label: "Payload", plain: true }),
};

import { frameNumber, u32, u8 } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";

/** Fields of SIP about what was sent again, and about requests and responses (flows/sip-exchanges.ts). */
export const sipExchangeFields: Fields = {
  "line>resent": u8({ filter: "resend", label: "Resent Packet", type: "FT_BOOLEAN" }),
  "line>original": frameNumber({ filter: "resend-original", label: "Suspected resend of frame" }),
  "line>request": frameNumber({ filter: "response-request", label: "Request Frame" }),
  "line>responseTime": u32({ filter: "response-time", label: "Response Time (ms)" }),
  "line>releaseTime": u32({ filter: "release-time", label: "Release Time (ms)" }),
};

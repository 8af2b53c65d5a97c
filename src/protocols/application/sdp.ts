import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { sdpLines } from "../parts/sdp-fields.ts";
import { textLines } from "../parts/text-lines.ts";

const lines = textLines("SDP lines", [
  {
    pattern: /^([A-Za-z])=(.*)$/s,
    between: "=",
    pieces: { type: text("rest", { filter: "" }), value: text("rest", { filter: "" }) },
    named: sdpLines,
    others: [{ field: text("rest", { filter: "unknown", label: "Unknown" }) }],
  },
  { pattern: /^(.*)$/s, pieces: { text: text("rest", { filter: "invalid", label: "Invalid line" }) } },
]);

/** The Session Description Protocol, a body of SIP and RTSP. */
export const SDP = protocol({
  name: "sdp",
  layer: "SDP",
  title: "Session Description Protocol",
  spec: "RFC 8866",
  carriedBy: { "message.body": 1 },
  startsWith: ["v=0"],
  summary: "SDP",
  fields: { lines: custom(lines, { filter: "", label: "Lines", default: [] }) },
});

import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { textLines } from "../parts/text-lines.ts";

/** Types of lines (RFC 8866 section 5). */
const named = {
  v: text("rest", { filter: "version", label: "Session Description Protocol Version (v)" }),
  o: text("rest", { filter: "owner", label: "Owner/Creator, Session Id (o)" }),
  s: text("rest", { filter: "session_name", label: "Session Name (s)" }),
  i: text("rest", { filter: "session_info", label: "Session Information (i)" }),
  u: text("rest", { filter: "uri", label: "URI of Description (u)" }),
  e: text("rest", { filter: "email", label: "E-mail Address (e)" }),
  p: text("rest", { filter: "phone", label: "Phone Number (p)" }),
  c: text("rest", { filter: "connection_info", label: "Connection Information (c)" }),
  b: text("rest", { filter: "bandwidth", label: "Bandwidth Information (b)" }),
  t: text("rest", { filter: "time", label: "Time Description, active time (t)" }),
  r: text("rest", { filter: "repeat_time", label: "Repeat Time (r)" }),
  z: text("rest", { filter: "timezone", label: "Time Zone Adjustments (z)" }),
  k: text("rest", { filter: "encryption_key", label: "Encryption Key (k)" }),
  a: text("rest", { filter: "media_attr", label: "Media Attribute (a)" }),
  m: text("rest", { filter: "media", label: "Media Description, name and address (m)" }),
};

const lines = textLines("SDP lines", [
  {
    pattern: /^([A-Za-z])=(.*)$/s,
    between: "=",
    pieces: {
      type: text("rest", { filter: "type", label: "Type" }),
      value: text("rest", { filter: "unknown", label: "Unknown" }),
    },
    named,
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
  fields: { lines: custom(lines, { filter: "lines", label: "Lines", default: [] }) },
});

import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { syslogPriority } from "../parts/syslog-priority.ts";

/** A message of the syslog protocol; the priority is eight times the facility and the severity. */
export const Syslog = protocol({
  name: "syslog",
  layer: "Syslog",
  title: "Syslog Message",
  short: "Syslog",
  spec: "RFC 5424",
  carriedBy: { "udp.port": 514 },
  summary: "Syslog {pri} {msg}",
  fields: {
    pri: custom(syslogPriority, { filter: "", label: "Priority" }),
    msg: text("rest", { label: "Message" }),
  },
});

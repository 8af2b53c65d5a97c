import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { commandForm, otherForm, printableStarts } from "../parts/command-lines.ts";
import { textLines } from "../parts/text-lines.ts";

const verbs = [
  "APOP",
  "AUTH",
  "CAPA",
  "DELE",
  "LANG",
  "LIST",
  "NOOP",
  "PASS",
  "QUIT",
  "RETR",
  "RSET",
  "STAT",
  "STLS",
  "TOP",
  "UIDL",
  "USER",
  "UTF8",
  "XTND",
];

const lines = textLines("POP lines", [
  {
    pattern: /^(\+OK|-ERR)( ?)(.*)$/s,
    pieces: {
      indicator: text("rest", { filter: "response.indicator", label: "Response indicator" }),
      mark: text("rest", { default: " " }),
      description: text("rest", { filter: "response.description", label: "Response description" }),
    },
  },
  commandForm(
    verbs,
    text("rest", { filter: "request.command", label: "Request command" }),
    text("rest", { filter: "request.parameter", label: "Request parameter" }),
  ),
  otherForm({ line: text("rest", { filter: "response.data", label: "Data" }) }),
]);

/** The Post Office Protocol, version 3. */
export const POP = protocol({
  name: "pop",
  layer: "POP",
  title: "Post Office Protocol",
  spec: "RFC 1939",
  carriedBy: { "tcp.port": 110 },
  startsWith: printableStarts,
  summary: "POP",
  fields: { lines: custom(lines, { filter: "lines", label: "Lines", default: [] }) },
});

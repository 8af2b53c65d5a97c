import { derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { beginningsOf } from "../../definition/starts.ts";
import { commandForm, otherForm, printableStarts } from "../parts/command-lines.ts";
import { mailFragments } from "../parts/mail-fragments.ts";
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

const nameless = text("rest", { filter: "" });
/** Wireshark has lines as text of the tree: the values are empty. */
const line = (filter: string, label: string) =>
  custom(
    derivedText("line", () => ""),
    { filter, label },
  );
const replies = beginningsOf(["+OK", "-ERR"]);

const lines = textLines("POP lines", [
  {
    pattern: /^(\+OK|-ERR)( ?)(.*)$/s,
    only: "first",
    pieces: {
      indicator: text("rest", { filter: "response.indicator", label: "Response indicator" }),
      mark: text("rest", { filter: "", default: " " }),
      description: text("rest", { filter: "response.description", label: "Response description" }),
    },
    line: line("response", "Response"),
  },
  {
    ...commandForm(
      verbs,
      text("rest", { filter: "request.command", label: "Request command" }),
      text("rest", { filter: "request.parameter", label: "Request parameter" }),
    ),
    only: "first",
    line: line("request", "Request"),
  },
  {
    pattern: /^(\+OK|-ERR)( ?)(.*)$/s,
    pieces: { indicator: nameless, mark: text("rest", { filter: "", default: " " }), description: nameless },
    behind: [{ field: line("response.data", "Data"), starts: replies }],
  },
  { ...commandForm(verbs, nameless, nameless), behind: [{ field: line("response.data", "Data"), starts: replies }] },
  { ...otherForm(), behind: [{ field: line("response.data", "Data"), starts: replies }] },
]);

/** The Post Office Protocol, version 3. */
export const POP = protocol({
  name: "pop",
  layer: "POP",
  title: "Post Office Protocol",
  spec: "RFC 1939",
  carriedBy: { "tcp.port": 110 },
  startsWith: printableStarts,
  generated: mailFragments,
  summary: "POP",
  fields: { lines: custom(lines, { filter: "", label: "Lines", default: [] }) },
});

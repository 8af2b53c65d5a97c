import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { commandForm, ofFirst, otherForm, printableStarts, replyForm, wholeLine } from "../parts/command-lines.ts";
import { textLines } from "../parts/text-lines.ts";
import { decimal, partedText } from "../parts/text-parts.ts";

const verbs = [
  "ATRN",
  "AUTH",
  "BDAT",
  "BURL",
  "DATA",
  "EHLO",
  "ETRN",
  "EXPN",
  "HELO",
  "HELP",
  "LHLO",
  "MAIL",
  "NOOP",
  "QUIT",
  "RCPT",
  "RSET",
  "SAML",
  "SEND",
  "SOML",
  "STARTTLS",
  "TURN",
  "VRFY",
  "X-ANONYMOUSTLS",
  "XCLIENT",
  "XFORWARD",
];

const parameter = text("rest", { filter: "rsp.parameter", label: "Response parameter" });
const code = decimal({ filter: "response.code", label: "Response code" });
const isReply = [ofFirst("rsp", "Response", true)];
const isRequest = [ofFirst("req", "Request", true)];
/** Wireshark takes the first four letters for the command whatever they are. */
const commandLine = partedText(
  { filter: "command_line", label: "Command Line" },
  /^(?<command>[^\r\n]{1,4})(?:[^\r\n](?<parameter>[^\r\n]+))?/d,
  {
    command: text("rest", { filter: "req.command", label: "Command" }),
    parameter: text("rest", { filter: "req.parameter", label: "Request parameter" }),
  },
);

const nameless = text("rest", { filter: "" });
const lines = textLines("SMTP lines", [
  { ...replyForm(nameless, parameter), only: /^\d{3}-/, before: isReply },
  {
    ...replyForm(code, parameter),
    before: isReply,
    line: wholeLine({ filter: "response", label: "Response" }),
  },
  { ...commandForm(verbs, nameless, nameless), before: isRequest, line: commandLine },
  otherForm(),
]);

/** The Simple Mail Transfer Protocol: commands, replies, and the lines of messages. */
export const SMTP = protocol({
  name: "smtp",
  layer: "SMTP",
  title: "Simple Mail Transfer Protocol",
  spec: "RFC 5321",
  carriedBy: { "tcp.port": [25, 587] },
  framing: { by: "lines" },
  startsWith: printableStarts,
  summary: "SMTP",
  fields: { lines: custom(lines, { filter: "", label: "Lines", default: [] }) },
});

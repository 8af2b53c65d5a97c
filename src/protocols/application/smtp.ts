import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { commandForm, otherForm, printableStarts, replyForm } from "../parts/command-lines.ts";
import { textLines } from "../parts/text-lines.ts";

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

const lines = textLines("SMTP lines", [
  replyForm(
    text("rest", { filter: "response.code", label: "Response code", show: "dec" }),
    text("rest", { filter: "rsp.parameter", label: "Response parameter" }),
  ),
  commandForm(
    verbs,
    text("rest", { filter: "req.command", label: "Command" }),
    text("rest", { filter: "req.parameter", label: "Request parameter" }),
  ),
  otherForm({ line: text("rest", { filter: "message", label: "Message" }) }),
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
  fields: { lines: custom(lines, { filter: "lines", label: "Lines", default: [] }) },
});

import { custom, mark, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { commandForm, ofFirst, otherForm, printableStarts, replyForm, wholeLine } from "../parts/command-lines.ts";
import { mailFragments } from "../parts/mail-fragments.ts";
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
const code = decimal({
  filter: "response.code",
  strings: {
    211: "System status, or system help reply",
    214: "Help message",
    220: "<domain> Service ready",
    221: "<domain> Service closing transmission channel",
    235: "Authentication successful",
    250: "Requested mail action okay, completed",
    251: "User not local; will forward to <forward-path>",
    252: "Cannot VRFY user, but will accept message and attempt delivery",
    334: "AUTH input",
    354: "Start mail input; end with <CRLF>.<CRLF>",
    421: "<domain> Service not available, closing transmission channel",
    432: "A password transition is needed",
    450: "Requested mail action not taken: mailbox unavailable",
    451: "Requested action aborted: local error in processing",
    452: "Requested action not taken: insufficient system storage",
    454: "Temporary authentication failed",
    500: "Syntax error, command unrecognized",
    501: "Syntax error in parameters or arguments",
    502: "Command not implemented",
    503: "Bad sequence of commands",
    504: "Command parameter not implemented",
    530: "Authentication required",
    534: "Authentication mechanism is too weak",
    535: "Authentication credentials invalid",
    538: "Encryption required for requested authentication mechanism",
    550: "Requested action not taken: mailbox unavailable",
    551: "User not local; please try <forward-path>",
    552: "Requested mail action aborted: exceeded storage allocation",
    553: "Requested action not taken: mailbox name not allowed",
    554: "Transaction failed",
  },
  label: "Response code",
});
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
  holds: ["data-text-lines"],
  layer: "SMTP",
  title: "Simple Mail Transfer Protocol",
  spec: "RFC 5321",
  carriedBy: { "tcp.port": [25, 587] },
  framing: { by: "lines" },
  startsWith: printableStarts,
  generated: {
    eom: mark({ filter: "eom", label: "EOM", plain: true }),
    ...mailFragments,
  },
  summary: "SMTP",
  fields: { lines: custom(lines, { filter: "", label: "Lines", default: [] }) },
});

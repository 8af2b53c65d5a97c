import { decodeText } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { ofFirst, otherForm, printableStarts } from "../parts/command-lines.ts";
import { textLines } from "../parts/text-lines.ts";
import { partedText, twice, type TextParts } from "../parts/text-parts.ts";

/** Commands of RFC 9051, RFC 3501 and their extensions. */
const verbs = [
  "APPEND",
  "AUTHENTICATE",
  "CAPABILITY",
  "CHECK",
  "CLOSE",
  "COMPRESS",
  "COPY",
  "CREATE",
  "DELETE",
  "DELETEACL",
  "DONE",
  "ENABLE",
  "EXAMINE",
  "EXPUNGE",
  "FETCH",
  "GETACL",
  "GETMETADATA",
  "GETQUOTA",
  "GETQUOTAROOT",
  "ID",
  "IDLE",
  "LIST",
  "LISTRIGHTS",
  "LOGIN",
  "LOGOUT",
  "LSUB",
  "MOVE",
  "MYRIGHTS",
  "NAMESPACE",
  "NOOP",
  "NOTIFY",
  "RENAME",
  "SEARCH",
  "SELECT",
  "SETACL",
  "SETMETADATA",
  "SETQUOTA",
  "SORT",
  "STARTTLS",
  "STATUS",
  "STORE",
  "SUBSCRIBE",
  "THREAD",
  "UID",
  "UNSELECT",
  "UNSUBSCRIBE",
  "XLIST",
];

const nameless = text("rest", { filter: "" });
const space = text("rest", { filter: "", default: " " });
const part = (filter: string, label: string) => text("rest", { filter, label });
const tag = (of: "request" | "response", label: string) =>
  twice({ filter: `${of}_tag`, label }, { filter: "tag", type: "FT_STRINGZ", label: "Tag" });
const command = (of: "request" | "response", label: string) =>
  twice({ filter: `${of}.command`, label }, { filter: "command", type: "FT_STRINGZ", label: "Command" });

/** A line, and in it what a command or the answer to one says. */
const line = (patterns: readonly RegExp[], parts: TextParts) =>
  partedText({ filter: "line", type: "FT_STRINGZ", label: "Line" }, patterns, parts);
const request = line(
  [
    /^(?<line>[^\r\n]*)/ds,
    /^(?<tag>[^ \r\n]+) (?:UID )?(?<command>[^ \r\n]+)/di,
    /^[^ ]+ LOGIN (?<username>"[^"]*"|[^ \r\n]+) (?<password>"[^"]*"|[^ \r\n]+)/di,
    /^[^ ]+ (?:SELECT|EXAMINE|CREATE|DELETE|SUBSCRIBE|UNSUBSCRIBE|STATUS|APPEND|GETQUOTAROOT) (?<folder>"[^"]*"|[^ \r\n]+)/di,
  ],
  {
    line: part("request", "Request"),
    tag: tag("request", "Request Tag"),
    command: command("request", "Request Command"),
    username: unquoted("request.username", "Request Username"),
    password: unquoted("request.password", "Request Password"),
    folder: unquoted("request.folder", "Request Folder"),
  },
);
const response = line([/^(?<line>[^\r\n]*)/ds, /^(?<tag>[^ \r\n]+) (?<status>[^ \r\n]+)(?: (?<command>[^ \r\n]+))?/d], {
  line: part("response", "Response"),
  tag: tag("response", "Response Tag"),
  status: part("response.status", "Response Status"),
  command: command("response", "Response Command"),
});
const plain = line([], {});

/** A word that may be in quotation marks. */
function unquoted(filter: string, label: string) {
  return custom(
    derivedText("word", (bytes, start, end) => decodeText(bytes, start, end).replace(/^"(.*)"$/s, "$1")),
    { filter, label },
  );
}

const fromClient = [ofFirst("isrequest", "Request", true)];
const fromServer = [ofFirst("isrequest", "Request", false)];

const lines = textLines("IMAP lines", [
  {
    pattern: /^(\*)( )([^ ]*)( ?)(.*)$/s,
    pieces: { untagged: nameless, space, response: nameless, mark: space, text: nameless },
    before: fromServer,
    line: plain,
  },
  {
    pattern: /^(\+)( ?)(.*)$/s,
    pieces: { continuation: nameless, mark: space, text: nameless },
    before: fromServer,
    line: response,
  },
  {
    pattern: /^([^ *+]+)( )(OK|NO|BAD|BYE|PREAUTH)(?= |$)( ?)(.*)$/is,
    pieces: { tag: nameless, space, status: nameless, mark: space, text: nameless },
    before: fromServer,
    line: response,
  },
  {
    pattern: new RegExp(`^([^ *+]+)( )(${verbs.join("|")})(?= |$)( ?)(.*)$`, "is"),
    pieces: { tag: nameless, space, command: nameless, mark: space, arguments: nameless },
    before: fromClient,
    line: request,
  },
  otherForm(),
]);

/** The Internet Message Access Protocol, version 4. */
export const IMAP = protocol({
  name: "imap",
  layer: "IMAP",
  title: "Internet Message Access Protocol",
  spec: "RFC 9051",
  carriedBy: { "tcp.port": 143 },
  startsWith: printableStarts,
  summary: "IMAP",
  fields: { lines: custom(lines, { filter: "", label: "Lines", default: [] }) },
});

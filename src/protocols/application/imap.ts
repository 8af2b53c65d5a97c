import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { otherForm, printableStarts } from "../parts/command-lines.ts";
import { textLines } from "../parts/text-lines.ts";

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

const space = text("rest", { default: " " });
const tag = text("rest", { filter: "tag", label: "Tag" });

const lines = textLines("IMAP lines", [
  {
    pattern: /^(\*)( )([^ ]*)( ?)(.*)$/s,
    pieces: {
      untagged: text("rest", { filter: "response_tag", label: "Response Tag" }),
      space,
      response: text("rest", { filter: "response.command", label: "Response Command" }),
      mark: space,
      text: text("rest", { filter: "response", label: "Response" }),
    },
  },
  {
    pattern: /^(\+)( ?)(.*)$/s,
    pieces: {
      continuation: text("rest", { filter: "response_tag", label: "Response Tag" }),
      mark: space,
      text: text("rest", { filter: "response", label: "Response" }),
    },
  },
  {
    pattern: /^([^ *+]+)( )(OK|NO|BAD|BYE|PREAUTH)(?= |$)( ?)(.*)$/is,
    pieces: {
      tag,
      space,
      status: text("rest", { filter: "response.status", label: "Response Status" }),
      mark: space,
      text: text("rest", { filter: "response", label: "Response" }),
    },
  },
  {
    pattern: new RegExp(`^([^ *+]+)( )(${verbs.join("|")})(?= |$)( ?)(.*)$`, "is"),
    pieces: {
      tag,
      space,
      command: text("rest", { filter: "request.command", label: "Request Command" }),
      mark: space,
      arguments: text("rest", { filter: "request", label: "Request" }),
    },
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
  fields: { lines: custom(lines, { filter: "lines", label: "Lines", default: [] }) },
});

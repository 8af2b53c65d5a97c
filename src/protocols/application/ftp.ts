import type { Found } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { commandForm, otherForm, printableStarts, replyForm, wholeLine } from "../parts/command-lines.ts";
import { dataConnectionOffered, dataConnectionWanted, ftpLine } from "../parts/ftp-addresses.ts";
import { ftpReplies } from "../parts/ftp-replies.ts";
import { textLines } from "../parts/text-lines.ts";
import { decimal } from "../parts/text-parts.ts";

/** Commands of the IANA registry "FTP Commands and Extensions", and XCUP and its like. */
const verbs = [
  "ABOR",
  "ACCT",
  "ADAT",
  "ALGS",
  "ALLO",
  "APPE",
  "AUTH",
  "CCC",
  "CDUP",
  "CLNT",
  "CONF",
  "CWD",
  "DELE",
  "ENC",
  "EPRT",
  "EPSV",
  "FEAT",
  "HELP",
  "HOST",
  "LANG",
  "LIST",
  "LPRT",
  "LPSV",
  "MDTM",
  "MFCT",
  "MFF",
  "MFMT",
  "MIC",
  "MKD",
  "MLSD",
  "MLST",
  "MODE",
  "NLST",
  "NOOP",
  "OPTS",
  "PASS",
  "PASV",
  "PBSZ",
  "PORT",
  "PROT",
  "PWD",
  "QUIT",
  "REIN",
  "REST",
  "RETR",
  "RMD",
  "RNFR",
  "RNTO",
  "SITE",
  "SIZE",
  "SMNT",
  "STAT",
  "STOR",
  "STOU",
  "STRU",
  "SYST",
  "TYPE",
  "USER",
  "XCRC",
  "XCUP",
  "XCWD",
  "XMKD",
  "XPWD",
  "XRMD",
];

const nameless = text("rest", { filter: "" });
const line = wholeLine(ftpLine);
const asked = (is: boolean): AnyField =>
  custom(
    {
      ...derivedNumber("direction", () => (is ? 1 : 0)),
      beside: true,
      inner: [{ key: "response", field: answered(!is) }],
      visit: found0,
    },
    { filter: "request", label: "Request", type: "FT_BOOLEAN", hidden: true },
  );
const answered = (is: boolean): AnyField =>
  custom(
    derivedNumber("direction", () => (is ? 1 : 0)),
    { filter: "response", label: "Response", type: "FT_BOOLEAN", hidden: true },
  );
function found0(_bytes: Uint8Array, start: number, end: number, found: Found): void {
  found(0, start, end);
}

/** Only the first line of a segment is read by Wireshark; the others are text. */
const lines = textLines("FTP lines", [
  {
    ...replyForm(
      decimal({ filter: "response.code", label: "Response code", strings: ftpReplies }),
      text("rest", { filter: "response.arg", label: "Response arg" }),
    ),
    only: "first",
    before: [{ field: asked(false) }],
    line: dataConnectionOffered,
  },
  {
    ...commandForm(
      verbs,
      text("rest", { filter: "request.command", label: "Request command" }),
      text("rest", { filter: "request.arg", label: "Request arg" }),
    ),
    only: "first",
    before: [{ field: asked(true) }],
    line: dataConnectionWanted,
  },
  { ...replyForm(nameless, nameless), line },
  { ...commandForm(verbs, nameless, nameless), line },
  { ...otherForm(), line },
]);

/** The control connection of the File Transfer Protocol. */
export const FTP = protocol({
  name: "ftp",
  layer: "FTP",
  title: "File Transfer Protocol (FTP)",
  spec: "RFC 959",
  carriedBy: { "tcp.port": 21 },
  startsWith: printableStarts,
  generated: {
    directory: text("rest", { filter: "current-working-directory", label: "Current working directory" }),
  },
  summary: "FTP",
  fields: { lines: custom(lines, { filter: "", label: "Lines", default: [] }) },
});

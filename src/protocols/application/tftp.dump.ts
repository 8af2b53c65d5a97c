import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { TFTP } from "./tftp.ts";

const operation = TFTP.slot("op");
const names: { readonly [operation: number]: string } = {
  1: "RRQ",
  2: "WRQ",
  3: "DATA",
  4: "ACK",
  5: "ERROR",
  6: "OACK",
};
const errors: { readonly [error: number]: string } = {
  0: "EUNDEF",
  1: "ENOTFOUND",
  2: "EACCESS",
  3: "ENOSPACE",
  4: "EBADOP",
  5: "EBADID",
  6: "EEXISTS",
  7: "ENOUSER",
};

export const tftpText = dumpText(
  TFTP,
  (line, at, length) => {
    line.protocol = "tftp";
    line.text(`TFTP, length ${length}`);
    if (length < 2) return line.truncated();
    const number = line.field(operation, at);
    line.text(", ");
    line.named(names, number, "tftp-#%");
    const body = at + 2;
    const end = at + length;
    switch (number) {
      case 1:
      case 2:
        return request(line, body, end);
      case 3:
      case 4:
        return body + 2 > end ? line.truncated() : line.text(` block ${line.u16(body)}`);
      case 5:
        return failure(line, body, end);
      case 6:
        return words(line, body, end);
      default:
        return undefined;
    }
  },
  { forcedBy: "tftp" },
);

function request(line: DumpLine, at: number, end: number): void {
  if (at >= end) return line.truncated();
  line.text(' "');
  const mode = word(line, at, end);
  line.text('"');
  if (mode < 0 || mode >= end) return line.truncated();
  line.text(" ");
  const rest = word(line, mode, end);
  if (rest < 0) return line.truncated();
  words(line, rest, end);
}

function failure(line: DumpLine, at: number, end: number): void {
  if (at + 2 > end) return line.truncated();
  const error = line.u16(at);
  line.text(" ");
  line.named(errors, error, 'tftp-err-#% "');
  if (at + 2 >= end) return line.truncated();
  line.text(' "');
  const rest = word(line, at + 2, end);
  line.text('"');
  if (rest < 0) line.truncated();
}

function words(line: DumpLine, start: number, end: number): void {
  for (let at = start; at < end;) {
    if (line.u8(at) !== 0) line.text(" ");
    at = word(line, at, end);
    if (at < 0) return line.truncated();
  }
}

/** Prints the text at `at`; returns where the next one starts, -1 where no zero ends this one. */
function word(line: DumpLine, at: number, end: number): number {
  const limit = Math.min(end, line.end);
  for (let i = at; i < limit; i++) {
    const octet = line.u8(i);
    if (octet === 0) return i + 1;
    line.visibleOctet(octet);
  }
  return -1;
}

import type { DumpLine } from "../../definition/dump-line.ts";

/** Octets before the data of a question or an answer. */
const HEADER = 16;
const QUESTION = 4;
const FLAGS = 6;

const questions: { readonly [number: number]: string } = {
  0: "noop",
  1: "supported qtypes",
  2: "DNS name",
  3: "node addresses",
};
const addressFlags = [
  [0x40, "a"],
  [0x20, "G"],
  [0x10, "S"],
  [0x08, "L"],
  [0x04, "C"],
  [0x02, "A"],
] as const;

/** A question to a node; false where the line ends with it. */
export function nodeQueryText(line: DumpLine, at: number, code: number): boolean {
  const size = line.end - at;
  if (size === 12) {
    line.text(" who-are-you request");
    return true;
  }
  line.text(" node information query");
  if (!line.has(at, HEADER)) {
    line.truncated();
    return true;
  }
  const question = line.u16(at + QUESTION);
  line.text(" (");
  line.text(questions[question] ?? "unknown");
  flags(line, question, line.u16(at + FLAGS), false);
  if (question <= 1) {
    if (size !== HEADER && line.verbose > 0) line.text(", invalid len");
  } else if (size === HEADER) line.text(", 03 draft");
  else subject(line, at + HEADER, code);
  line.text(")");
  return true;
}

function subject(line: DumpLine, at: number, code: number): void {
  if (code === 1) {
    line.text(", subject=DNS name");
    return name(line, at);
  }
  if (code > 2) return line.text(", unknown subject");
  const octets = code === 0 ? 16 : 4;
  if (!line.has(at, octets)) return;
  if (line.end - at !== octets) {
    if (line.verbose > 0) line.text(", invalid subject len");
    return;
  }
  line.text(", subject=");
  if (code === 0) line.host6(at);
  else line.host4(at);
}

/** A node's answer; false where the line ends with it. */
export function nodeReplyText(line: DumpLine, at: number, code: number, length: number): boolean {
  if (length > line.end - at || !line.has(at, HEADER)) {
    line.truncated();
    return true;
  }
  const verbose = line.verbose > 0;
  const empty = line.end - at === HEADER;
  line.text(" node information reply (");
  if (code === 1 || code === 2) {
    line.text(code === 1 ? "refused" : "unknown");
    if (!empty && verbose) line.text(", invalid length");
  }
  if (code === 0) {
    line.text(verbose ? "success, " : "");
    answer(line, at, empty);
  }
  line.text(")");
  return true;
}

function answer(line: DumpLine, at: number, empty: boolean): void {
  const question = line.u16(at + QUESTION);
  const set = line.u16(at + FLAGS);
  line.text(questions[question] ?? "unknown");
  if (question === 0 && !empty && line.verbose > 0) line.text(", invalid length");
  if (question === 2) {
    name(line, at + HEADER + 4);
    if (set & 1) line.text(` [TTL=${line.u32(at + HEADER)}]`);
  }
  if (question === 3) {
    for (let entry = at + HEADER; entry + 20 <= line.end; entry += 20) {
      line.text(" ");
      line.host6(entry + 4);
      line.text(`(${line.u32(entry)})`);
    }
  }
  flags(line, question, set, true);
}

function flags(line: DumpLine, question: number, set: number, answered: boolean): void {
  if (set === 0) return;
  if (question === 1) line.text(` [${set & 1 ? "C" : ""}]`);
  if (question !== 3) return;
  line.text(" [");
  line.bitNames(addressFlags, set, "", "");
  line.text(answered && set & 1 ? "T]" : "]");
}

/** A name up to the end of the packet: behind one length octet in an early draft, as labels since. */
function name(line: DumpLine, at: number): void {
  const { end } = line;
  const draft = line.u8(at) === end - at - 1;
  if (draft && line.verbose > 0) line.text(", 03 draft");
  line.text(', "');
  if (draft) line.visible(at + 1, end);
  else labels(line, at);
  line.text('"');
}

function labels(line: DumpLine, start: number): void {
  const { end } = line;
  for (let at = start; at < end;) {
    const length = line.u8(at++);
    if (length === 0) {
      // Two zeros end a name that was shortened, one a whole one.
      if (at === end) line.text(".");
      else if (at + 1 !== end || line.u8(at) !== 0) line.text("???");
      return;
    }
    if (length > end - at) return line.text("???");
    line.visible(at, at + length);
    at += length;
    if (at + 1 < end && line.u8(at) !== 0) line.text(".");
  }
}

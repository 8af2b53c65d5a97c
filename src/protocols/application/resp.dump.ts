import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { RESP } from "./resp.ts";

/** A count beyond what C's `int` holds, and one below -1. */
const TOO_LARGE = -2;
const NEGATIVE = -3;
const LARGEST = 0x7fffffff;
const CR = 13;
const LF = 10;
/** Octets of a line's end. */
const LINE_END = 2;

export const respText = dumpText(RESP, (line, at, length) => {
  line.protocol = "resp";
  line.text(": RESP");
  const end = at + length;
  for (let next = at; next < end;) {
    next = writeItem(line, next, end);
    if (next === CUT) return line.truncated();
    if (next === INVALID) return line.invalid();
  }
});
const CUT = -1;
const INVALID = -2;

/** Writes an item and returns where it ends, CUT where that is beyond the segment. */
function writeItem(line: DumpLine, start: number, end: number): number {
  let at = start;
  while (at < end && endsLine(line.u8(at))) at++;
  if (at >= end) return CUT;
  // tcpdump takes what follows an empty line for a command that is written as one line.
  if (at > start) return writeCommand(line, at, end);
  const kind = String.fromCharCode(line.u8(at));
  if (kind === "+" || kind === "-" || kind === ":") return writeLine(line, at + 1, end);
  if (kind !== "$" && kind !== "*") return writeCommand(line, at, end);
  const stop = lineEnd(line, at + 1, end);
  if (stop < 0) return CUT;
  const count = countIn(line, at + 1, stop);
  if (Number.isNaN(count)) return INVALID;
  const next = stop + LINE_END;
  if (count <= 0) {
    const said = { [TOO_LARGE]: "length too large", [NEGATIVE]: "length negative and not -1", [-1]: "null" };
    line.text(` ${said[count as keyof typeof said] ?? "empty"}`);
    if (kind === "$" && count === 0) return closed(line, next, end);
    return next;
  }
  if (kind === "$") {
    if (next + count > end) return CUT;
    line.need(next, count);
    quoted(line, next, next + count);
    return closed(line, next + count, end);
  }
  let item = next;
  for (let i = 0; i < count; i++) {
    if (item >= end) return CUT;
    item = writeItem(line, item, end);
    if (item < 0) return item;
  }
  return item;
}

/** Behind the end of a line that must stand at `at`. */
function closed(line: DumpLine, at: number, end: number): number {
  if (at + LINE_END > end) return CUT;
  return line.u8(at) === CR && line.u8(at + 1) === LF ? at + LINE_END : INVALID;
}

/** A command that is written as one line, which ends with either octet of a line's end, and the empty lines behind it. */
function writeCommand(line: DumpLine, at: number, end: number): number {
  let stop = at;
  while (stop < end && !endsLine(line.u8(stop))) stop++;
  if (stop >= end) return CUT;
  quoted(line, at, stop);
  let next = stop;
  while (next < end && endsLine(line.u8(next))) next++;
  return next;
}

const endsLine = (octet: number): boolean => octet === CR || octet === LF;

function writeLine(line: DumpLine, at: number, end: number): number {
  const stop = lineEnd(line, at, end);
  if (stop < 0) return CUT;
  quoted(line, at, stop);
  return stop + LINE_END;
}

function lineEnd(line: DumpLine, at: number, end: number): number {
  for (let next = at; next + 1 < end; next++) if (line.u8(next) === CR && line.u8(next + 1) === LF) return next;
  return CUT;
}

function quoted(line: DumpLine, at: number, end: number): void {
  line.text(' "');
  line.visibleText(at, end - at);
  line.text('"');
}

/** The number between two places, NaN where it is none. */
function countIn(line: DumpLine, at: number, end: number): number {
  const text = String.fromCharCode(...line.bytes.subarray(at, Math.min(end, at + DIGITS)));
  if (!/^[-+]?\d+$/.test(text)) return NaN;
  const count = Number(text);
  if (end - at > DIGITS || count > LARGEST) return TOO_LARGE;
  return count < -1 ? NEGATIVE : count;
}
const DIGITS = 20;

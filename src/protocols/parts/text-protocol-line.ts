import type { DumpLine, PrintLine } from "../../definition/dump-line.ts";

/** Longest word that is looked at. */
const WORD_LIMIT = 128;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;

/**
 * How tcpdump prints a protocol of lines: its name and the first line, or all of them below with -v. With `commands` only
 * what starts with one of them, or has a code of three digits as its second word, is printed; the rest is a body.
 */
export function textProtocol(name: string, commands?: readonly string[]): PrintLine {
  const known = commands && new Set(commands);
  return (line, at, length) => {
    line.protocol = name;
    line.text(name.toUpperCase());
    const end = at + length;
    if (known && !startsMessage(line, known, at, end)) return;
    if (line.verbose === 0) {
      printTextLine(line, ": ", at, end);
      return;
    }
    line.text(", length: ");
    line.decimal(length);
    for (let next = at; next > 0 && next < end;) next = printTextLine(line, "\n\t", next, end);
  };
}

function startsMessage(line: DumpLine, commands: ReadonlySet<string>, at: number, end: number): boolean {
  const first = wordEnd(line, at, end);
  if (first < 0) return false;
  if (commands.has(asText(line, at, first).toUpperCase())) return true;
  let next = first;
  while (next < end && line.has(next, 1) && line.bytes[next] === SPACE) next++;
  const second = wordEnd(line, next, end);
  return second - next === 3 && /^\d{3}$/.test(asText(line, next, second));
}

/** Where the word at `at` ends; -1 where there is none, or one that is cut, too long or not printable. */
function wordEnd(line: DumpLine, at: number, end: number): number {
  let next = at;
  for (; next < end; next++) {
    if (!line.has(next, 1)) return -1;
    const octet = line.bytes[next];
    if (octet === SPACE || octet === TAB || octet === CR || octet === LF) break;
    if (!printable(octet) || next - at >= WORD_LIMIT) return -1;
  }
  return next > at ? next : -1;
}

/**
 * Prints a line of printable characters behind `before` and returns where the next one starts; -1 where there is none, or
 * where this is not text. A line whose end is in a later segment is marked as truncated.
 */
function printTextLine(line: DumpLine, before: string, at: number, end: number): number {
  let stop = at;
  while (stop < end) {
    const octet = line.u8(stop);
    if (octet === LF || octet === CR) break;
    if (!printable(octet) && octet !== TAB) return -1;
    stop++;
  }
  const feed = stop < end && line.bytes[stop] === CR ? stop + 1 : stop;
  if (feed > stop && (feed >= end || line.u8(feed) !== LF)) return -1;
  line.text(before);
  line.octets(line.bytes, at, stop);
  if (feed < end) return feed + 1;
  line.truncated();
  return -1;
}

function printable(octet: number): boolean {
  return octet >= SPACE && octet < 0x7f;
}

function asText(line: DumpLine, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at++) text += String.fromCharCode(line.bytes[at]);
  return text;
}

import { formatIPv6 } from "../../bytes/addresses.ts";
import type { DumpLine } from "../../definition/dump-line.ts";

const HEADER = 16;
const PART = 8;
const MATCH = PART + 16;
const USE = 32;

const codes: { readonly [code: number]: string } = { 0: "command", 1: "result", 255: "sequence number reset" };
const operations: { readonly [operation: number]: string } = { 1: "add", 2: "change", 3: "setglobal" };
const flags = [
  [0x80, "T"],
  [0x40, "R"],
  [0x20, "A"],
  [0x10, "S"],
  [0x08, "P"],
] as const;

/** Router renumbering; false where the line ends with it. */
export function renumberingText(line: DumpLine, at: number, code: number): boolean {
  if (!line.has(at + 12, 4)) {
    line.truncated();
    return true;
  }
  line.text(", ");
  line.named(codes, code, "code-#%");
  line.text(`, seq=${line.u32(at + 4)}`);
  if (line.verbose > 0) header(line, at);
  if (code === 0 && !operation(line, at + HEADER)) line.truncated();
  return true;
}

function header(line: DumpLine, at: number): void {
  const set = line.u8(at + 9);
  const reserved = line.u32(at + 12);
  line.text("[");
  if (set !== 0) {
    line.bitNames(flags, set, "", "");
    line.text(",");
  }
  line.text(`seg=${line.u8(at + 8)},maxdelay=${line.u16(at + 10)}`);
  if (reserved !== 0) line.text(`rsvd=0x${reserved.toString(16)}`);
  line.text("]");
}

/** One prefix control operation; false where it is cut or its length is none. */
function operation(line: DumpLine, at: number): boolean {
  if (!line.has(at, MATCH)) return false;
  startPart(line);
  line.text("match(");
  line.named(operations, line.u8(at), "#%");
  if (line.verbose > 0) line.text(`,ord=${line.u8(at + 2)},min=${line.u8(at + 4)},max=${line.u8(at + 5)}`);
  line.text(`,${formatIPv6(line.bytes, at + PART)}/${line.u8(at + 3)})`);
  const words = line.u8(at + 1) - 3;
  if (words % 4 !== 0) return false;
  for (let i = 0; i < words / 4; i++) {
    const use = at + MATCH + USE * i;
    if (!line.has(use, USE)) return false;
    useText(line, use);
  }
  return true;
}

function useText(line: DumpLine, at: number): void {
  startPart(line);
  line.text("use(");
  const set = line.u8(at + 12);
  if (set !== 0) line.text(`${set & 0x80 ? "V" : ""}${set & 0x40 ? "P" : ""},`);
  if (line.verbose > 0) {
    line.text(`mask=0x${line.u8(at + 2).toString(16)},raflags=0x${line.u8(at + 3).toString(16)},`);
    line.text(`vltime=${lifetime(line.u32(at + 4))},pltime=${lifetime(line.u32(at + 8))},`);
  }
  line.text(`${formatIPv6(line.bytes, at + 16)}/${line.u8(at)}/${line.u8(at + 1)})`);
}

function startPart(line: DumpLine): void {
  line.text(line.verbose > 1 ? "\n\t" : " ");
}

function lifetime(seconds: number): string {
  return seconds === 0xffffffff ? "infty" : `${seconds}`;
}

import type { DumpLine } from "../../definition/dump-line.ts";
import { system } from "./bgp-names.dump.ts";

/** What stands around the systems of a segment, by its type. */
const around: { readonly [type: number]: readonly [open: string, close: string] } = {
  1: ["{ ", "}"],
  2: ["", ""],
  3: ["( ", ")"],
  4: ["({ ", "})"],
};
const SMALLEST_TYPE = 1;
const LARGEST_TYPE = 4;

/** The systems of a path, whose numbers have as many octets as make sense. */
export function asPath(line: DumpLine, start: number, end: number): boolean {
  if (start === end) {
    line.text("empty");
    return true;
  }
  const size = octetsOfSystem(line, start, end);
  for (let at = start; at < end;) {
    const type = line.u8(at);
    const [open, close] = around[type] ?? ["?", "?"];
    line.text(open);
    const count = line.u8(at + 1);
    at += 2;
    for (let i = 0; i < count; i++, at += size) {
      if (at + size > end) return false;
      system(line, line.uint(at, size));
      line.text(" ");
    }
    line.text(close);
  }
  return true;
}

/** Two where segments of such numbers fill the attribute, else four (RFC 6793). */
function octetsOfSystem(line: DumpLine, start: number, end: number): 2 | 4 {
  for (let at = start; at < end;) {
    const type = line.u8(at);
    if (type < SMALLEST_TYPE || type > LARGEST_TYPE) return 4;
    if (at + 2 > end) return 4;
    const count = line.u8(at + 1);
    if (count === 0) return 2;
    at += 2 + 2 * count;
    if (at === end) return 2;
  }
  return 4;
}

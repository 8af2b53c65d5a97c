import { DisplayFilterError } from "../filter-error.ts";
import type { Range } from "../syntax-tree.ts";

const number = String.raw`-?(?:0[xX][0-9A-Fa-f]+|\d+)`;
const pieces = new RegExp(
  String.raw`^\s*(?:(${number})\s*-\s*(${number})|(${number})?\s*:\s*(${number})?|(${number}))\s*$`,
);
/** Offsets beyond it are no octets of packets. */
const LARGEST = 0x7fffffff;

/** What stands in brackets: `i:j`, `i-j`, `i`, `:j`, `i:`, joined by commas. `start` is where it begins in the filter. */
export function parseRanges(text: string, start: number): readonly Range[] {
  let at = start;
  return text.split(",").map((piece) => {
    const lead = piece.length - piece.trimStart().length;
    const span = { start: at + lead, end: at + Math.max(lead + 1, piece.trimEnd().length) };
    at += piece.length + 1;
    const found = pieces.exec(piece);
    const written = piece.trim();
    if (!found || written === ":") throw new DisplayFilterError(`"${written}" is not a valid range.`, span, help);
    const [from, to, start_, length, single] = found.slice(1).map((digits) => valueOf(digits, span));
    if (from !== undefined && to !== undefined) return { ...span, from, to: ordered(from, to, written, span) };
    if (single !== undefined) return { ...span, from: single, length: 1 };
    if (length !== undefined && length <= 0) {
      throw new DisplayFilterError(`Range ${written} isn't valid because length ${length} isn't positive`, span, help);
    }
    return { ...span, from: start_ ?? 0, length };
  });
}

const help = "[i:j] are j octets from i on, [i-j] those from i to j, [i] is one, [:j] the first j, [i:] all from i on";

function valueOf(
  digits: string | undefined,
  span: { readonly start: number; readonly end: number },
): number | undefined {
  if (digits === undefined) return undefined;
  const negative = digits.startsWith("-");
  const value = numberOf(negative ? digits.slice(1) : digits);
  if (value > LARGEST) throw new DisplayFilterError(`"${digits}" causes an integer overflow.`, span);
  return negative ? -value : value;
}

/** As in C: a leading 0 is octal. */
function numberOf(digits: string): number {
  return /^0[0-7]+$/.test(digits) ? parseInt(digits, 8) : Number(digits);
}

function ordered(
  from: number,
  to: number,
  written: string,
  span: { readonly start: number; readonly end: number },
): number {
  if (from < 0 === to < 0 && from > to) {
    const why = `Range ${written} isn't valid because ${from} is greater or equal than ${to}`;
    throw new DisplayFilterError(why, span, help);
  }
  return to;
}

/** Where a range lies in something of `length`, or undefined where it does not fit in. */
export function boundsIn(range: Range, length: number): readonly [start: number, end: number] | undefined {
  const start = range.from < 0 ? length + range.from : range.from;
  const end =
    "to" in range
      ? (range.to < 0 ? length + range.to : range.to) + 1
      : range.length === undefined
        ? length
        : start + range.length;
  return start < 0 || start >= length || end > length || end <= start ? undefined : [start, end];
}

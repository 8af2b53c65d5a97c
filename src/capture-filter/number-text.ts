import { FilterError } from "./filter-error.ts";
import type { Span } from "./syntax-tree.ts";

const digits = "[0-9]+|0[xX][0-9A-Fa-f]+";

/** A number as C writes it; the digits of an octal one are checked by `numberValue`. */
export const numberPattern = `(?:${digits})`;

const bases = { hexadecimal: 16, octal: 8, decimal: 10 } as const;

/** The value of a text of `numberPattern`: hexadecimal after `0x`, octal after `0`. Throws where 32 bits do not hold it. */
export function numberValue(text: string, span: Span): number {
  const kind = /^0[xX]/.test(text) ? "hexadecimal" : text.startsWith("0") ? "octal" : "decimal";
  const figures = kind === "hexadecimal" ? text.slice(2) : text;
  // libpcap reads from left to right and stops at what comes first, the octal number's bad digit or its 33rd bit.
  const octal = kind === "octal" ? /^[0-7]*/.exec(figures)![0] : figures;
  const value = parseInt(octal, bases[kind]);
  if (value > 0xffff_ffff) throw new FilterError(`${kind} number ${text} overflows 32 bits`, span);
  if (octal !== figures) {
    const hint = "a number that begins with 0 is octal; write it without the zero, or as hexadecimal with 0x";
    throw new FilterError(`number ${text} contains non-octal digit`, span, hint);
  }
  return value;
}

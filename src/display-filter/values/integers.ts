import type { FieldType } from "../../definition/kinds.ts";
import { bitsOf, isSigned } from "./types.ts";

/** The integer that a text is in C's notations (with `0b` for binary), or undefined. */
export function integerOf(text: string): bigint | undefined {
  const found = /^([+-]?)(0[xX][0-9A-Fa-f]+|0[bB][01]+|0[0-7]*|[1-9]\d*)$/.exec(text);
  if (!found) return undefined;
  const digits = found[2];
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return found[1] === "-" ? -value : value;
}

/** What is wrong with an integer for a type, undefined where nothing is. What is negative fits every type, and equals nothing in unsigned ones. */
export function misfit(written: string, value: bigint, type: FieldType): string | undefined {
  const bits = BigInt(bitsOf(type));
  const most = isSigned(type) ? 2n ** (bits - 1n) - 1n : 2n ** bits - 1n;
  const least = isSigned(type) ? -most - 1n : -(2n ** 63n);
  if (value > 2n ** 64n - 1n || value < -(2n ** 63n)) return `"${written}" causes an integer overflow.`;
  if (value > most) return `"${written}" too big for this field, maximum ${most}.`;
  if (value < least) return `"${written}" too small for this field, minimum ${least}.`;
  return undefined;
}

import { derivedNumber } from "../../definition/derived.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";

/** Numbers of other kinds than whole ones without a sign, as fields inside octets that are laid out. */

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** IEEE 754 of four octets. */
export function float(about: Common<number>, little = false): AnyField {
  const number = (bytes: Uint8Array, at: number) => (at + 4 <= bytes.length ? view(bytes).getFloat32(at, little) : 0);
  return custom(derivedNumber("float", number), { type: "FT_FLOAT", ...about });
}

/** A moment that a function works out of the octets, in nanoseconds since 1970. */
export function momentOf(
  nanoseconds: (bytes: Uint8Array, start: number, end: number) => bigint,
  about: Common<number>,
): AnyField {
  const codec: Custom<number> = { ...derivedNumber("moment", () => 0), bigint: nanoseconds };
  return custom(codec, { type: "FT_ABSOLUTE_TIME", ...about });
}

/** A whole number of as many octets as are taken. */
export function wideNumber(about: Common<number> & { readonly little?: boolean }): AnyField {
  const { little = false, ...rest } = about;
  const bigint = (bytes: Uint8Array, start: number, end: number): bigint => {
    let value = 0n;
    for (let at = start; at < end; at++) value = (value << 8n) | BigInt(bytes[little ? start + end - 1 - at : at]);
    return value;
  };
  const number = (bytes: Uint8Array, start: number, end: number): number => Number(bigint(bytes, start, end));
  return custom({ ...derivedNumber("number", number), bigint }, { type: "FT_UINT64", ...rest });
}

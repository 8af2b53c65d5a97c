import { u64 } from "../../bytes/numbers.ts";
import { MALFORMED, type Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Names, Show, ValueStrings } from "../../definition/kinds.ts";

/** Octets behind their length; `lengthOctets` is there where the length is spelled longer than it needs to be. */
export interface Counted {
  readonly data: Uint8Array;
  readonly lengthOctets?: number;
}

/** A number of variable length; one that is spelled in more octets than it needs says in how many. */
export type Varint = number | bigint | { readonly value: number | bigint; readonly octets: number };

/** A number whose top two bits say how many octets it takes: 1, 2, 4 or 8 (RFC 9000 section 16). */
const varint: Custom<Varint> = {
  name: "variable-length integer",
  skip: (bytes, at, end) => (at < end ? at + sizeAt(bytes, at) : end + 1),
  read({ bytes }, start) {
    const octets = sizeAt(bytes, start);
    const near = valueAt(bytes, start);
    const value = Number.isSafeInteger(near) ? near : u64(bytes, start) & LARGEST;
    return octets === shortest(near) ? value : { value, octets };
  },
  number: (bytes, start) => valueAt(bytes, start),
  bigint: (bytes, start) => (sizeAt(bytes, start) < 8 ? BigInt(valueAt(bytes, start)) : u64(bytes, start) & LARGEST),
  write(writer, given = 0) {
    const { value, octets } = typeof given === "object" ? given : { value: given, octets: shortest(Number(given)) };
    writer.octets(spell(BigInt(value), octets));
  },
};
const LARGEST = 0x3fff_ffff_ffff_ffffn;

/** A field for the length of `countedOctets`. */
export function varintField(about: {
  readonly filter: string;
  readonly label: string;
  readonly names?: Names;
  readonly strings?: ValueStrings;
  readonly show?: Show;
}): AnyField {
  return custom(varint, { ...about, type: "FT_UINT64" });
}

/** Octets behind a length of variable size; `length` and `data` are what filters ask for. */
export function countedOctets(name: string, length: AnyField, data: AnyField): Custom<Counted> {
  return {
    name,
    skip(bytes, at, end) {
      if (at >= end) return MALFORMED;
      const begin = at + sizeAt(bytes, at);
      return begin > end ? MALFORMED : begin + valueAt(bytes, at);
    },
    read({ bytes }, start, end) {
      const lengthOctets = sizeAt(bytes, start);
      const data = bytes.slice(start + lengthOctets, end);
      return lengthOctets === shortest(data.length) ? { data } : { data, lengthOctets };
    },
    write(writer, { data, lengthOctets } = { data: new Uint8Array(0) }) {
      writer.octets(spell(data.length, lengthOctets ?? shortest(data.length)));
      writer.octets(data);
    },
    inner: [
      { key: "length", field: length },
      { key: "data", field: data },
    ],
    visit(bytes, start, end, found) {
      const begin = start + sizeAt(bytes, start);
      found(0, start, begin);
      if (begin < end) found(1, begin, end);
    },
  };
}

/** Octets of the number at `at`. */
export function sizeAt(bytes: Uint8Array, at: number): number {
  return 1 << (bytes[at] >> 6);
}

/** Its value; beyond 2^53 not exact. */
export function valueAt(bytes: Uint8Array, at: number): number {
  let value = bytes[at] & 0x3f;
  for (let i = 1; i < sizeAt(bytes, at); i++) value = value * 256 + bytes[at + i];
  return value;
}

function shortest(value: number): number {
  return value < 2 ** 6 ? 1 : value < 2 ** 14 ? 2 : value < 2 ** 30 ? 4 : 8;
}

function spell(value: number | bigint, size: number): Uint8Array {
  const octets = new Uint8Array(8);
  new DataView(octets.buffer).setBigUint64(0, BigInt(value));
  const spelled = octets.slice(8 - size);
  spelled[0] |= Math.log2(size) << 6;
  return spelled;
}

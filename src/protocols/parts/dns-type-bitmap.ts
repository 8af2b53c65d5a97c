import type { ByteWriter } from "../../bytes/byte-writer.ts";
import { MALFORMED, type Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import { derivedNumber } from "../../definition/derived.ts";
import type { Common, Field } from "../../definition/kinds.ts";
import { valueName } from "../../definition/registry.ts";
import { recordTypes } from "./dns-registries.ts";

/**
 * The record types that a name has, ascending, by name where they have one. Windows that are longer than their types need
 * say so: pairs of a window's number and its octets.
 */
export type TypeBitmap =
  | readonly (string | number)[]
  | { readonly types: readonly (string | number)[]; readonly windows: readonly (readonly [number, number])[] };

/** Octets of a window: 256 types. */
const WINDOW_LIMIT = 32;

/** The bitmap of RFC 4034 4.1.2, up to the end of what is there. */
export function typeBitmap(about: Common<TypeBitmap> = {}): Field<TypeBitmap> {
  return custom(bitmap, about);
}

const bitmap: Custom<TypeBitmap> = {
  name: "type bitmap",
  skip(bytes, at, end) {
    let window = -1;
    let next = at;
    while (next < end) {
      if (next + 2 > end) return next + 2;
      const octets = bytes[next + 1];
      if (bytes[next] <= window || octets === 0 || octets > WINDOW_LIMIT) return MALFORMED;
      window = bytes[next];
      next += 2 + octets;
    }
    return next;
  },
  // A type is shown as a field over its window up to its octet; which bit of that it is, the number of the field says.
  inner: Array.from({ length: 8 }, (_, bit) => ({
    key: `type${bit}`,
    field: custom(
      derivedNumber("type in a bitmap", (bytes, start, end) => 256 * bytes[start] + 8 * (end - start - 3) + bit),
      { filter: "resp.type", label: "Type", type: "FT_UINT16", names: recordTypes },
    ),
  })),
  visit(bytes, start, end, found) {
    for (let at = start; at < end; at += 2 + bytes[at + 1]) {
      for (let bit = 0; bit < 8 * bytes[at + 1]; bit++) {
        const octet = at + 2 + (bit >> 3);
        if ((bytes[octet] << (bit & 7)) & 0x80) found(bit & 7, at, octet + 1);
      }
    }
  },
  read({ bytes }, start, end) {
    const types: number[] = [];
    const windows: [number, number][] = [];
    for (let at = start; at < end; at += 2 + bytes[at + 1]) {
      windows.push([bytes[at], bytes[at + 1]]);
      for (let bit = 0; bit < 8 * bytes[at + 1]; bit++) {
        if ((bytes[at + 2 + (bit >> 3)] << (bit & 7)) & 0x80) types.push(256 * bytes[at] + bit);
      }
    }
    const named = types.map((type) => valueName(recordTypes, type) ?? type);
    const usual = windowsOf(types);
    const same =
      usual.length === windows.length &&
      usual.every(([window, octets], i) => window === windows[i][0] && octets === windows[i][1]);
    return same ? named : { types: named, windows };
  },
  write(writer: ByteWriter, value) {
    const given = value ?? [];
    const spelled = "windows" in given ? given : undefined;
    const types = (spelled ? spelled.types : (given as readonly (string | number)[])).map(typeNumber);
    for (const [window, octets] of spelled?.windows ?? windowsOf(types)) {
      const bits = new Uint8Array(octets);
      for (const type of types) if (type >> 8 === window) bits[(type & 255) >> 3] |= 0x80 >> (type & 7);
      writer.uint(window, 1);
      writer.uint(octets, 1);
      writer.octets(bits);
    }
  },
};

/** The windows that types need, each up to its last octet that is not 0. */
function windowsOf(types: readonly number[]): [number, number][] {
  const octets = new Map<number, number>();
  for (const type of types) octets.set(type >> 8, Math.max(octets.get(type >> 8) ?? 0, ((type & 255) >> 3) + 1));
  return [...octets].sort(([a], [b]) => a - b);
}

function typeNumber(type: string | number): number {
  const number = typeof type === "number" ? type : (recordTypes as { readonly [name: string]: number })[type];
  if (number === undefined) throw new RangeError(`no record type is named "${type}"`);
  return number;
}

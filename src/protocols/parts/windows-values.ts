import { formatGuid, guidPlaces } from "../../bytes/guid.ts";
import { u16le, u64le } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";
import { choice, custom, u32 } from "../../definition/fields.ts";
import type { AnyField, Common, Field, View } from "../../definition/kinds.ts";

/** The values that Windows' protocols are made of ([MS-DTYP]): little-endian, with text in UTF-16. */

/** A text; one octet too many stands behind it. */
export type Utf16 = string | { readonly text: string; readonly odd: number };

const utf16Codec: Custom<Utf16> = {
  name: "UTF-16 text",
  single: true,
  skip: (_bytes, _at, end) => end,
  read({ bytes }, start, end) {
    const text = utf16At(bytes, start, end);
    return (end - start) % 2 === 0 ? text : { text, odd: bytes[end - 1] };
  },
  write(writer, value) {
    const { text, odd } = typeof value === "object" ? value : { text: value ?? "", odd: undefined };
    for (let i = 0; i < text.length; i++) writer.uintle(text.charCodeAt(i), 2);
    if (odd !== undefined) writer.uint(odd, 1);
  },
  text: (bytes, start, end) => endedText(utf16At(bytes, start, end)),
};

/** The characters in bytes[start..end). */
export function utf16At(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at + 1 < end; at += 2) text += String.fromCharCode(u16le(bytes, at));
  return text;
}

/** A text up to the zero that ends it, where one does. */
function endedText(text: string): string {
  const end = text.indexOf("\0");
  return end < 0 ? text : text.slice(0, end);
}

/** Text up to the end of what is there. */
export function utf16(about: Common<Utf16>): Field<Utf16> {
  return custom(utf16Codec, { type: "FT_STRING", ...about });
}

/** Text of as many octets as an earlier field says. */
export function utf16By(by: string, about: Common<Utf16>): Field<Utf16> {
  return choice(by, {}, { otherwise: utf16({ evenEmpty: true, ...about }), size: { by } }) as Field<Utf16>;
}

const IDENTIFIER = 16;

function guidCodec(little: boolean): Custom<string> {
  return {
    name: "GUID",
    single: true,
    skip: (_bytes, at) => at + IDENTIFIER,
    read: ({ bytes }, start) => formatGuid(bytes, start, little),
    write(writer, value) {
      const digits = (value ?? "").replaceAll("-", "").padEnd(2 * IDENTIFIER, "0");
      if (!/^[0-9a-f]{32}$/i.test(digits)) throw new RangeError(`"${value}" is not a GUID`);
      for (const place of guidPlaces(little))
        writer.uint(Number.parseInt(digits.slice(2 * place, 2 * place + 2), 16), 1);
    },
    octets: (bytes, start) => Uint8Array.from(guidPlaces(little), (place) => bytes[start + place]),
    text: (bytes, start) => formatGuid(bytes, start, little),
  };
}
const littleGuid = guidCodec(true);
const plainGuid = guidCodec(false);

/** A GUID as `6b29fc40-ca47-1067-b31d-00dd010662da`. */
export function guid(about: Common<string>): Field<string> {
  return custom(littleGuid, { type: "FT_GUID", ...about });
}

/** A GUID whose numbers have their highest octet first. */
export function bigGuid(about: Common<string>): Field<string> {
  return custom(plainGuid, { type: "FT_GUID", ...about });
}

/** Tenths of microseconds between 1601 and 1970. */
const EPOCH = 116_444_736_000_000_000n;
/** What stands for no end of time, in either way. */
const NEVER = 0x7fff_ffff_ffff_ffffn;

/** Nanoseconds since 1970 of a number of tenths of microseconds since 1601. */
function fileTimeAt(bytes: Uint8Array, at: number): bigint {
  const ticks = u64le(bytes, at);
  return ticks === 0n || ticks >= NEVER ? 0n : (ticks - EPOCH) * 100n;
}

const fileTimeCodec: Custom<bigint> = {
  name: "FILETIME",
  skip: (_bytes, at) => at + 8,
  read: ({ bytes }, start) => u64le(bytes, start),
  write(writer, value) {
    const ticks = value ?? 0n;
    writer.uintle(Number(ticks & 0xffff_ffffn), 4);
    writer.uintle(Number((ticks >> 32n) & 0xffff_ffffn), 4);
  },
  bigint: fileTimeAt,
};

/** A moment, in tenths of microseconds since 1601; 0 is none. */
export function fileTime(about: Common<bigint>): Field<bigint> {
  return custom(fileTimeCodec, { type: "FT_ABSOLUTE_TIME", ...about });
}

/** Bits of a little-endian number: Wireshark's name, label, mask, and words for set and not set. */
export type BitRow = readonly [filter: string, label: string, mask: number, set?: string, notSet?: string];

/** The bits of a number of `size` octets as fields of their own. */
export function bitViews(size: 1 | 2 | 4, rows: readonly BitRow[]): readonly View[] {
  return rows.map(([filter, label, mask, set, notSet]) => ({
    filter,
    label,
    type: "FT_BOOLEAN",
    size,
    mask,
    little: true,
    ...(set === undefined || notSet === undefined ? {} : { truth: [set, notSet] as const }),
  }));
}

/** 32 bits, little-endian, of which each has a name. */
export function flags32(
  filter: string,
  label: string,
  rows: readonly BitRow[],
  about: Pick<Common<number>, "lists"> = {},
): AnyField {
  return u32({ filter, label, show: "hex", little: true, views: bitViews(4, rows), ...about });
}

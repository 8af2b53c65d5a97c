import type { ValueStrings } from "./kinds.ts";
import { valueName, type FieldInfo } from "./registry.ts";

/** Whether a checksum is right, as Wireshark says it. */
export const checksumStates: ValueStrings = { 0: "Bad", 1: "Good", 2: "Unverified", 3: "Not present", 4: "Illegal" };

/** Wireshark's word for a value of a field; the definition's own name for it where Wireshark has none. */
export function wordOf(info: FieldInfo, value: number): string | undefined {
  const { view, field } = info;
  const strings = view ? view.strings : field.strings;
  if (strings) return stringFor(strings, value);
  return view ? undefined : valueName(field.names, value);
}

/** All of them, as inclusive ranges of values. */
export function wordRows({
  view,
  field,
}: FieldInfo): readonly (readonly [first: number, last: number, word: string])[] {
  const strings = view ? view.strings : field.strings;
  if (strings && isRanges(strings)) return strings;
  if (strings) return Object.entries(strings).map(([value, word]) => [Number(value), Number(value), word]);
  return view ? [] : Object.entries(field.names ?? {}).map(([word, value]) => [value, value, word]);
}

/** The word that a table has for a value. */
export function stringFor(strings: ValueStrings, value: number): string | undefined {
  // Words of negative numbers stand with their 32 bits.
  if (!isRanges(strings)) return strings[value] ?? (value < 0 ? strings[value >>> 0] : undefined);
  return strings.find(([first, last]) => value >= first && value <= last)?.[2];
}

function isRanges(strings: ValueStrings): strings is readonly (readonly [number, number, string])[] {
  return Array.isArray(strings);
}

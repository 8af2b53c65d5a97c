import { parseIPv4, parseIPv6 } from "../bytes/addresses.ts";
import { u32 } from "../bytes/numbers.ts";
import { encodeText } from "../bytes/text.ts";
import type { FieldType } from "../definition/kinds.ts";
import { nanosecondsOf } from "./values/times.ts";
import { classOf } from "./values/types.ts";
import { wordsOfRows } from "./values/value-words.ts";
import type { Value } from "./values/value.ts";
import type { FilterField, Values, Vocabulary } from "./vocabulary.ts";

/** What a record gives for a field: addresses as text, times as seconds; several in a list, undefined for none. */
export type RecordValue = string | number | bigint | boolean | Uint8Array;

export interface RecordField<R> {
  readonly type: FieldType;
  readonly label: string;
  /** Words for values: those of an integer, or of 1 and 0 of a boolean, where they are not True and False. */
  readonly words?: { readonly [value: number]: string };
  readonly read: (record: R) => RecordValue | readonly RecordValue[] | undefined;
}

/** The fields of records that are no packets, by name: `conn.pid`. A name without a dot in front is that of all of them. */
export function recordVocabulary<R>(title: string, fields: { readonly [name: string]: RecordField<R> }): Vocabulary<R> {
  const known = new Map<string, FilterField<R>>();
  for (const [name, field] of Object.entries(fields)) {
    known.set(name, fieldOf(name, field));
    const whole = name.split(".")[0];
    if (!known.has(whole)) known.set(whole, { ...fieldOf(whole, every), label: title });
  }
  return { field: (name) => known.get(name), names: () => [...known.keys()] };
}

/** Every record is one. */
const every: RecordField<unknown> = { type: "FT_NONE", label: "", read: () => true };

function fieldOf<R>(name: string, { type, label, read, words: table }: RecordField<R>): FilterField<R> {
  const convert = converter(type);
  const values: Values<R> = (record, found) => {
    const value = read(record);
    if (value === undefined) return false;
    if (!Array.isArray(value)) return isFound(convert(value as RecordValue), found);
    return (value as readonly RecordValue[]).some((one) => isFound(convert(one), found));
  };
  const octets: Values<R> = (record, found) => values(record, (value) => found(octetsOf(value)));
  const said = table ?? (classOf(type) === "boolean" ? { 1: "True", 0: "False" } : undefined);
  const words = said && wordsOfRows(Object.entries(said).map(([value, word]) => [Number(value), Number(value), word]));
  // A record has no layers: `#1` is all there is.
  return { name, label, type, words, values: () => values, octets: () => octets };
}

function isFound(value: Value | undefined, found: (value: Value) => boolean): boolean {
  return value !== undefined && found(value);
}

/** What a filter compares; undefined for what is none of the type. */
function converter(type: FieldType): (value: RecordValue) => Value | undefined {
  switch (classOf(type)) {
    case "boolean":
      return (value) => (value ? 1 : 0);
    case "moment":
    case "duration":
      return (value) => (typeof value === "bigint" ? value : nanosecondsOf(Number(value)));
    case "ipv4":
      return (value) => addressNumber(parseIPv4(String(value)));
    case "ipv6":
      return (value) => parseIPv6(String(value));
    case "text":
      return String;
    default:
      return (value) => (typeof value === "boolean" ? Number(value) : value);
  }
}

function addressNumber(octets: Uint8Array | undefined): number | undefined {
  return octets && u32(octets, 0);
}

function octetsOf(value: Value): Uint8Array {
  return value instanceof Uint8Array ? value : encodeText(String(value));
}

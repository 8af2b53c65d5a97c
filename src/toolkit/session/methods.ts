import { decodeText, encodeText } from "../../bytes/text.ts";
import { braceFormat } from "../../craft/expression/percent-format.ts";
import { isEqual } from "../../craft/expression/truth.ts";
import { Tuple } from "../../craft/tuple.ts";
import { listOf } from "./collections.ts";
import { plainText } from "./text.ts";

type Method<Value> = (value: Value) => (...given: never[]) => unknown;
type Methods<Value> = { readonly [name: string]: Method<Value> };

/** What Python's values have and JavaScript's have otherwise; undefined where it is not that. */
export function pythonMethod(value: unknown, name: string): unknown {
  if (typeof value === "string") return methodOf(texts, value, name);
  if (value instanceof Uint8Array) return methodOf(octets, value, name);
  if (Array.isArray(value)) return methodOf(lists, value as unknown[], name);
  if (value instanceof Map) return methodOf(dictionaries, value, name);
  const isPlain = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return undefined;
  return methodOf(records, value, name) ?? methodOf(dictionaries, new Map(Object.entries(value)), name);
}

function methodOf<Value>(methods: Methods<Value>, value: Value, name: string): unknown {
  return Object.hasOwn(methods, name) ? methods[name](value) : undefined;
}

const texts: Methods<string> = {
  upper: (text) => () => text.toUpperCase(),
  lower: (text) => () => text.toLowerCase(),
  strip: (text) => () => text.trim(),
  lstrip: (text) => () => text.trimStart(),
  rstrip: (text) => () => text.trimEnd(),
  split: (text) => (by?: string) => (by === undefined ? text.trim().split(/\s+/) : text.split(by)),
  splitlines: (text) => () => text.split(/\r?\n/),
  join: (text) => (items: unknown) => (listOf(items) ?? []).join(text),
  replace: (text) => (old: string, replacement: string) => text.replaceAll(old, () => replacement),
  startswith: (text) => (start: string) => text.startsWith(start),
  endswith: (text) => (end: string) => text.endsWith(end),
  find: (text) => (part: string) => text.indexOf(part),
  count: (text) => (part: string) => text.split(part).length - 1,
  isdigit: (text) => () => /^\d+$/.test(text),
  ljust: (text) => (width: number) => text.padEnd(width),
  rjust: (text) => (width: number) => text.padStart(width),
  zfill: (text) => (width: number) => text.padStart(width, "0"),
  encode: (text) => () => encodeText(text),
  format:
    (text) =>
    (...values: unknown[]) =>
      formatted(text, values),
};

/** `"{} {1:>8}".format(…)` */
function formatted(text: string, values: readonly unknown[]): string {
  let next = 0;
  return text.replaceAll(/\{\{|\}\}|\{(\d*)(?::([^{}]*))?\}/g, (braces: string, index?: string, format = "") => {
    if (index === undefined) return braces[0];
    const place = index === "" ? next++ : Number(index);
    if (place >= values.length) throw new TypeError(`there are only ${values.length} values for ${text}`);
    const shown = plainText(values[place]);
    return format === "" ? shown : braceFormat(format, values[place], shown, { start: 0, end: text.length });
  });
}

const octets: Methods<Uint8Array> = {
  decode: (bytes) => () => decodeText(bytes, 0, bytes.length),
  hex: (bytes) => () => Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join(""),
  startswith: (bytes) => (start: Uint8Array) => start.every((octet, i) => bytes[i] === octet),
};

const lists: Methods<unknown[]> = {
  append: (list) => (item: unknown) => void list.push(item),
  extend: (list) => (items: unknown) => void list.push(...(listOf(items) ?? [])),
  insert: (list) => (at: number, item: unknown) => void list.splice(at, 0, item),
  remove: (list) => (item: unknown) => {
    const at = list.findIndex((one) => isEqual(one, item));
    if (at >= 0) list.splice(at, 1);
  },
  count: (list) => (item: unknown) => list.filter((one) => isEqual(one, item)).length,
  index: (list) => (item: unknown) => list.findIndex((one) => isEqual(one, item)),
};

/** Dictionaries as objects, which change. */
const records: Methods<object> = {
  update: (record) => (other: object) => void Object.assign(record, other),
  setdefault:
    (record) =>
    (key: string, value: unknown = null) => {
      if (!Object.hasOwn(record, key)) Reflect.set(record, key, value);
      return Reflect.get(record, key) as unknown;
    },
  pop:
    (record) =>
    (key: string, otherwise: unknown = null) => {
      const value: unknown = Object.hasOwn(record, key) ? Reflect.get(record, key) : otherwise;
      Reflect.deleteProperty(record, key);
      return value;
    },
};

const dictionaries: Methods<ReadonlyMap<unknown, unknown>> = {
  items: (map) => () => Array.from(map, (entry) => new Tuple(entry)),
  keys: (map) => () => [...map.keys()],
  values: (map) => () => [...map.values()],
  get:
    (map) =>
    (key: unknown, otherwise: unknown = null) =>
      map.has(key) ? map.get(key) : otherwise,
};

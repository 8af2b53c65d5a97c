import { decodeText, latin1 } from "../../bytes/text.ts";
import type { Custom, Found, Inner } from "../../definition/custom.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { bytes, custom, mark } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";

/** Arrays within arrays; what is deeper is left out. */
const DEPTH_LIMIT = 20;
/** Characters of a length. */
const LONGEST_LENGTH = 11;
/** Octets of a line's end. */
const LINE_END = 2;

const kinds = new Map([
  [0x2b, "string"],
  [0x2d, "error"],
  [0x3a, "integer"],
  [0x2a, "array"],
  [0x24, "bulk"],
] as const);
type Kind = typeof kinds extends Map<number, infer K> ? K : never;

/** What stands at a place: an item by its first octet, where its line ends, and where it ends as a whole. */
interface Item {
  kind: Kind | "fragment" | "cut";
  lineEnd: number;
  end: number;
  /** The length or count that the line has; NaN where it has none. */
  count: number;
}

/** Makes `item` the one at `at`, but for what is in an array: that follows it. A line that is none is a fragment. */
function readItem(item: Item, octets: Uint8Array, at: number, end: number): Item {
  let lineEnd = at;
  while (lineEnd + 1 < end && !(octets[lineEnd] === 13 && octets[lineEnd + 1] === 10)) lineEnd++;
  item.kind = kinds.get(octets[at] as 0x2b) ?? "fragment";
  item.lineEnd = lineEnd;
  item.end = lineEnd + LINE_END;
  item.count = item.kind === "array" || item.kind === "bulk" ? countIn(octets, at + 1, lineEnd) : NaN;
  if (lineEnd + 1 >= end) {
    if (item.kind !== "fragment") item.kind = "cut";
    item.lineEnd = item.end = end;
    item.count = NaN;
  } else if (item.kind === "bulk" && item.count >= 0) {
    item.end += item.count + LINE_END;
    if (item.end > end) {
      item.kind = "cut";
      item.end = end;
    }
  }
  return item;
}

const newItem = (): Item => ({ kind: "cut", lineEnd: 0, end: 0, count: NaN });

/** The number in octets[start..end), NaN where it is none. */
function countIn(octets: Uint8Array, start: number, end: number): number {
  const first = octets[start] === 0x2d ? start + 1 : start;
  if (first >= end || end - start > LONGEST_LENGTH) return NaN;
  let count = 0;
  for (let at = first; at < end; at++) {
    const digit = octets[at] - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    count = 10 * count + digit;
  }
  return first === start ? count : -count;
}

const line = (filter: string, label: string): AnyField =>
  custom(
    derivedText(label, (octets, start, end) => decodeText(octets, start + 1, end - LINE_END)),
    { filter, label },
  );
const number = (filter: string, label: string, type: "FT_INT32" | "FT_INT64"): AnyField =>
  custom(
    derivedNumber(label, (octets, start, end) => Number(latin1(octets, start + 1, end - LINE_END)) || 0),
    { filter, label, type },
  );
const fields = {
  string: line("string", "String"),
  error: line("error", "Error"),
  integer: number("integer", "Integer", "FT_INT64"),
  array: mark({ filter: "array", label: "Array" }),
  arrayLength: number("array.length", "Length", "FT_INT64"),
  bulk: mark({ filter: "bulk_string", label: "Bulk String" }),
  bulkLength: number("bulk_string.length", "Length", "FT_INT32"),
  bulkValue: bytes("rest", { filter: "bulk_string.value", label: "Value" }),
  fragment: mark({ filter: "fragment", label: "Fragment" }),
  cut: mark({
    filter: "reassembled_in_next_frame",
    label: "Array is partially decoded. Re-assembled array is in the next frame",
  }),
};
const keys = Object.keys(fields) as (keyof typeof fields)[];
const numbers = Object.fromEntries(keys.map((key, number) => [key, number])) as Record<keyof typeof fields, number>;
const inner: readonly Inner[] = Array.from({ length: DEPTH_LIMIT + 2 }, (_, depth) =>
  keys.map((key) => ({ key, field: fields[key], depth })),
).flat();

/** The items of RESP: what a client asks and a server answers, in the order in which they come. */
export const respItems: Pick<Custom<string>, "inner" | "visit"> = {
  inner,
  visit(octets, start, end, found) {
    for (let at = start; at < end;) at = visitItem(octets, at, end, 0, found);
  },
};

/** Says where the item at `at` is, and what is in it; returns where it ends. */
function visitItem(octets: Uint8Array, at: number, end: number, depth: number, found: Found): number {
  const item = readItem(newItem(), octets, at, end);
  const show = (key: keyof typeof fields, from: number, to: number, inside = depth): void =>
    found(inside * keys.length + numbers[key], from, to);
  if (depth > DEPTH_LIMIT || item.kind === "cut") {
    show(item.kind === "cut" && depth > 0 ? "cut" : "fragment", at, item.end, Math.min(depth, DEPTH_LIMIT));
    return item.end;
  }
  const next = item.lineEnd + LINE_END;
  if (item.kind === "bulk") {
    show("bulk", at, item.end);
    show("bulkLength", at, next, depth + 1);
    if (item.count > 0) show("bulkValue", next, item.end - LINE_END, depth + 1);
    return item.end;
  }
  if (item.kind !== "array") {
    show(item.kind, at, item.end);
    return item.end;
  }
  show("array", at, next);
  show("arrayLength", at, next, depth + 1);
  let stop = next;
  for (let i = 0; i < item.count && stop < end; i++) stop = visitItem(octets, stop, end, depth + 1, found);
  return stop;
}

/** Octets up to which the rest of an item is waited for. */
const LONGEST_WAIT = 1 << 18;

/** Octets of the item at `at` with all that is in it; 0 where it goes on. */
export function respSize(octets: Uint8Array, at: number, end: number): number {
  if (end - at > LONGEST_WAIT) return end - at;
  const item = newItem();
  let missing = 1;
  let next = at;
  while (missing > 0 && next < end) {
    readItem(item, octets, next, end);
    if (item.kind === "cut") return 0;
    missing += (item.kind === "array" && item.count > 0 ? item.count : 0) - 1;
    next = item.end;
  }
  return missing > 0 ? 0 : next - at;
}

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

const kinds = { "+": "string", "-": "error", ":": "integer", "*": "array", $: "bulk" } as const;

/** What stands at a place: an item by its first octet, where its line ends, and where it ends as a whole. */
interface Item {
  readonly kind: (typeof kinds)[keyof typeof kinds] | "fragment" | "cut";
  readonly lineEnd: number;
  readonly end: number;
  /** The length or count that the line has; NaN where it has none. */
  readonly count: number;
}

/** The item at `at`, but for what is in an array: that follows it. A line that is none is a fragment. */
function respItemAt(octets: Uint8Array, at: number, end: number): Item {
  let lineEnd = at;
  while (lineEnd + 1 < end && !(octets[lineEnd] === 13 && octets[lineEnd + 1] === 10)) lineEnd++;
  const known = String.fromCharCode(octets[at]);
  const kind = known in kinds ? kinds[known as keyof typeof kinds] : "fragment";
  if (lineEnd + 1 >= end) return { kind: kind === "fragment" ? kind : "cut", lineEnd: end, end, count: NaN };
  const text = latin1(octets, at + 1, Math.min(lineEnd, at + 1 + LONGEST_LENGTH + 1));
  const count = kind === "array" || kind === "bulk" ? countIn(text) : NaN;
  const next = lineEnd + LINE_END;
  if (kind !== "bulk" || !(count >= 0)) return { kind, lineEnd, end: next, count };
  const whole = next + count + LINE_END;
  return whole > end ? { kind: "cut", lineEnd, end, count } : { kind, lineEnd, end: whole, count };
}

function countIn(text: string): number {
  return /^-?\d+$/.test(text) && text.length <= LONGEST_LENGTH ? Number(text) : NaN;
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
  const item = respItemAt(octets, at, end);
  const show = (key: keyof typeof fields, from: number, to: number, inside = depth): void =>
    found(inside * keys.length + keys.indexOf(key), from, to);
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
  let missing = 1;
  let next = at;
  while (missing > 0 && next < end) {
    const item = respItemAt(octets, next, end);
    if (item.kind === "cut") return 0;
    missing += (item.kind === "array" && item.count > 0 ? item.count : 0) - 1;
    next = item.end;
  }
  return missing > 0 ? 0 : next - at;
}

import { fixed } from "../../bytes/fixed.ts";
import { textLiteral } from "../../craft/expression/format.ts";
import { isEqual, isTrue } from "../../craft/expression/truth.ts";
import { Tuple } from "../../craft/tuple.ts";
import type { Span } from "../../craft/expression/syntax-tree.ts";
import { Packet } from "../packet.ts";
import type { Print } from "./attributes.ts";
import { isProtocol, itemsOf, listOf } from "./collections.ts";
import { plainText, textOf } from "./text.ts";

const nowhere: Span = { start: 0, end: 0 };

function list(value: unknown): unknown[] {
  return [...itemsOf(value, nowhere)];
}

/** Functions that Python has, as far as they help with packets. */
export function builtins(print: Print): { readonly [name: string]: (...given: never[]) => unknown } {
  return {
    print: (...values: unknown[]) => {
      print(`${values.map(plainText).join(" ")}\n`);
      return null;
    },
    list,
    len: (value: unknown) => {
      if (value instanceof Packet) return value.bytes.length;
      return typeof value === "string" ? value.length : list(value).length;
    },
    str: plainText,
    repr: (value: unknown) => (typeof value === "string" ? textLiteral(value) : textOf(value)),
    hex: (value: number) => `0x${value.toString(16)}`,
    ord: (value: string) => value.codePointAt(0),
    sorted: (values: unknown, key: (value: unknown) => unknown = (value) => value, reverse = false) => {
      const keyed = list(values).map((value) => [key(value), value] as const);
      const ordered = keyed.sort(([one], [other]) => order(one, other) * (reverse ? -1 : 1));
      return ordered.map(([, value]) => value);
    },
    set: (values: unknown = []) =>
      list(values).filter((one, i, all) => all.findIndex((other) => isEqual(one, other)) === i),
    sum: (values: unknown) => list(values).reduce((sum: number, value) => sum + Number(value), 0),
    min: (...values: unknown[]) => ordered(values)[0],
    max: (...values: unknown[]) => ordered(values).at(-1),
    any: (values: unknown) => list(values).some(isTrue),
    all: (values: unknown) => list(values).every(isTrue),
    bool: isTrue,
    abs: (value: number) => Math.abs(value),
    round: (value: number, digits = 0) => Number(fixed(value, digits)),
    float: Number,
    reversed: (values: unknown) => list(values).toReversed(),
    tuple: (values: unknown = []) => new Tuple(list(values)),
    dict: (options: object = {}) => ({ ...options }),
    map: (of: (value: unknown) => unknown, values: unknown) => list(values).map((value) => of(value)),
    filter: (of: (value: unknown) => unknown, values: unknown) => list(values).filter((value) => isTrue(of(value))),
    isinstance: (value: unknown, of: unknown) => (listOf(of) ?? [of]).some((one) => isInstance(value, one)),
    type: (value: unknown) => (value instanceof Packet ? value.given[0]?.protocol : typeof value),
    enumerate: (values: unknown, start = 0) => list(values).map((value, i) => [i + start, value]),
    zip: (...lists: unknown[]) => {
      const all = lists.map(list);
      return Array.from({ length: Math.min(...all.map(({ length }) => length)) }, (_, i) => all.map((one) => one[i]));
    },
  };
}

/** Whether a packet begins with a layer. */
function isInstance(value: unknown, of: unknown): boolean {
  if (!isProtocol(of)) throw new TypeError("isinstance tells what layer a packet begins with: isinstance(packet, IP)");
  return value instanceof Packet && value.given[0]?.protocol.layer === of.layer;
}

function ordered(values: readonly unknown[]): unknown[] {
  return (values.length === 1 ? list(values[0]) : [...values]).sort(order);
}

/** Numbers by size, texts by their letters, lists by their first items that differ. */
function order(one: unknown, other: unknown): number {
  if (Array.isArray(one) && Array.isArray(other)) {
    for (let i = 0; i < Math.min(one.length, other.length); i++) {
      const difference = order(one[i], other[i]);
      if (difference !== 0) return difference;
    }
    return one.length - other.length;
  }
  if (typeof one === "string" && typeof other === "string") return one < other ? -1 : Number(one > other);
  return Number(one) - Number(other);
}

import { all, any, type Condition, test } from "../../bpf/condition.ts";
import type { Value } from "../../bpf/value.ts";
import { FilterError } from "../filter-error.ts";
import { checkMaximum, type Frame } from "../frame.ts";
import { atMost, masked, matches, placeAt, read } from "../place.ts";
import type { Primitive } from "../syntax-tree.ts";
import { compared } from "./relation.ts";

type Mtp3 = Extract<Primitive, { kind: "mtp3-field" }>;

/** Offsets from the length indicator. High-speed links, whose words begin with `h`, have longer headers. Source: ITU-T Q.703. */
const HIGH_SPEED = 3;
const HIGH_SPEED_LENGTH = 2;

/** `fisu`, `lssu`, `msu`: signal units by their length: 0, 1 or 2, more. */
export function signalUnit({ word }: Extract<Primitive, { kind: "mtp2" }>, frame: Frame): Condition {
  const start = placeAt(mtp2Of(frame, word));
  const isHigh = word.startsWith("h");
  const [length, unit] = isHigh
    ? [masked(read(start, HIGH_SPEED_LENGTH, 2), 0xff80), 0x80]
    : [masked(read(start, 0, 1), 0x3f), 1];
  switch (isHigh ? word.slice(1) : word) {
    case "fisu":
      return matches(length, 0xffffffff, 0);
    case "lssu":
      return all(test(length, "gt", 0), atMost(length, 2 * unit));
    default:
      return test(length, "gt", 2 * unit);
  }
}

/** A field of the routing label, which is little-endian; numbers are compared in the order of its octets, as libpcap does. */
interface Field {
  readonly offset: number;
  readonly size: 1 | 2 | 4;
  readonly largest: number;
  /** Bits of the field in the octets read, and a number of its as these bits. */
  readonly mask: number;
  readonly asRead: (number: number) => number;
}

const FIELDS: Readonly<Record<"sio" | "opc" | "dpc" | "sls", Field>> = {
  sio: { offset: 1, size: 1, largest: 0xff, mask: 0xffffffff, asRead: (number) => number },
  opc: { offset: 2, size: 4, largest: 0x3fff, mask: 0x00c0ff0f, asRead: (number) => swapped4(number << 14) },
  dpc: { offset: 2, size: 2, largest: 0x3fff, mask: 0xff3f, asRead: swapped2 },
  sls: { offset: 5, size: 1, largest: 0x0f, mask: 0xf0, asRead: (number) => number << 4 },
};

function swapped2(number: number): number {
  return ((number & 0xff) << 8) | (number >>> 8);
}

function swapped4(number: number): number {
  return ((swapped2(number & 0xffff) << 16) | swapped2(number >>> 16)) >>> 0;
}

/** `dpc 5`, `hopc > 100`, `sls (1 or 2)`. */
export function mtp3Field({ field, comparisons }: Mtp3, frame: Frame): Condition {
  const start = mtp2Of(frame, field);
  const isHigh = field.startsWith("h");
  const { offset, size, largest, mask, asRead } = FIELDS[(isHigh ? field.slice(1) : field) as keyof typeof FIELDS];
  const value: Value = masked(read(placeAt(start), offset + (isHigh ? HIGH_SPEED : 0), size), mask);
  const tests = comparisons.map((comparison) => {
    checkMaximum(field, comparison.value, largest);
    return compared(value, comparison.relation, asRead(comparison.value));
  });
  return any(...tests);
}

function mtp2Of({ linkType }: Frame, word: string): number {
  if (linkType.mtp2 === undefined) throw new FilterError(`'${word}' supported only on SS7`);
  return linkType.mtp2;
}

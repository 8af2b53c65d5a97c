import { all, type Condition, equal, not, type Step, test } from "../bpf/condition.ts";
import { type Load, load, operation, type Value } from "../bpf/value.ts";

/** Where something is in a packet: `offset` octets past `base`, which is computed from the packet; zero where undefined. */
export interface Place {
  readonly base: Value | undefined;
  readonly offset: number;
}

export function placeAt(offset: number, base?: Value): Place {
  return { base, offset };
}

export function moved({ base, offset }: Place, by: number): Place {
  return { base, offset: offset + by };
}

/** `size` octets at `offset` from the place. */
export function read(place: Place, offset: number, size: 1 | 2 | 4): Load {
  return load(size, place.offset + offset, place.base);
}

/** A place that is computed, past another one that may be. */
export function past(base: Value | undefined, by: Value): Value {
  return base === undefined ? by : operation("add", by, base);
}

/** The place as a number. */
export function positionOf({ base, offset }: Place): Value {
  return base === undefined ? { kind: "constant", k: offset >>> 0 } : operation("add", base, offset);
}

export function masked(value: Value, mask: number): Value {
  return mask >>> 0 === 0xffffffff ? value : operation("and", value, mask);
}

/** Whether the bits of the mask are those of `wanted`. */
export function matches(value: Value, mask: number, wanted: number): Condition {
  return mask === 0 ? { kind: "constant", holds: wanted === 0 } : equal(masked(value, mask), wanted);
}

export function atMost(value: Value, largest: number): Condition {
  return not(test(value, "gt", largest));
}

export function anyBitOf(value: Value, bits: number): Condition {
  return test(value, "set", bits);
}

/** Steps that are taken only where something holds. */
export function when(test: Condition, yes: readonly Step[], no: readonly Step[] = []): Step {
  return { kind: "if", test, yes, no };
}

/** Whether these octets are there, the last ones compared first. */
export function octetsAre(place: Place, offset: number, octets: Uint8Array): Condition {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const tests: Condition[] = [];
  let left = octets.length;
  for (; left >= 4; left -= 4) tests.push(equal(read(place, offset + left - 4, 4), view.getUint32(left - 4)));
  for (; left >= 2; left -= 2) tests.push(equal(read(place, offset + left - 2, 2), view.getUint16(left - 2)));
  if (left === 1) tests.push(equal(read(place, offset, 1), octets[0]));
  return all(...tests);
}

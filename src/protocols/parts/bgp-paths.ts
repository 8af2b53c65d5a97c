import { uint } from "../../bytes/numbers.ts";
import type { Custom, Inner } from "../../definition/custom.ts";
import { custom, struct, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { segmentTypes } from "./bgp-names.ts";

/** One segment of a path of autonomous systems: with a count that is not theirs, it says so. */
export interface PathSegment {
  readonly type: number;
  readonly systems: readonly number[];
}
/** A path, and whether its numbers have two octets or four. */
export interface SystemPath {
  readonly size: 2 | 4;
  readonly segments: readonly PathSegment[];
}

const SEGMENT = 0;
const TYPE = 1;
const COUNT = 2;
const AS2 = 3;
const AS4 = 4;
const name = "update.path_attribute.as_path_segment";
const inner: readonly Inner[] = [
  { key: "segment", field: struct({}, { filter: name, label: "AS Path segment", type: "FT_NONE" }) },
  { key: "type", field: u8({ filter: `${name}.type`, label: "Segment type", strings: segmentTypes }), depth: 1 },
  { key: "count", field: u8({ filter: `${name}.length`, label: "Segment length (number of ASN)" }), depth: 1 },
  { key: "as2", field: u16({ filter: `${name}.as2`, label: "AS2" }), depth: 1 },
  { key: "as4", field: u32({ filter: `${name}.as4`, label: "AS4" }), depth: 1 },
];

/**
 * AS_PATH (RFC 4271 4.3). Whether its numbers have two octets or four was agreed on when the session began (RFC 6793);
 * without it, it is told by what fits.
 */
export function systemPath(sizes: readonly (2 | 4)[]): AnyField {
  const codec: Custom<SystemPath> = {
    name: "path of autonomous systems",
    skip: (octets, at, end) => (sizeOf(octets, at, end, sizes) === 0 ? -1 : end),
    read({ bytes: octets }, start, end) {
      const size = sizeOf(octets, start, end, sizes) as 2 | 4;
      const segments: PathSegment[] = [];
      for (let at = start; at < end; at += 2 + size * octets[at + 1]) {
        const systems = Array.from({ length: octets[at + 1] }, (_, i) => uint(octets, at + 2 + size * i, size));
        segments.push({ type: octets[at], systems });
      }
      return { size, segments };
    },
    write(writer, value) {
      for (const { type, systems } of value?.segments ?? []) {
        writer.uint(type, 1);
        writer.uint(systems.length, 1);
        for (const system of systems) writer.uint(system, value.size);
      }
    },
    inner,
    visit(octets, start, end, found) {
      const size = sizeOf(octets, start, end, sizes);
      if (size === 0) return;
      for (let at = start; at < end;) {
        const stop = at + 2 + size * octets[at + 1];
        found(SEGMENT, at, stop);
        found(TYPE, at, at + 1);
        found(COUNT, at + 1, at + 2);
        for (let system = at + 2; system < stop; system += size) found(size === 2 ? AS2 : AS4, system, system + size);
        at = stop;
      }
    },
  };
  return custom(codec, { filter: "", label: "Path" });
}

/** The octets of each number, 0 where none of `sizes` fits; where both do, numbers of four begin with zeros. */
function sizeOf(octets: Uint8Array, start: number, end: number, sizes: readonly (2 | 4)[]): 0 | 2 | 4 {
  const fitting = sizes.filter((size) => fits(octets, start, end, size));
  if (fitting.length < 2) return fitting[0] ?? 0;
  return hasZero(octets, start, end) ? 4 : 2;
}

function fits(octets: Uint8Array, start: number, end: number, size: number): boolean {
  let at = start;
  while (at + 2 <= end) {
    if (octets[at] < 1 || octets[at] > 4) return false;
    at += 2 + size * octets[at + 1];
  }
  return at === end;
}

/** Whether one of the numbers of two octets would be 0, which is no autonomous system. */
function hasZero(octets: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + 2 <= end; at += 2 + 2 * octets[at + 1]) {
    for (let i = 0; i < octets[at + 1]; i++) if (uint(octets, at + 2 + 2 * i, 2) === 0) return true;
  }
  return false;
}

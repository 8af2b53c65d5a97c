import { all, any, type Condition, equal } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import { carries, type Frame, networkOf } from "../frame.ts";
import { matches, moved, type Place, read } from "../place.ts";
import { ETHERTYPE } from "../protocol-numbers.ts";
import type { Operand } from "../syntax-tree.ts";
import { directionOf, type Identifier, inDirection } from "./qualified.ts";

/** Where an address is behind the flags of a header, long or short. Source: DECnet Phase IV routing layer, 1983. */
const OFFSETS = {
  source: { long: 15, short: 3 },
  destination: { long: 7, short: 1 },
} as const;

/** Bits 0 to 2 of the flags: the header is short or long. */
const FLAGS = { mask: 0x07, short: 0x02, long: 0x06 } as const;
/** An octet before the flags that counts no padding but itself. */
const PADDED = 0x81;

/** `decnet host 10.20`: in packets with a long or short header, behind no padding or one octet of it. */
export function decnetHost(id: Identifier, operand: Operand, frame: Frame): Condition {
  const address = parseAddress(operand);
  const swapped = ((address & 0xff) << 8) | (address >> 8);
  const direction = directionOf(id);
  const is = inDirection(direction, (end) => addressIs(frame, OFFSETS[end], swapped));
  return all(carries(frame, ETHERTYPE.decnet), is);
}

function addressIs(
  frame: Frame,
  offsets: { readonly long: number; readonly short: number },
  address: number,
): Condition {
  const start = moved(networkOf(frame), 2);
  return any(
    ...headerIs(start, FLAGS.short, offsets.short, address),
    ...headerIs(start, FLAGS.long, offsets.long, address),
  );
}

/** The header with these flags has the address, without padding or with an octet of it; all in one word where that holds both. */
function headerIs(start: Place, flags: number, offset: number, address: number): Condition[] {
  const padded = (PADDED << 8) | flags;
  const paddedMask = 0xff00 | FLAGS.mask;
  if (offset === 1) {
    return [
      matches(read(start, 0, 4), ((FLAGS.mask << 24) | 0xffff00) >>> 0, ((flags << 24) | (address << 8)) >>> 0),
      matches(read(start, 0, 4), ((paddedMask << 16) | 0xffff) >>> 0, ((padded << 16) | address) >>> 0),
    ];
  }
  return [
    all(matches(read(start, 0, 1), FLAGS.mask, flags), equal(read(start, offset, 2), address)),
    all(matches(read(start, 0, 2), paddedMask, padded), equal(read(start, 1 + offset, 2), address)),
  ];
}

/** Six bits of area, ten bits of node. */
function parseAddress({ text, span }: Operand): number {
  const [area, node, ...more] = text.split(".").map((part) => (/^[0-9]+$/.test(part) ? Number(part) : NaN));
  if (more.length === 0 && area <= 63 && node <= 1023) return (area << 10) | node;
  const hint = "a DECnet address is an area up to 63, a dot and a node up to 1023";
  throw new FilterError(`invalid DECnet address '${text}'`, span, hint);
}

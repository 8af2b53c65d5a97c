import { uintle } from "../bytes/numbers.ts";
import type { AnyField, Fields } from "./kinds.ts";

/**
 * Where a number of a fixed layout is: read `size` octets at `offset`, shift right, mask. `mask` is 0 for what is not a
 * number of up to 32 bits (addresses, octets), and -1 for all 32: small integers are what the hot path reads fastest.
 */
export interface Slot {
  readonly offset: number;
  readonly size: number;
  readonly shift: number;
  readonly mask: number;
  readonly little: boolean;
  /** How far a big-endian word of 32 bits from `offset` is shifted right for the number to be its lowest bits. */
  readonly drop: number;
}

function slotOf(offset: number, size: number, shift: number, mask: number, little: boolean): Slot {
  return { offset, size, shift, mask, little, drop: Math.max(0, 32 - 8 * size) + shift };
}

/** The place of some octets, or of the bits of a mask over them. */
export function slotAt(offset: number, size: number, mask: number): Slot {
  if (mask === 0) return slotOf(offset, size, 0, size > 4 ? 0 : maskOf(8 * size), false);
  const shift = 31 - Math.clz32(mask & -mask);
  return slotOf(offset, size, shift, mask >>> shift, false);
}

/** A field of a fixed run, with the fields inside it. */
export interface Placed {
  readonly key: string;
  readonly field: AnyField;
  readonly slot: Slot;
  readonly parts: readonly { readonly name: string; readonly field: AnyField | undefined; readonly slot: Slot }[];
}

export interface Layout {
  /** The fixed head: every field whose place does not depend on the packet. */
  readonly head: readonly Placed[];
  readonly headLength: number;
  /** The keys after the head, in order. */
  readonly rest: readonly string[];
  readonly slots: ReadonlyMap<string, Slot>;
}

/** Octets that a field takes whatever the packet says, or undefined; bit fields count in bits, see `bitsOf`. */
export function fixedSize(field: AnyField): number | undefined {
  switch (field.kind) {
    case "uint":
      return field.size;
    case "uint64":
    case "eui64":
      return 8;
    case "ipv4":
      return 4;
    case "ipv6":
      return 16;
    case "mac":
      return 6;
    case "bytes":
      return typeof field.size === "number" ? field.size : undefined;
    case "text":
      return typeof field.size === "number" ? field.size : undefined;
    default:
      return undefined;
  }
}

export function bitsOf(field: AnyField): number | undefined {
  return field.kind === "bits" || field.kind === "flags" ? field.width : undefined;
}

const layouts = new WeakMap<Fields, Layout>();

/** The layout of a list of fields, made once. Throws a RangeError where bit fields do not fill whole octets. */
export function layoutOf(fields: Fields): Layout {
  let layout = layouts.get(fields);
  if (!layout) layouts.set(fields, (layout = measure(fields, Object.keys(fields))));
  return layout;
}

/** The layout of the fields `keys`, which follow one another. */
export function measure(fields: Fields, keys: readonly string[]): Layout {
  const head: Placed[] = [];
  const slots = new Map<string, Slot>();
  let bit = 0;
  let taken = 0;
  for (const key of keys) {
    const field = fields[key];
    const width = bitsOf(field);
    const size = width === undefined ? fixedSize(field) : 0;
    if (size === undefined) break;
    if (width === undefined && bit % 8 !== 0) throw new RangeError(`${key} does not start on an octet`);
    const slot = width === undefined ? wholeSlot(field, bit / 8, size) : bitSlot(bit, width);
    const parts = partsOf(field, slot);
    head.push({ key, field, slot, parts });
    slots.set(key, slot);
    for (const part of parts) slots.set(`${key}.${part.name}`, part.slot);
    bit += width ?? 8 * size;
    taken++;
  }
  if (bit % 8 !== 0) throw new RangeError(`the bit fields up to ${keys[taken - 1]} do not fill whole octets`);
  return { head, headLength: bit / 8, rest: keys.slice(taken), slots };
}

function wholeSlot(field: AnyField, offset: number, size: number): Slot {
  const mask = field.kind !== "uint" || size > 4 ? 0 : maskOf(8 * size);
  const little = (field.kind === "uint" || field.kind === "uint64") && field.little === true;
  return slotOf(offset, size, 0, mask, little);
}

function bitSlot(bit: number, width: number): Slot {
  const offset = bit >> 3;
  const size = ((bit + width + 7) >> 3) - offset;
  return slotOf(offset, size, 8 * (offset + size) - bit - width, maskOf(width), false);
}

function maskOf(width: number): number {
  return width === 32 ? -1 : 2 ** width - 1;
}

function partsOf(field: AnyField, whole: Slot): Placed["parts"] {
  if (field.kind === "flags") {
    return field.flags.map((name, i) => ({
      name,
      field: undefined,
      slot: slotOf(whole.offset, whole.size, whole.shift + i, 1, whole.little),
    }));
  }
  if (field.kind !== "uint" || !field.parts) return [];
  const inner = measure(field.parts, Object.keys(field.parts));
  const total = 8 * field.size;
  let used = 0;
  return inner.head.map(({ key, field: part }) => {
    const width = bitsOf(part) ?? 8 * (fixedSize(part) ?? 0);
    used += width;
    return {
      name: key,
      field: part,
      slot: slotOf(whole.offset, whole.size, total - used, maskOf(width), whole.little),
    };
  });
}

/**
 * The number that a slot holds, for a layer that starts at `start`. The caller has checked that it is there, in a buffer
 * with spare octets: a whole word is read whatever the size, which spares the hot path a branch.
 */
export function readSlot(bytes: Uint8Array, start: number, slot: Slot): number {
  if (slot.little) return readLittle(bytes, start + slot.offset, slot);
  const at = start + slot.offset;
  const word = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  return slot.mask === -1 ? word >>> 0 : (word >>> slot.drop) & slot.mask;
}

function readLittle(bytes: Uint8Array, at: number, slot: Slot): number {
  const value = uintle(bytes, at, Math.min(slot.size, 4));
  return slot.mask === -1 ? value : (value >>> slot.shift) & slot.mask;
}

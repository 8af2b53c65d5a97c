import type { Slot } from "../definition/layout.ts";

/** Puts a number into its bits and leaves the others. */
export function patchSlot(bytes: Uint8Array, start: number, slot: Slot, value: number): void {
  let old = 0;
  for (let i = 0; i < slot.size; i++)
    old = old * 256 + bytes[start + slot.offset + (slot.little ? slot.size - 1 - i : i)];
  const scale = 2 ** slot.shift;
  const width = slot.mask === -1 ? 2 ** 32 : slot.mask + 1;
  const kept = old - (Math.floor(old / scale) % width) * scale;
  let rest = kept + (value % width) * scale;
  for (let i = slot.size - 1; i >= 0; i--) {
    bytes[start + slot.offset + (slot.little ? slot.size - 1 - i : i)] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

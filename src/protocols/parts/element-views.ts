import type { View } from "../../definition/kinds.ts";

/** One bit of a little-endian field, by its mask. */
export function bit(filter: string, label: string, mask: number, truth?: readonly [set: string, notSet: string]): View {
  return { filter, label, type: "FT_BOOLEAN", mask, little: true, ...(truth ? { truth } : {}) };
}

/** Some bits of a little-endian field, by their mask. */
export function some(filter: string, label: string, mask: number, about: Partial<View> = {}): View {
  return { filter, label, type: "FT_UINT16", mask, little: true, ...about };
}

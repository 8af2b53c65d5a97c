import type { View } from "../../definition/kinds.ts";

export const SET = ["Set", "Not set"] as const;
export const YES = ["Yes", "No"] as const;

/** One bit of a field, by its mask. */
export function bitView(
  filter: string,
  label: string,
  mask: number,
  truth?: readonly [set: string, notSet: string],
): View {
  return { filter, label, type: "FT_BOOLEAN", mask, ...(truth ? { truth } : {}) };
}

/** One bit of the first octet of a field. */
export function octetBit(
  filter: string,
  label: string,
  mask: number,
  truth: readonly [set: string, notSet: string],
): View {
  return { ...bitView(filter, label, mask, truth), size: 1 };
}

import { u8 } from "../../definition/fields.ts";
import type { AnyField, ValueStrings, View } from "../../definition/kinds.ts";

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

/** A number in some bits of an octet. */
export function partView(filter: string, label: string, mask: number, strings?: ValueStrings): View {
  return { filter, label, type: "FT_UINT8", mask, ...(strings ? { strings } : {}) };
}

/** An octet that is nothing but its parts. */
export function octetOf(...views: readonly View[]): AnyField {
  return u8({ filter: "", views });
}

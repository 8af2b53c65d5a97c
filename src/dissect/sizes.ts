import type { AnyField } from "../definition/kinds.ts";
import type { SizeStep } from "./program.ts";

/** Octets of the length that stands in front of a field's own octets, and belongs to its span. */
export function prefixOctets(field: AnyField): number {
  if (field.kind !== "bytes" && field.kind !== "text" && field.kind !== "struct" && field.kind !== "repeated") return 0;
  const { size } = field;
  return typeof size === "object" && "prefix" in size ? size.prefix : 0;
}

/** Octets of a length written in front of a window. */
export function prefixOf(size: SizeStep | undefined): number {
  return size?.how === "prefix" ? size.octets : 0;
}

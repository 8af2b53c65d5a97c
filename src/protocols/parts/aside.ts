import type { Custom, Inner } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom } from "../../definition/fields.ts";
import type { AnyField, Common, Field, FieldType } from "../../definition/kinds.ts";

/**
 * Fields that Wireshark makes of octets before this place and that depend on what they are; it has no octets itself.
 * `visit` is told where this place is and where the octets end, and names the inner fields by their place in the list.
 */
export function aside(
  inner: readonly (readonly [key: string, field: AnyField])[],
  visit: (
    octets: Uint8Array,
    at: number,
    found: (inner: number, start: number, end: number) => void,
    limit: number,
  ) => void,
): Field<undefined> {
  const codec: Custom<undefined> = {
    name: "aside",
    aside: true,
    beside: true,
    inner: inner.map(([key, field]): Inner => ({ key, field })),
    skip: (_bytes, at) => at,
    read: () => undefined,
    write() {},
    visit: (octets, start, _end, found, _layerStart, limit) => visit(octets, start, found, limit),
  };
  return custom(codec, { filter: "" });
}

/** A number for `aside`, worked out of its octets. */
export function numberOf(
  type: FieldType,
  about: Common<number>,
  number: (octets: Uint8Array, start: number, end: number) => number,
): Field<number> {
  return custom(derivedNumber(about.filter ?? "", number), { ...about, type });
}

/** Octets for `aside`. */
export function octetsOf(about: Common<Uint8Array>): Field<Uint8Array, Uint8Array | string> {
  return bytes("rest", about);
}

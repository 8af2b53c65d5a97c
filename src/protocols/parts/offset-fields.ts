import type { Custom, Found, Inner } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";

/** Fields inside octets that stand where numbers elsewhere say. */
export class OffsetFields {
  readonly inner: Inner[] = [];
  private readonly numbers = new Map<AnyField, number>();

  /** Enters a field, inside `depth` others; returns it. */
  enter(field: AnyField, depth = 0): AnyField {
    this.numbers.set(field, this.inner.push({ key: field.label ?? "", field, depth }) - 1);
    return field;
  }

  /** Says where an entered field is; whether it fits into what is there. */
  show(found: Found, field: AnyField, start: number, size: number, limit: number): boolean {
    const number = this.numbers.get(field);
    if (number === undefined || size < 0 || start + size > limit) return false;
    found(number, start, start + size);
    return true;
  }

  /** The rest of a layer, as octets, with these fields behind them. */
  rest(name: string, visit: NonNullable<Custom<Uint8Array>["visit"]>): AnyField {
    return custom<Uint8Array>(
      {
        name,
        beside: true,
        skip: (_bytes, _at, end) => end,
        read: ({ bytes }, start, end) => bytes.slice(start, end),
        write: (writer, octets) => writer.octets(octets),
        inner: this.inner,
        visit,
      },
      { filter: "", default: new Uint8Array(0) },
    );
  }
}

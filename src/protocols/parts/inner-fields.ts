import type { Found, Inner } from "../../definition/custom.ts";
import type { AnyField } from "../../definition/kinds.ts";

/** The fields inside a custom one, and those inside them in turn. */
export class InnerFields {
  readonly list: Inner[] = [];
  private readonly numbers = new Map<AnyField, number>();

  /** Enters a field, once, with those inside it; those without a name of Wireshark's that hold nothing are left out. */
  add(key: string, field: AnyField, depth = 0): void {
    const holds = field.kind === "custom" && field.custom.inner !== undefined;
    if (this.numbers.has(field) || (field.filter === "" && field.line === undefined && !holds)) return;
    this.numbers.set(field, this.list.push({ key, field, depth }) - 1);
    if (field.kind !== "custom") return;
    const first = field.custom.beside ? depth : depth + 1;
    for (const inner of field.custom.inner ?? []) this.list.push({ ...inner, depth: first + (inner.depth ?? 0) });
  }

  /** Says where an entered field is, and where those inside it are. */
  found(field: AnyField, bytes: Uint8Array, start: number, end: number, found: Found, layerStart: number): void {
    const number = this.numbers.get(field);
    if (number === undefined) return;
    found(number, start, end);
    if (field.kind !== "custom") return;
    const inside: Found = (inner, from, to, value) => found(number + 1 + inner, from, to, value);
    field.custom.visit?.(bytes, start, end, inside, layerStart, end);
  }
}

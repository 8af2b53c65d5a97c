import type { Catalog } from "../definition/catalog.ts";
import type { AnyField, Size } from "../definition/kinds.ts";
import { fixedSize, measure, slotAt } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Role } from "../definition/registry.ts";
import type { ViewStep } from "./program.ts";

/** Enters the fields of a protocol in the registry. */
export class EnteredFields {
  readonly catalog: Catalog;
  protocol: Protocol | undefined;
  /** Fields as they are where they have no octets. */
  private readonly twins = new Map<AnyField, AnyField>();
  /** Fields of lengths that stand in front of others, by what their sizes say of them. */
  private readonly lengths = new Map<object, AnyField>();

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  /** A filter name with the protocol's in front. */
  full(name: string): string {
    return name === "" || name.startsWith("=") ? name : `=${this.protocol?.prefix ?? this.protocol?.name}.${name}`;
  }

  /** The id of a field. */
  enter(key: string, field: AnyField, role: Role, name?: string): number {
    return this.catalog.registry.enter(
      this.protocol,
      key,
      field,
      role,
      name === undefined ? {} : { name: this.full(name) },
    ).id;
  }

  /** The field without a name that stands for one where Wireshark shows none. */
  unnamed(field: AnyField): AnyField {
    let twin = this.twins.get(field);
    if (!twin) this.twins.set(field, (twin = { ...field, filter: "" }));
    return twin;
  }

  /** The id of the field that stands for one without octets. */
  empty(key: string, field: AnyField, role: Role, ids: number[]): number {
    const id = this.enter(key, this.unnamed(field), role);
    ids.push(id);
    return id;
  }

  /** The steps of the views of a field that is of no fixed place. */
  views(field: AnyField): ViewStep[] {
    return (field.views ?? []).map((view) => {
      const { offset = 0, size, mask = 0, filter, label = filter, hidden = false } = view;
      const octets = size ?? (mask === 0 ? undefined : fixedSize(field));
      const slot = octets === undefined ? {} : { slot: slotAt(offset, octets, mask) };
      const about = { name: this.full(filter), label, view, hidden, ...slot };
      const info = this.catalog.registry.enter(this.protocol, filter, field, "part", about);
      return { id: info.id, offset, size: size ?? -1 };
    });
  }

  /** The id of a field of fixed size by itself. */
  retagged(key: string, field: AnyField, role: Role): number {
    const slot = measure({ [key]: field }, [key]).head[0].slot;
    return this.catalog.registry.enter(this.protocol, key, field, role, { slot }).id;
  }

  /** The field that the length in front of another is, -1 where it is none. */
  lengthInFront({ prefix, named }: Extract<Size, { readonly prefix: number }>): number {
    if (named === undefined) return -1;
    const field: AnyField = this.lengths.get(named) ?? { kind: "uint", size: prefix, ...named };
    this.lengths.set(named, field);
    return this.retagged("length", field, "part");
  }
}

/** A field that has no filter name of its own goes by that of what it is in. */
export function named(field: AnyField, filter: string): AnyField {
  return field.filter === undefined ? { ...field, filter } : field;
}

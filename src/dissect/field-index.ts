import type { Catalog } from "../definition/catalog.ts";
import { isGroup } from "../definition/field-type.ts";
import type { FieldInfo } from "../definition/registry.ts";
import type { Compiler } from "./compile.ts";

/** Every field that a packet can have, by Wireshark's name: what filters and `-e` look up. */
export class FieldIndex {
  private readonly catalog: Catalog;
  private readonly compiler: Compiler;
  private readonly byName = new Map<string, FieldInfo[]>();
  /** Protocols whose fields are not indexed yet, by id. */
  private readonly waiting: Set<number>;
  private indexed = 0;

  constructor(catalog: Catalog, compiler: Compiler) {
    this.catalog = catalog;
    this.compiler = compiler;
    this.waiting = new Set(catalog.protocols.keys());
    this.waiting.delete(0);
  }

  /**
   * The fields of this name: several where it stands for several, or where structures share it. Only the protocols that the
   * name may belong to are compiled; where it belongs to none of those, all of which the catalog does not know the names.
   */
  named(name: string): readonly FieldInfo[] {
    const [beginning] = name.split(".", 1);
    const { catalog } = this;
    this.compile((id) => {
      const protocol = catalog.protocols[id];
      const known = catalog.beginnings(id) ?? [(protocol?.prefix ?? protocol?.name)?.split(".", 1)[0]];
      return known.includes(beginning);
    });
    if (!this.byName.has(name)) this.compile((id) => catalog.beginnings(id) === undefined);
    return this.byName.get(name) ?? [];
  }

  /** Every name, for lists and suggestions. */
  names(): IterableIterator<string> {
    this.compile(() => true);
    return this.byName.keys();
  }

  private compile(wanted: (id: number) => boolean): void {
    for (const id of this.waiting) {
      if (!wanted(id)) continue;
      this.compiler.complete(id);
      this.waiting.delete(id);
    }
    const { fields } = this.catalog.registry;
    for (; this.indexed < fields.length; this.indexed++) {
      const info = fields[this.indexed];
      if (isGroup(info)) continue;
      const alike = this.byName.get(info.name);
      if (alike) alike.push(info);
      else this.byName.set(info.name, [info]);
    }
  }
}

import type { Catalog } from "../definition/catalog.ts";
import { isRemarkField, REMARK_FIELDS } from "../definition/remark-fields.ts";
import type { Compiler } from "../dissect/compile.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { FieldIndex } from "../dissect/field-index.ts";
import { packetField } from "./packet-field.ts";
import { protocolField } from "./protocol-field.ts";
import { remarkField } from "./remark-field.ts";
import type { FilterField, Vocabulary } from "./vocabulary.ts";

/**
 * The fields of packets, by Wireshark's names, for filters whose subject is a dissector that holds one. Only the layers
 * are decoded that a filter asks for fields of, and of fields with a fixed place not even those.
 */
export function packetVocabulary(catalog: Catalog, compiler: Compiler): Vocabulary<Dissector> {
  const index = new FieldIndex(catalog, compiler);
  const known = new Map<string, FilterField<Dissector> | undefined>();
  const find = (name: string): FilterField<Dissector> | undefined => {
    if (isRemarkField(name)) return remarkField(name);
    const protocol = catalog.named(name);
    if (protocol) return protocolField(protocol, catalog.idOf(protocol));
    const infos = index.named(name);
    return infos.length === 0 ? undefined : packetField(name, infos, catalog);
  };
  return {
    field(name) {
      if (!known.has(name)) known.set(name, find(name));
      return known.get(name);
    },
    names: () => [
      ...new Set([
        ...Object.keys(REMARK_FIELDS),
        ...catalog.protocols.flatMap((protocol) => protocol?.name ?? []),
        ...index.names(),
      ]),
    ],
  };
}

import { ranges, type Catalog } from "../../definition/catalog.ts";
import type { Keys } from "../../definition/nesting.ts";

/** `-G decodes`: by which value of which table a protocol is found. */
export function decodeLines(catalog: Catalog): string[] {
  return catalog.protocols.flatMap((protocol) =>
    Object.entries((protocol?.carriedBy ?? {}) as { readonly [table: string]: Keys }).flatMap(([table, keys]) =>
      ranges(keys).flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, i) => `${table}\t${first + i}\t${protocol?.name}`),
      ),
    ),
  );
}

/** `-G dissector-tables`: the tables that -d takes, and the protocols whose they are. */
export function tableLines(catalog: Catalog): string[] {
  const owners = new Map<string, string>([["linktype", "frame"]]);
  for (const protocol of catalog.protocols) {
    for (const { table } of protocol?.rules ?? []) if (!owners.has(table)) owners.set(table, protocol?.name ?? "");
  }
  return Array.from(owners, ([table, owner]) => `${table}\t${owner}`).sort();
}

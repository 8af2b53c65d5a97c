import { ranges } from "../../definition/catalog.ts";
import type { DumpText, LineTables } from "../../definition/dump-line.ts";

/** The tables that lines are printed by. */
export function lineTables(texts: readonly DumpText[]): LineTables {
  const tables = new Map<string, Map<number, DumpText>>();
  const enter = (name: string, key: number, text: DumpText): void => {
    const table = tables.get(name) ?? new Map<number, DumpText>();
    tables.set(name, table);
    if (!table.has(key)) table.set(key, text);
  };
  for (const text of texts) {
    const { protocol, carriedBy, forcedBy } = text;
    for (const [name, keys] of Object.entries(carriedBy ?? protocol.carriedBy ?? {})) {
      for (const [first, last] of ranges(keys)) for (let key = first; key <= last; key++) enter(name, key, text);
    }
    if (forcedBy !== undefined) enter(`-T ${forcedBy}`, 0, text);
  }
  return tables;
}

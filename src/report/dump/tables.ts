import { ranges } from "../../definition/catalog.ts";
import type { DumpText, LineTables, PrintLine } from "../../definition/dump-line.ts";

/** The tables that lines are printed by. */
export function lineTables(texts: readonly DumpText[]): LineTables {
  const tables = new Map<string, Map<number, PrintLine>>();
  const enter = (name: string, key: number, print: PrintLine): void => {
    const table = tables.get(name) ?? new Map<number, PrintLine>();
    tables.set(name, table);
    if (!table.has(key)) table.set(key, print);
  };
  for (const { protocol, print, carriedBy, forcedBy } of texts) {
    for (const [name, keys] of Object.entries(carriedBy ?? protocol.carriedBy ?? {})) {
      for (const [first, last] of ranges(keys)) for (let key = first; key <= last; key++) enter(name, key, print);
    }
    if (forcedBy !== undefined) enter(`-T ${forcedBy}`, 0, print);
  }
  return tables;
}

import { nearWords } from "../../bytes/near-words.ts";
import { createCatalog, NONE, type Catalog } from "../../definition/catalog.ts";
import { definitions } from "../../protocols/catalog.ts";
import { fieldBeginnings } from "../../protocols/field-beginnings.ts";
import { standardCatalog } from "../../toolkit/standard-catalog.ts";
import { Refusal } from "../refusal.ts";
import type { SharkOptions } from "./shark-options.ts";

const LARGEST = 65535;

/** The protocols as -d and --disable-protocol want them; throws `Refusal` for a table or a protocol that there is not. */
export function catalogFor({ decodeAs, disabled }: SharkOptions): Catalog {
  if (decodeAs.length === 0 && disabled.length === 0) return standardCatalog();
  const catalog = createCatalog(definitions, fieldBeginnings);
  for (const name of disabled) disable(catalog, name);
  for (const rule of decodeAs) apply(catalog, rule);
  return catalog;
}

function disable(catalog: Catalog, name: string): void {
  const id = idOf(catalog, name);
  for (const table of catalog.tables) {
    table.forEach((child, key) => {
      if (child === id) table[key] = NONE;
    });
  }
}

/** `tcp.port==8888,http`, also `8888-8890` and `8888:3` (three from 8888 on). */
function apply(catalog: Catalog, rule: string): void {
  const [, name, selector, protocol] = /^([^=,]+)==([^,]+),(.+)$/.exec(rule) ?? [];
  if (name === undefined)
    throw new Refusal(`Parameter "${rule}" doesn't follow the template TABLE==SELECTOR,PROTOCOL: tcp.port==8888,http`);
  const number = catalog.tableNumber(name.trim());
  if (number < 0) {
    const names = [...new Set(definitions.flatMap(({ rules }) => rules.map(({ table }) => table)))];
    throw new Refusal(`Unknown layer type -- ${name}${suggestion(nearWords(name, names), names.sort())}`);
  }
  const [, from, between, to] =
    /^\s*(0[xX][0-9a-fA-F]+|\d+)(?:([-:])(0[xX][0-9a-fA-F]+|\d+))?\s*$/.exec(selector) ?? [];
  const first = Number(from);
  const last = to === undefined ? first : between === ":" ? first + Number(to) - 1 : Number(to);
  if (from === undefined || last < first || last > LARGEST) throw new Refusal(`Invalid selector number "${selector}"`);
  catalog.tables[number].fill(idOf(catalog, protocol.trim()), first, last + 1);
}

function idOf(catalog: Catalog, name: string): number {
  const protocol = catalog.named(name);
  if (protocol) return catalog.idOf(protocol);
  const names = definitions.map((definition) => definition.name).sort();
  throw new Refusal(`Unknown protocol -- "${name}"${suggestion(nearWords(name, names), names)}`);
}

function suggestion(near: readonly string[], all: readonly string[]): string {
  return near.length > 0 ? `; did you mean ${near[0]}?` : `; there are ${all.join(", ")}`;
}

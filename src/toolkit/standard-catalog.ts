import { createCatalog, type Catalog } from "../definition/catalog.ts";
import { definitions } from "../protocols/catalog.ts";

let catalog: Catalog | undefined;

/** The catalog of every protocol that Remora defines, made when it is first asked for. */
export function standardCatalog(): Catalog {
  return (catalog ??= createCatalog(definitions));
}

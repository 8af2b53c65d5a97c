import { DATA, type Catalog } from "./catalog.ts";

/** Ids of protocols by the content types whose bodies they are, made once for each catalog. */
const tables = new WeakMap<Catalog, ReadonlyMap<string, number>>();

/**
 * The id of the protocol that a body of this content type (RFC 9110 8.3) is: the one that names it, the one that names its
 * suffix or its family, or the one for types that nobody knows. DATA where there is no content type.
 */
export function mediaProtocol(catalog: Catalog, contentType: string | undefined): number {
  const type = (contentType ?? "").split(";", 1)[0].trim().toLowerCase();
  if (type === "") return DATA;
  const table = tableOf(catalog);
  const [family] = type.split("/", 1);
  const suffix = /\+[^+]*$/.exec(type)?.[0];
  const bySuffix = suffix === undefined ? undefined : table.get(`*/*${suffix}`);
  return table.get(type) ?? bySuffix ?? table.get(`${family}/*`) ?? table.get("*/*") ?? DATA;
}

function tableOf(catalog: Catalog): ReadonlyMap<string, number> {
  const known = tables.get(catalog);
  if (known) return known;
  const table = new Map<string, number>([["application/octet-stream", DATA]]);
  for (const [id, protocol] of catalog.protocols.entries())
    for (const type of protocol?.mediaTypes ?? []) table.set(type, id);
  tables.set(catalog, table);
  return table;
}

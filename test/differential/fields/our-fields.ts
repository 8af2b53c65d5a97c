import { createCatalog } from "../../../src/definition/catalog.ts";
import type { FieldInfo } from "../../../src/definition/registry.ts";
import { Compiler } from "../../../src/dissect/compile.ts";
import { definitions } from "../../../src/protocols/catalog.ts";

/** Every field that our definitions have. */
export function ourFields(): readonly FieldInfo[] {
  // One of its own: what is dissected with the standard one may have entered fields of no protocol.
  const catalog = createCatalog(definitions);
  const compiler = new Compiler(catalog);
  for (const [id, protocol] of catalog.protocols.entries()) if (protocol !== undefined) compiler.complete(id);
  return catalog.registry.fields;
}

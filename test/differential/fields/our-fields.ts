import type { FieldInfo } from "../../../src/definition/registry.ts";
import { Compiler } from "../../../src/dissect/compile.ts";
import { standardCatalog } from "../../../src/toolkit/standard-catalog.ts";

/** Every field that our definitions have. */
export function ourFields(): readonly FieldInfo[] {
  const catalog = standardCatalog();
  const compiler = new Compiler(catalog);
  for (const [id, protocol] of catalog.protocols.entries()) if (protocol !== undefined) compiler.program(id);
  return catalog.registry.fields;
}

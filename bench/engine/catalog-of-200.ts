import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cacheFolder } from "../make-captures.ts";
import { createCatalog, type Catalog } from "../../src/definition/catalog.ts";
import { u16, u32 } from "../../src/definition/fields.ts";
import { protocol } from "../../src/definition/protocol.ts";
import { generateWalk } from "../../src/dissect/generate-walk.ts";
import type { Walk } from "../../src/dissect/walk.ts";
import { definitions } from "../../src/protocols/catalog.ts";

const size = 200;

/** The standard protocols, and as many invented ones on ports of their own as make 200. */
export function catalogOf200(): Catalog {
  const invented = Array.from({ length: Math.max(0, size - definitions.length) }, (_, index) =>
    protocol({
      name: `invented${index}`,
      layer: `Invented${index}`,
      title: `Invented ${index}`,
      spec: "none: it makes the catalog as large as it is to become",
      carriedBy: { "tcp.port": 20_000 + index, "udp.port": 20_000 + index },
      fields: {
        kind: u16({ filter: "kind", label: "Kind" }),
        size: u16({ filter: "size", label: "Size" }),
        value: u32({ filter: "value", label: "Value" }),
      },
    }),
  );
  return createCatalog([...definitions, ...invented]);
}

/** The walk generated for that catalog, as the standard one is at build time. */
export async function generatedWalk(catalog: Catalog): Promise<Walk> {
  const src = new URL("../../src/", import.meta.url).href;
  const file = join(cacheFolder, `walk-${process.pid}.ts`);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, generateWalk(catalog).replaceAll(/"\.\.\//g, `"${src}`));
  const { standardWalk } = (await import(pathToFileURL(file).href)) as { standardWalk: (of: Catalog) => Walk };
  rmSync(file);
  return standardWalk(catalog);
}

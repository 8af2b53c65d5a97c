import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { catalogFiles } from "../../scripts/catalog.ts";
import { root } from "../../scripts/prepare.mjs";

it.each(Object.entries(catalogFiles()))("src/protocols/%s is what `npm run catalog` writes", (name, text) => {
  expect(readFileSync(join(root, "src", "protocols", name), "utf8")).toBe(text);
});

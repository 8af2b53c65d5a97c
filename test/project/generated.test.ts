import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { catalogFiles, commonList, fieldBeginnings, portNames } from "../../scripts/catalog.ts";
import { root } from "../../scripts/prepare.mjs";
import { definitions } from "../../src/protocols/catalog.ts";

const generated = {
  ...catalogFiles(),
  "common-protocols.ts": commonList(definitions),
  "port-names.ts": portNames(definitions),
  "field-beginnings.ts": await fieldBeginnings(definitions),
};

it.each(Object.entries(generated))("src/protocols/%s is what `npm run catalog` writes", (name, text) => {
  expect(readFileSync(join(root, "src", "protocols", name), "utf8")).toBe(text);
});

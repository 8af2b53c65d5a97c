import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { build } from "esbuild";
import { beforeAll, expect, it } from "vitest";
import { outlinePlugin } from "../../scripts/outlines.mjs";
import { root } from "../../scripts/prepare.mjs";
import type { DumpText } from "../../src/definition/dump-line.ts";
import type { InfoText } from "../../src/definition/info-line.ts";
import type { Protocol } from "../../src/definition/protocol.ts";
import * as catalog from "../../src/protocols/catalog.ts";
import * as dumps from "../../src/protocols/dump-texts.ts";
import * as infos from "../../src/protocols/info-texts.ts";

interface Lists {
  readonly definitions: readonly Protocol[];
  readonly infoTexts: readonly InfoText[];
  readonly dumpTexts: readonly DumpText[];
  readonly layers: { readonly [name: string]: Protocol };
}

const source = { ...catalog, ...infos, ...dumps };
let bundled: Lists;

/** The lists as bundles have them. */
beforeAll(async () => {
  const contents = `
    export * from "./src/protocols/catalog.ts";
    export * from "./src/protocols/info-texts.ts";
    export * from "./src/protocols/dump-texts.ts";
    export * as layers from "./src/protocols/layers.ts";`;
  const stdin = { contents, resolveDir: root };
  const plugins = [await outlinePlugin()];
  const made = await build({ stdin, plugins, bundle: true, format: "cjs", platform: "node", write: false });
  const module = { exports: {} };
  const text = made.outputFiles[0]?.text ?? "";
  new Script(`(function (module, require) {${text}\n})`).runInThisContext()(module, createRequire(join(root, "x")));
  bundled = module.exports as Lists;
});

/** The properties that only the whole has. */
function unmade(object: object): string[] {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(object));
  return properties.filter(([, property]) => property.enumerable && "get" in property).map(([key]) => key);
}

/** All that is said, in one text. */
function comparable(object: object): unknown {
  const said = Object.entries(object).filter(([key]) => key !== "protocol");
  said.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(said, (_, value: unknown) =>
    typeof value === "function" || typeof value === "bigint" ? typeof value : value,
  );
}

/** What there is of a definition, and what fields it has. */
function keysOf(object: object): readonly string[] {
  const fields = "fields" in object ? Object.keys(object.fields as object) : [];
  return [...Object.keys(object).sort(), ...fields];
}

it("has no definition and no text made by being there", () => {
  for (const definition of bundled.definitions) expect(unmade(definition), definition.name).toContain("fields");
  for (const text of bundled.dumpTexts) expect(unmade(text)).toEqual(["print"]);
});

it("knows without a definition what the definition says in plain data", () => {
  bundled.definitions.forEach((definition, i) => {
    const rest = unmade(definition);
    const keys = Object.keys(definition).filter((key) => !rest.includes(key));
    const plain = (one: object): object => Object.fromEntries(keys.map((key) => [key, one[key as keyof object]]));
    expect(comparable(plain(definition))).toBe(comparable(plain(source.definitions[i]!)));
    expect(unmade(definition)).toEqual(rest);
  });
});

it("has all of a definition and of a text when it is asked for", () => {
  for (const list of ["definitions", "infoTexts", "dumpTexts"] as const) {
    expect(bundled[list]).toHaveLength(source[list].length);
    bundled[list].forEach((one, i) => expect(keysOf(one)).toEqual(keysOf(source[list][i]!)));
  }
  for (const definition of bundled.definitions) expect(unmade(definition)).toEqual([]);
});

it("has one object for a protocol, whoever asks", () => {
  const named = new Set(Object.values(bundled.layers));
  for (const definition of bundled.definitions) expect(named.has(definition), definition.name).toBe(true);
  for (const { protocol } of [...bundled.infoTexts, ...bundled.dumpTexts])
    expect(bundled.definitions.includes(protocol) || ["frame", "data"].includes(protocol.name)).toBe(true);
});

import { describe, expect, it } from "vitest";
import { ranges } from "../../src/definition/catalog.ts";
import { interpretedWalk } from "../../src/dissect/walk.ts";
import { Compiler } from "../../src/dissect/compile.ts";
import type { Layers } from "../../src/dissect/layers.ts";
import { definitions } from "../../src/protocols/catalog.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { samplePackets } from "../hostile/packets.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";

const catalog = standardCatalog();

describe("the catalog", () => {
  it("compiles every definition: each field that one refers to exists and comes before", () => {
    const compiler = new Compiler(catalog);
    for (const definition of definitions)
      expect(() => compiler.complete(catalog.idOf(definition)), definition.name).not.toThrow();
  });

  it("has unique names, a specification and a layer name for each", () => {
    expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
    expect(new Set(definitions.map(({ layer }) => layer)).size).toBe(definitions.length);
    for (const { name, spec, title } of definitions) expect([spec, title].every(Boolean), name).toBe(true);
  });

  it("carries protocols only in tables that another declares", () => {
    const unknown = definitions.flatMap(({ name, carriedBy }) =>
      Object.keys(carriedBy ?? {})
        .filter((table) => catalog.tableNumber(table) < 0)
        .map((table) => `${name}: ${table}`),
    );
    expect(unknown).toEqual([]);
  });

  it("gives each number of a table to one protocol", () => {
    const taken = new Map<string, string>();
    const twice: string[] = [];
    for (const { name, carriedBy } of definitions) {
      for (const [table, keys] of Object.entries(carriedBy ?? {})) {
        for (const [first, last] of ranges(keys)) {
          for (let key = first; key <= last; key++) {
            const before = taken.get(`${table} ${key}`);
            if (before !== undefined) twice.push(`${table} ${key}: ${before}, ${name}`);
            taken.set(`${table} ${key}`, name);
          }
        }
      }
    }
    expect(twice).toEqual([]);
  });
});

describe("the generated walk", () => {
  it("finds the layers that the interpreter finds, cut anywhere", async () => {
    const both = [new Dissector(catalog, interpretedWalk(catalog)), new Dissector(catalog, standardWalk(catalog))];
    const rows = ({ layers }: { layers: Layers }): number[][] =>
      Array.from({ length: layers.count }, (_, i) => [
        layers.protocol(i),
        layers.start(i),
        layers.headerEnd(i),
        layers.payloadEnd(i),
        Number(layers.lies(i)),
      ]);
    for (const { bytes, linkType, place } of await samplePackets()) {
      for (let cut = 0; cut <= Math.min(bytes.length, 120); cut++) {
        const length = cut === 0 ? bytes.length : cut;
        const [one, two] = both.map((dissector) => {
          dissector.dissect(bytes.slice(0, length), 0, length, bytes.length, linkType);
          return rows(dissector);
        });
        expect(two, `${place} cut to ${length}`).toEqual(one);
      }
    }
  });
});

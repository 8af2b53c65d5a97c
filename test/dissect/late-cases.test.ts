import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/definition/catalog.ts";
import { choice, struct, u16, u8 } from "../../src/definition/fields.ts";
import { protocol } from "../../src/definition/protocol.ts";
import { Compiler } from "../../src/dissect/compile.ts";
import { Dissector } from "../../src/dissect/dissector.ts";

const Toy = protocol({
  name: "toy",
  layer: "Toy",
  title: "Toy",
  spec: "this test",
  fields: {
    kind: u8({ filter: "kind" }),
    body: choice("kind", {
      1: u16({ filter: "short" }),
      2: struct({
        inner: u8({ filter: "inner" }),
        deep: choice("inner", { 1: u8({ filter: "one" }), 2: u8({ filter: "two" }) }),
      }),
    }),
  },
});

function toyDissector() {
  const catalog = createCatalog([Toy]);
  const compiler = new Compiler(catalog);
  const dissector = new Dissector(catalog, undefined, compiler);
  const id = catalog.idOf(Toy);
  const names = (): string[] =>
    catalog.registry.fields.map(({ name }) => name).filter((name) => /^toy\.(kind|short|inner|one|two)$/.test(name));
  const decode = (...octets: number[]): void => {
    dissector.dissectAs(id, Uint8Array.from(octets), 0, octets.length, octets.length);
    dissector.decode(0);
  };
  return { compiler, id, names, decode };
}

describe("cases of a choice", () => {
  it("are compiled when a packet has them", () => {
    const { names, decode } = toyDissector();
    decode(9);
    expect(names()).toEqual(["toy.kind"]);
    decode(2, 2, 7);
    expect(names()).toEqual(["toy.kind", "toy.inner", "toy.two"]);
  });

  it("are compiled all, those within others too, where every field is wanted", () => {
    const { compiler, id, names } = toyDissector();
    compiler.complete(id);
    expect(names()).toEqual(["toy.kind", "toy.short", "toy.inner", "toy.one", "toy.two"]);
  });

  it("are compiled all even after some were taken", () => {
    const { compiler, id, names, decode } = toyDissector();
    decode(2, 1, 7);
    compiler.complete(id);
    expect(names()).toContain("toy.two");
    expect(names()).toContain("toy.short");
  });
});

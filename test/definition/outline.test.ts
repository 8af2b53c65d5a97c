import { expect, it } from "vitest";
import { u8 } from "../../src/definition/fields.ts";
import { outline, outlineProtocol, whole } from "../../src/definition/outline.ts";
import { protocol, type Protocol } from "../../src/definition/protocol.ts";

const about = { name: "toy", layer: "Toy", title: "Toy", spec: "none" };

function toy(): { readonly outlined: Protocol; readonly loads: () => number } {
  let loads = 0;
  const outlined: Protocol = outlineProtocol({ ...about, carriedBy: { linktype: 147 } }, ["fields"], () => {
    loads++;
    whole(outlined, protocol as (declaration: object) => Protocol)({ ...about, fields: { size: u8(), kind: u8() } });
  });
  return { outlined, loads: () => loads };
}

it("says what is plain data without making the definition", () => {
  const { outlined, loads } = toy();
  expect([outlined.name, outlined.carriedBy, outlined.rules, outlined.tells]).toEqual([
    "toy",
    { linktype: 147 },
    [],
    undefined,
  ]);
  expect(loads()).toBe(0);
});

it("makes the definition once, when more is asked for, and stays the same protocol", () => {
  const { outlined, loads } = toy();
  expect(outlined.slot("kind").offset).toBe(1);
  expect(Object.keys(outlined.fields)).toEqual(["size", "kind"]);
  expect(outlined({ size: 1 }).protocol).toBe(outlined);
  expect(() => outlined({ colour: 1 })).toThrow("its fields are size, kind");
  expect(loads()).toBe(1);
});

it("is whole, too, where its module is evaluated before anything is asked for", () => {
  const text = outline({ column: "TOY" }, ["info"], () => {
    throw new Error("there is nothing to load");
  }) as { readonly column: string; readonly info: () => string };
  const made = whole(text, (info: () => string) => ({ column: "TOY", info }));
  expect(made(() => "all")).toBe(text);
  expect(text.info()).toBe("all");
});

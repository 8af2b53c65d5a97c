import { describe, expect, it } from "vitest";
import { build } from "../../src/craft/build.ts";
import { countOf, sizeOf } from "../../src/definition/auto.ts";
import { createCatalog } from "../../src/definition/catalog.ts";
import { derivedNumber } from "../../src/definition/derived.ts";
import {
  bits,
  bytes,
  choice,
  custom,
  flags,
  implied,
  int,
  options,
  repeated,
  struct,
  text,
  textUntil,
  u16,
  u32,
  u64,
  u8,
  when,
} from "../../src/definition/fields.ts";
import type { Fields } from "../../src/definition/kinds.ts";
import { protocol } from "../../src/definition/protocol.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { stackOf } from "../../src/dissect/stack.ts";

/** A protocol of these fields alone, and both directions of it. */
function toy<const Fs extends Fields>(fields: Fs) {
  const Toy = protocol({ name: "toy", layer: "Toy", title: "Toy", spec: "this test", fields });
  const dissector = new Dissector(createCatalog([Toy]));
  const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (built: Uint8Array): string => Array.from(built, (octet) => octet.toString(16).padStart(2, "0")).join("");
  return {
    build: (values: Parameters<typeof Toy>[0]): string => hex(build([Toy(values)])),
    /** Values, problem and the octets that they build again, of `given`, of which `declared` octets were on the wire. */
    read: (given: string, declared = given.length / 2) => {
      const captured = octets(given);
      dissector.dissectAs(dissector.catalog.idOf(Toy), captured, 0, captured.length, declared);
      const problem = dissector.problem(0);
      const again = hex(build(stackOf(dissector, 0, captured.length).layers));
      expect(again).toBe(given);
      return { values: dissector.values(0), problem, fields: fieldNames(dissector) };
    },
  };
}

function fieldNames({ tree, catalog, layers }: Dissector): string[] {
  return Array.from({ length: tree.after(layers.tree(0)) - 1 }, (_, i) => catalog.registry.get(tree.field(i + 1)).name);
}

describe("numbers", () => {
  const { build: make, read } = toy({
    a: bits(3),
    b: bits(13),
    c: u16({ little: true }),
    d: int(2),
    e: u64(),
    f: flags(8, ["x", "y", "z", "r3", "r4", "r5", "r6", "r7"]),
  });

  it("have their width, order and sign", () => {
    const hex = make({ a: 5, b: 1, c: 0x0102, d: -2, e: 2n ** 63n, f: "y+x" });
    expect(hex).toBe("a0010201fffe800000000000000003");
    expect(read(hex)).toMatchObject({
      values: { a: 5, b: 1, c: 0x0102, d: -2, e: 2n ** 63n, f: "x+y" },
      problem: undefined,
    });
  });

  it("that are cut are truncated or malformed, and those before are shown", () => {
    expect(read("a00102", 15)).toMatchObject({
      values: { a: 5, b: 1 },
      problem: "truncated",
      fields: ["toy.a", "toy.b", "_ws.truncated"],
    });
    expect(read("a00102")).toMatchObject({ problem: "malformed", fields: ["toy.a", "toy.b", "_ws.malformed"] });
  });
});

describe("lists and sizes", () => {
  const item = struct({ size: u8({ auto: sizeOf("name") }), name: text({ by: "size" }) });
  const { build: make, read } = toy({
    count: u8({ auto: countOf("items") }),
    items: repeated(item, { count: "count" }),
  });

  it("are counted and measured when they are built", () => {
    const hex = make({ items: [{ name: "ab" }, { name: "" }] });
    expect(hex).toBe("0202616200");
    expect(read(hex).values).toEqual({
      count: 2,
      items: [
        { size: 2, name: "ab" },
        { size: 0, name: "" },
      ],
    });
  });

  it("that announce more than there is keep what is there", () => {
    expect(read("ff0161")).toMatchObject({ values: { items: [{ size: 1, name: "a" }, {}] }, problem: "malformed" });
    expect(read("0109616263").problem).toBe("malformed");
    expect(read("0109616263", 12)).toMatchObject({
      values: { items: [{ size: 9, name: "abc" }] },
      problem: "truncated",
    });
  });

  it("stop where an element says so", () => {
    const label = struct({ value: bits(7), last: bits(1) });
    const stack = toy({ labels: repeated(label, { until: { field: "last", is: 1 } }), rest: bytes("rest") });
    expect(stack.read("0205ff").values).toEqual({
      labels: [
        { value: 1, last: 0 },
        { value: 2, last: 1 },
      ],
      rest: Uint8Array.of(255),
    });
  });

  it("of empty elements end at once", () => {
    expect(toy({ items: repeated(bytes(0)) }).read("00").problem).toBe("malformed");
  });
});

describe("choices", () => {
  const { build: make, read } = toy({
    kind: u8({ names: { number: 1, text: 2 } }),
    size: u8({ auto: sizeOf("value") }),
    value: choice("kind", { number: u16(), text: text("rest") }, { size: { by: "size" } }),
  });

  it("are made by the name of the deciding value", () => {
    expect(make({ kind: "number", value: 7 })).toBe("01020007");
    expect(read("020361626a").values).toEqual({ kind: 2, size: 3, value: "abj" });
  });

  it("of an unknown kind are octets", () => {
    expect(read("0902beef")).toMatchObject({ values: { value: Uint8Array.of(0xbe, 0xef) }, problem: undefined });
  });

  it("that do not fill their window are octets", () => {
    expect(read("0103000700")).toMatchObject({ problem: undefined, fields: ["toy.kind", "toy.size", ""] });
  });

  it("that do not fit into their window are octets, with the fault beside them", () => {
    expect(read("010107")).toMatchObject({
      problem: "malformed",
      fields: ["toy.kind", "toy.size", "", "_ws.malformed"],
    });
  });
});

describe("conditions", () => {
  const { build: make, read } = toy({
    flags: flags(8, ["k", "s", "r2", "r3", "r4", "r5", "r6", "r7"]),
    key: when({ field: "flags.k" }, u16()),
    seq: when({ field: "flags.s" }, u16()),
  });

  it("decide by a flag, and a value given against them is written", () => {
    expect(make({ flags: "s", seq: 9 })).toBe("020009");
    expect(read("0300010002").values).toEqual({ flags: "k+s", key: 1, seq: 2 });
    expect(make({ flags: 0, key: 1 })).toBe("000001");
  });
});

describe("options", () => {
  const { build: make, read } = toy({
    options: options(
      { code: u8({ filter: "option" }), length: u8(), counts: "whole", end: 0, single: [1], pad: 4 },
      { end: { code: 0 }, nop: { code: 1 }, size: { code: 2, value: u16() }, mark: { code: 3 } },
    ),
  });

  it("are written by name, padded to four octets", () => {
    expect(make({ options: ["nop", { name: "size", value: 5 }, "mark"] })).toBe("0102040005030200");
  });

  it("keep unknown ones, odd values and padding", () => {
    expect(read("09030a0203ff00ee").values).toEqual({
      options: [
        { code: 9, value: Uint8Array.of(10) },
        { name: "size", value: Uint8Array.of(255) },
        { name: "end" },
        { name: "padding", value: Uint8Array.of(0xee) },
      ],
    });
  });

  it.each([
    ["0200", "length 0"],
    ["0209ff", "longer than the list"],
    ["02", "no length"],
  ])("%s: %s ends the list", (hex) => {
    expect(read(`01${hex}`)).toMatchObject({
      problem: "malformed",
      values: { options: [{ name: "nop" }, { name: "malformed" }] },
    });
  });
});

describe("text", () => {
  const { build: make, read } = toy({ line: textUntil(["\r\n", "\n"]), rest: text("rest") });

  it("keeps the end that is not the usual one", () => {
    expect(make({ line: "a", rest: "b" })).toBe("610d0a62");
    expect(read("610a62").values).toEqual({ line: { text: "a", end: "\n" }, rest: "b" });
  });

  it("that is not UTF-8 is built again", () => {
    expect(read("0d0aff80c3a9e282ac").values).toMatchObject({ rest: "\udcff\udc80é€" });
  });
});

describe("fields as Wireshark has them", () => {
  it("are the number that siblings are bits of, around these", () => {
    const { read } = toy({
      a: bits(4, { whole: { filter: "both", through: "b", type: "FT_UINT8" } }),
      b: bits(4),
      c: u8(),
    });
    expect(read("1203")).toMatchObject({
      values: { a: 1, b: 2, c: 3 },
      fields: ["toy.both", "toy.a", "toy.b", "toy.c"],
    });
  });

  it("have a name only while another field has one of some values", () => {
    const { read } = toy({ kind: u8(), of: u8({ shown: { kind: [1, 2] } }) });
    expect(read("0205")).toMatchObject({ values: { of: 5 }, fields: ["toy.kind", "toy.of"] });
    expect(read("0305")).toMatchObject({ values: { of: 5 }, fields: ["toy.kind", ""] });
  });

  it("are lengths in front of others", () => {
    const { read } = toy({ name: text({ prefix: 1, named: { filter: "name_len" } }), rest: bytes("rest") });
    expect(read("026162ff")).toMatchObject({
      values: { name: "ab" },
      fields: ["toy.name_len", "toy.name", "toy.rest"],
    });
  });

  it("take no octets where they say that something is so", () => {
    const { read } = toy({ kind: u8(), known: when({ field: "kind", is: [1] }, implied({})), rest: u8() });
    expect(read("0105").fields).toEqual(["toy.kind", "toy.known", "toy.rest"]);
    expect(read("0205").fields).toEqual(["toy.kind", "toy.rest"]);
  });

  it("are worked out of the octets of a struct, behind what is in it", () => {
    const sum = derivedNumber("sum", (octets, start, end) => octets.subarray(start, end).reduce((a, b) => a + b, 0));
    const { read } = toy({
      pair: struct({ a: u8(), b: u8() }, { derived: [custom(sum, { filter: "sum" })] }),
      c: u8(),
    });
    expect(read("010203").fields).toEqual(["toy.pair", "toy.a", "toy.b", "toy.sum", "toy.c"]);
  });
});

describe("references", () => {
  it("to fields that are not there are refused when the protocol is compiled", () => {
    expect(() => toy({ a: u8(), b: bytes({ by: "missing" }) }).read("00")).toThrow("toy: no field missing here");
    expect(() => toy({ b: bytes({ by: "a" }), a: bytes("rest") }).read("00")).toThrow(
      "toy: a is used before it is read",
    );
  });

  it("reach into structs outside", () => {
    const inner = struct({ data: bytes({ by: "size" }) });
    expect(toy({ size: u32(), inner }).read("00000002aabb").values).toEqual({
      size: 2,
      inner: { data: Uint8Array.of(0xaa, 0xbb) },
    });
  });
});

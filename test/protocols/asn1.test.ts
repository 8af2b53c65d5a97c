import { describe, expect, it } from "vitest";
import { asn1Octets, explicit, implicit, oneOf, open, sequence, sequenceOf, Tag, type Asn1 } from "../../src/protocols/parts/asn1.ts"; // oxfmt-ignore
import { asn1BigInteger, asn1Bytes, asn1Flag, asn1Identifier, asn1Text } from "../../src/protocols/parts/asn1-values.ts"; // oxfmt-ignore

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** What is found of a type in octets: depth, filter name and contents. */
function fieldsOf(type: Asn1, bytes: Uint8Array, end = bytes.length): string[] {
  const field = asn1Octets(type, { filter: "whole" });
  if (field.kind !== "custom") throw new Error("no custom field");
  const { custom } = field;
  const inner = custom.inner ?? [];
  const found: string[] = [];
  custom.visit?.(
    bytes,
    0,
    end,
    (number, from, to) => {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(end);
      const { field: one, depth = 0 } = inner[number]!;
      found.push(`${depth} ${one.filter} ${from}-${to}`);
    },
    0,
    end,
  );
  return found;
}

const text = asn1Text(Tag.utf8, { filter: "text" });
const type = sequence(
  [
    asn1Flag({ filter: "flag" }),
    explicit(0, asn1BigInteger({ filter: "number" })),
    asn1Identifier({ filter: "id" }),
    open({ "1.2.3": text }, asn1Bytes({ filter: "unknown" })),
    sequenceOf(oneOf({ one: implicit(0, text), two: implicit(1, text) }, { filter: "which" }), { filter: "list" }),
  ],
  { filter: "all" },
);
const value = octets("301b 0101ff a003020105 06022a03 0c026162 3009 80026162 8103616263");

describe("types of ASN.1", () => {
  it("finds the fields of a value, by tags, by identifiers and in lists", () => {
    expect(fieldsOf(type, value)).toEqual([
      "0 all 0-29",
      "1 flag 4-5",
      "1 number 9-10",
      "1 id 12-14",
      "1 text 16-18",
      "1 list 20-29",
      "2 which 22-24",
      "3 text 22-24",
      "2 which 26-29",
      "3 text 26-29",
    ]);
  });

  it("leaves out members that are not there, and takes another identifier's value as octets", () => {
    expect(fieldsOf(type, octets("3008 06022a04 04026162"))).toEqual(["0 all 0-10", "1 id 4-6", "1 unknown 8-10"]);
  });

  it("stops where a length lies, and never reads beyond the end", () => {
    for (let end = 0; end < value.length; end++) expect(fieldsOf(type, value, end)).toEqual([]);
    expect(fieldsOf(type, octets("3006 06022a03 0cff"))).toEqual(["0 all 0-8", "1 id 4-6"]);
    expect(fieldsOf(type, octets("3080 0101ff 0000"))).toEqual([]);
  });

  it("reads values within values up to a limit", () => {
    const nested: Asn1 & { of?: Asn1 } = Object.assign({}, sequenceOf(text, { filter: "in" }));
    Object.assign(nested, { of: nested });
    const deep = Uint8Array.from({ length: 200 }, (_octet, at) => (at % 2 === 0 ? Tag.sequence : 198 - at + (at % 2)));
    expect(fieldsOf(nested, deep).length).toBeLessThan(30);
  });
});

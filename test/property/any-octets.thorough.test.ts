import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { build } from "../../src/craft/build.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { stackOf } from "../../src/dissect/stack.ts";
import { definitions } from "../../src/protocols/catalog.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

const catalog = standardCatalog();
const dissector = new Dissector(catalog);

describe("any octets dissected as a protocol are built again, and no codec throws", () => {
  it.each(definitions.map((definition) => [definition.name, definition] as const))("%s", (_, definition) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.boolean(), (bytes, small) => {
        // Small numbers are what counts, lengths and types usually are.
        const octets = small ? bytes.map((octet) => octet % 12) : bytes;
        dissector.dissectAs(catalog.idOf(definition), octets, 0, octets.length, octets.length);
        expect(build(stackOf(dissector, 0, octets.length).layers)).toEqual(octets);
      }),
      { numRuns: 150 },
    );
  });
});

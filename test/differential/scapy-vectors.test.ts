import { describe, expect, it } from "vitest";
import type { AnyField, Fields } from "../../src/definition/kinds.ts";
import { encodeText } from "../../src/bytes/text.ts";
import { craftingScope } from "../../src/toolkit/crafting-scope.ts";
import { buildVectors, builtFrom, dissectVectors, exceptions, hex, type DissectVector } from "./scapy-vectors.ts";

const scope = craftingScope();
const known = new Set(scope.names());

describe.skipIf(buildVectors().length === 0)("Scapy's own expressions", () => {
  const ours = buildVectors().filter(({ layers }) => layers.every((layer) => known.has(layer)));
  const listed = exceptions("scapy-build-exceptions.tsv");

  it("make the same octets, but for those that are listed", () => {
    expect(ours.length).toBeGreaterThan(500);
    const otherwise = ours.filter(({ expr, hex: wanted }) => builtFrom(expr) !== wanted).map(({ expr }) => expr);
    expect(otherwise.toSorted()).toEqual([...listed.keys()].toSorted());
  });
});

describe.skipIf(dissectVectors().length === 0)("octets that Scapy reads", () => {
  const ours = dissectVectors().filter(({ cls }) => known.has(cls));
  const listed = exceptions("scapy-dissect-exceptions.tsv");

  it("have the same values in the fields that both have, but for those that are listed", () => {
    let fields = 0;
    const otherwise = new Set<string>();
    for (const vector of ours) {
      const { same, different } = compare(vector);
      fields += same;
      for (const place of different) otherwise.add(place);
    }
    expect(fields).toBeGreaterThan(1500);
    expect([...otherwise].toSorted()).toEqual([...listed.keys()].toSorted());
  });
});

function compare({ cls, hex: digits, fields }: DissectVector): { same: number; different: string[] } {
  const octets = Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const layers = scope.read(scope.layers(cls)[0]!, octets);
  const different: string[] = [];
  let same = 0;
  if (layers[0]?.protocol.layer !== cls) return { same, different: [`${cls} ${digits.slice(0, 60)}`] };
  for (const [i, [name, wanted]] of fields.entries()) {
    const layer = layers[i];
    if (layer?.protocol.layer !== name) break;
    for (const [key, value] of Object.entries(wanted)) {
      const found = (layer.values as { readonly [key: string]: unknown })[key];
      if (found === undefined) continue;
      if (alike((layer.protocol.fields as Fields)[key], found, value)) same++;
      else different.push(`${name}.${key}`);
    }
  }
  return { same, different };
}

/** Whether a value is the one that the vector has: octets in hexadecimal, flags as text, everything else as it is. */
function alike(field: AnyField | undefined, found: unknown, wanted: unknown): boolean {
  if (wanted === null) return Array.isArray(found) && found.length === 0;
  if (typeof wanted === "object" && "hex" in wanted) {
    const octets = found instanceof Uint8Array ? found : typeof found === "string" ? encodeText(found) : undefined;
    return octets !== undefined && hex(octets) === wanted.hex;
  }
  if (field?.kind === "flags" && typeof found === "string" && typeof wanted === "string")
    return found.split("").toSorted().join("") === wanted.split("").toSorted().join("");
  return JSON.stringify(typeof found === "bigint" ? Number(found) : found) === JSON.stringify(wanted);
}

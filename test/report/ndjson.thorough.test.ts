import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Compiler } from "../../src/dissect/compile.ts";
import { ndjsonSchema, ndjsonTypes } from "../../src/report/ndjson/schema.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { ours } from "../cli/run-shark.ts";

const folder = fileURLToPath(new URL("../../samples", import.meta.url));
const samples = readdirSync(folder).filter((name) => name.endsWith(".pcap"));
const catalog = standardCatalog();
const schema = ndjsonSchema(catalog, new Compiler(catalog)) as {
  readonly properties: { readonly layers: { readonly items: { readonly oneOf: readonly LayerSchema[] } } };
};

interface LayerSchema {
  readonly properties: { readonly [name: string]: PropertySchema };
}
interface PropertySchema {
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: string | readonly string[] };
}

const layers = new Map(
  schema.properties.layers.items.oneOf.map((layer) => [layer.properties["protocol"]?.const, layer]),
);

/** What of a layer is not as the schema says. */
function strange(layer: { readonly [name: string]: unknown }): string[] {
  const known = layers.get(String(layer["protocol"]));
  if (!known) return [`no layer ${String(layer["protocol"])}`];
  return Object.entries(layer).flatMap(([name, value]) => {
    const property = known.properties[name];
    if (!property) return [`${String(layer["protocol"])} has no ${name}`];
    if (property.const !== undefined || property.enum !== undefined) return [];
    const types = [property.items?.type ?? []].flat();
    const items = Array.isArray(value) ? (value as readonly unknown[]) : [undefined];
    return items.every((item) => types.includes(typeName(item))) ? [] : [`${name} is ${JSON.stringify(value)}`];
  });
}

function typeName(item: unknown): string {
  if (item === null) return "null";
  return typeof item === "number" ? "number" : typeof item;
}
/** JSON Schema's integers are numbers. */
for (const { properties } of layers.values()) {
  for (const property of Object.values(properties)) {
    if (property.items?.type === "integer") Object.assign(property.items, { type: "number" });
  }
}

describe("-T ndjson", () => {
  it.each(samples)("%s is as its schema says, and no name comes twice", async (name) => {
    const { stdout } = await ours(["-n", "-r", `${folder}/${name}`, "-T", "ndjson"]);
    const lines = stdout.trimEnd().split("\n");
    for (const line of lines) {
      const packet = JSON.parse(line) as { readonly layers: readonly { readonly [name: string]: unknown }[] };
      expect(packet.layers.flatMap(strange)).toEqual([]);
      const members = (line.match(/"[^"\\]+":/g) ?? []).length;
      const kept = packet.layers.reduce((count, layer) => count + Object.keys(layer).length, 1);
      expect(members).toBeLessThanOrEqual(kept + (line.match(/\\"/g) ?? []).length);
    }
  });

  it("has the fields of -e alone, empty where a packet has none", async () => {
    const words = ["-n", "-r", `${folder}/arp.pcap`, "-T", "ndjson", "-c", "1"];
    const fields = ["-e", "arp.opcode", "-e", "eth.addr", "-e", "ip.src", "-e", "frame.time_relative", "-e", "arp"];
    const { stdout } = await ours([...words, ...fields]);
    expect(JSON.parse(stdout)).toEqual({
      "arp.opcode": [1],
      "eth.addr": ["ff:ff:ff:ff:ff:ff", "02:00:00:00:00:01"],
      "ip.src": [],
      "frame.time_relative": [0],
      arp: [true],
    });
  });

  it("has a TypeScript type with every layer", () => {
    const types = ndjsonTypes(catalog, new Compiler(catalog));
    expect(types).toContain('export interface EthLayer {\n  readonly protocol: "eth";');
    expect(types).toContain('  readonly "ip.ttl"?: readonly number[];');
    expect(types.match(/^export interface \w+Layer \{$/gm)).toHaveLength(layers.size);
  });
});

import type { Catalog } from "../../definition/catalog.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Compiler } from "../../dissect/compile.ts";
import type { FieldRow } from "../fields/field-rows.ts";
import { namedFields } from "../glossary/fields.ts";
import { jsonType, type JsonType } from "./json-value.ts";

const TYPESCRIPT: Readonly<Record<JsonType, string>> = {
  boolean: "boolean",
  integer: "number",
  number: "number",
  string: "string",
};

/** The layers that -T ndjson writes: for each protocol name its fields, sorted. */
function layersOf(catalog: Catalog, compiler: Compiler): readonly (readonly [protocol: string, fields: FieldRow[]])[] {
  const byName = new Map<string, Map<string, FieldRow>>();
  for (const [protocol, rows] of namedFields(catalog, compiler)) {
    for (const name of namesOf(protocol)) {
      const fields = byName.get(name) ?? new Map<string, FieldRow>();
      byName.set(name, fields);
      for (const row of rows) if (!fields.has(row.info.name)) fields.set(row.info.name, row);
    }
  }
  const sorted = Array.from(byName, ([name, fields]) => {
    return [name, [...fields.values()].toSorted((one, other) => (one.info.name < other.info.name ? -1 : 1))] as const;
  });
  return sorted.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** The names that a layer of a protocol may have: one without a name of its own goes by that of its neighbours. */
function namesOf({ name, path, prefix }: Protocol): string[] {
  return [...new Set([path === undefined || path === "" ? name : path, name, prefix ?? name])];
}

/** The JSON Schema (draft 2020-12) of a line. */
export function ndjsonSchema(catalog: Catalog, compiler: Compiler): object {
  const layers = layersOf(catalog, compiler).map(([protocol, fields]) => ({
    type: "object",
    properties: {
      protocol: { const: protocol },
      problem: { enum: ["malformed", "truncated"] },
      ...Object.fromEntries(
        fields.map((row) => [row.info.name, { type: "array", title: row.info.label, items: { type: typeOf(row) } }]),
      ),
    },
    required: ["protocol"],
    additionalProperties: false,
  }));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A packet as `remora shark -T ndjson` writes it",
    type: "object",
    properties: { layers: { type: "array", items: { oneOf: layers } } },
    required: ["layers"],
    additionalProperties: false,
  };
}

/** Numbers that are none (NaN) are null. */
function typeOf(row: FieldRow): string | string[] {
  const type = jsonType(row);
  return type === "number" ? ["number", "null"] : type;
}

/** The TypeScript type of a line. */
export function ndjsonTypes(catalog: Catalog, compiler: Compiler): string {
  const layers = layersOf(catalog, compiler);
  const interfaces = layers.map(([protocol, fields]) => {
    const members = fields.map((row) => `  readonly "${row.info.name}"?: readonly ${element(row)}[];`);
    return [
      `export interface ${interfaceName(protocol)} {`,
      `  readonly protocol: "${protocol}";`,
      '  readonly problem?: "malformed" | "truncated";',
      ...members,
      "}",
    ].join("\n");
  });
  return [
    "/** A packet as `remora shark -T ndjson` writes it, a line each. */",
    "export interface Packet {",
    "  /** Outermost first; `frame` is what is known beside the octets. */",
    "  readonly layers: readonly Layer[];",
    "}",
    "",
    `export type Layer =\n${layers.map(([protocol]) => `  | ${interfaceName(protocol)}`).join("\n")};`,
    "",
    interfaces.join("\n\n"),
    "",
  ].join("\n");
}

function element(row: FieldRow): string {
  const type = jsonType(row);
  return type === "number" ? "(number | null)" : TYPESCRIPT[type];
}

/** `ipv6.fraghdr` becomes `Ipv6FraghdrLayer`. */
function interfaceName(protocol: string): string {
  const words = protocol.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return `${words.map((word) => word[0].toUpperCase() + word.slice(1)).join("")}Layer`;
}

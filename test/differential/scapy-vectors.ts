import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../../src/craft/build.ts";
import { explicitPackets } from "../../src/toolkit/expression.ts";
import { sharedCaptures } from "../oracles.ts";

/** A packet expression and the octets that Scapy 2.5.0 makes of it where there are no routes. */
export interface BuildVector {
  readonly expr: string;
  readonly hex: string;
  readonly layers: readonly string[];
}

/** Octets that Scapy reads as a class, and the fields of the layers that it finds. */
export interface DissectVector {
  readonly cls: string;
  readonly hex: string;
  readonly fields: readonly (readonly [string, { readonly [field: string]: unknown }])[];
}

export function buildVectors(): readonly BuildVector[] {
  return (vectors("scapy_vectors.json") as { readonly vectors: readonly BuildVector[] } | undefined)?.vectors ?? [];
}

export function dissectVectors(): readonly DissectVector[] {
  return (vectors("scapy_dissect.json") as readonly DissectVector[] | undefined) ?? [];
}

function vectors(file: string): unknown {
  const path = join(sharedCaptures() ?? "", "scapy", file);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

export function hex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
}

/** The first packet of an expression, in hexadecimal; what is wrong with the expression where it makes none. */
export function builtFrom(expression: string): string {
  try {
    for (const layers of explicitPackets(expression)) return hex(build(layers));
    return "";
  } catch (fault) {
    return `! ${fault instanceof Error ? fault.message : String(fault)}`;
  }
}

/** The listed exceptions of a file: what is otherwise, and why. */
export function exceptions(file: string): ReadonlyMap<string, string> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const [, ...rows] = readFileSync(path, "utf8").trimEnd().split("\n");
  return new Map(rows.map((row) => row.split("\t") as [string, string]));
}

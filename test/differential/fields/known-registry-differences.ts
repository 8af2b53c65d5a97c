import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { RegistryDifference } from "./registry-agreement.ts";

/** Where differences from `tshark -G` are listed, with reasons; `npm run agreement` brings it up to date. */
export const registryDifferencesFile: string = fileURLToPath(
  new URL("known-registry-differences.tsv", import.meta.url),
);

/** The reasons of the differences that are listed, by `registryKey`. */
export function knownRegistryDifferences(): Map<string, string> {
  const rows = readFileSync(registryDifferencesFile, "utf8").trimEnd().split("\n").slice(1);
  return new Map(rows.map((row) => [row.slice(0, row.lastIndexOf("\t")), row.slice(row.lastIndexOf("\t") + 1)]));
}

/** What differs, as the list has it. */
export function registryKey({ name, what, theirs, ours }: RegistryDifference): string {
  return [name, what, theirs, ours].join("\t");
}

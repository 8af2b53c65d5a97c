import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the known mismatches are kept. */
export const knownMismatchesFile: string = fileURLToPath(new URL("known-mismatches.tsv", import.meta.url));

/** The cases of tcpdump's suites and the samples that are known to print something else, with the reason. */
export function knownMismatches(): Map<string, string> {
  const rows = readFileSync(knownMismatchesFile, "utf8").split("\n").slice(1).filter(Boolean);
  return new Map(rows.map((row) => row.split("\t") as [string, string]));
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the known mismatches are kept: of what is printed, and of capture filters. */
export const knownMismatchesFile: string = fileURLToPath(new URL("known-mismatches.tsv", import.meta.url));
export const knownFilterMismatchesFile: string = fileURLToPath(new URL("known-filter-mismatches.tsv", import.meta.url));

/** The cases that are known to come out otherwise than tcpdump's or libpcap's, with the reason. */
export function knownMismatches(file: string = knownMismatchesFile): Map<string, string> {
  const rows = readFileSync(file, "utf8").split("\n").slice(1).filter(Boolean);
  return new Map(rows.map((row) => row.split("\t") as [string, string]));
}

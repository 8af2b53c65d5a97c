import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What an earlier run reached: equal lines with a set of flags, or whole packets that were built again identically. */
export interface Floor {
  /** The flags, or `round trip`. */
  readonly measure: string;
  readonly equal: number;
  readonly all: number;
}

/** The row of the packets that are whole and were built again to the same octets. */
export const roundTripMeasure = "round trip";

/** Where the floors are kept. */
export const floorsFile: string = fileURLToPath(new URL("floors.tsv", import.meta.url));

/** Reads the floors; `npm run agreement` raises them. */
export function readFloors(): Floor[] {
  const rows = readFileSync(floorsFile, "utf8").trimEnd().split("\n").slice(1);
  return rows.map((row) => {
    const [measure, equal, all] = row.split("\t");
    return { measure: measure!, equal: Number(equal), all: Number(all) };
  });
}

/** How many were not equal: what may never rise, whatever is added to the collection. */
export function missed({ equal, all }: Omit<Floor, "measure">): number {
  return all - equal;
}

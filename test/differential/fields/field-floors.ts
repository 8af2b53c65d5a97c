import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Counts } from "./compare-packets.ts";

/** What a layer reached in an earlier run, as parts of 1, rounded down. */
export interface FieldFloor {
  readonly layer: string;
  /** Of what we emit, how much is equal. */
  readonly values: number;
  /** Of what tshark shows, how much we emit. */
  readonly coverage: number;
}

/** Where the floors are kept; `npm run agreement` raises them. */
export const fieldFloorsFile: string = fileURLToPath(new URL("field-floors.tsv", import.meta.url));

export function readFieldFloors(): FieldFloor[] {
  const rows = readFileSync(fieldFloorsFile, "utf8").trimEnd().split("\n").slice(1);
  return rows.map((row) => {
    const [layer, values, coverage] = row.split("\t");
    return { layer: layer!, values: Number(values), coverage: Number(coverage) };
  });
}

export function writtenFloors(floors: readonly FieldFloor[]): string {
  const rows = floors.map(({ layer, values, coverage }) => `${layer}\t${values.toFixed(4)}\t${coverage.toFixed(4)}`);
  return ["layer\tvalues\tcoverage", ...rows, ""].join("\n");
}

/** What counts reach, rounded down to four places. */
export function reached(layer: string, { shown, covered, emitted, equal }: Counts): FieldFloor {
  const down = (part: number, of: number): number => (of === 0 ? 1 : Math.floor((10_000 * part) / of) / 10_000);
  return { layer, values: down(equal, emitted), coverage: down(covered, shown) };
}

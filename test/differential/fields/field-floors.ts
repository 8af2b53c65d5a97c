import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GOALS, reaches, type FieldAgreement } from "./field-agreement.ts";
import { layerScores } from "./layer-scores.ts";

/** Where the floors are kept; `npm run agreement` raises them. */
export const fieldFloorsFile: string = fileURLToPath(new URL("field-floors.tsv", import.meta.url));

/** What an earlier run reached, as parts of 1, by measure: `captures values`, `dns coverage`. */
export function readFieldFloors(): Map<string, number> {
  const rows = readFileSync(fieldFloorsFile, "utf8").trimEnd().split("\n").slice(1);
  return new Map(rows.map((row) => [row.split("\t")[0]!, Number(row.split("\t")[1])]));
}

/** The file of these floors. */
export function floorsText(floors: ReadonlyMap<string, number>): string {
  const rows = [...floors].map(([measure, reached]) => `${measure}\t${reached.toFixed(4)}`);
  return ["measure\treached", ...rows.sort(), ""].join("\n");
}

/**
 * What an agreement reaches, rounded down: of the captures, how many reach each goal, of the packets, how many have the same
 * `frame.protocols`, and by layer how many values are equal, how many fields emitted, and how
 * many of those that are equal have the same line in trees.
 */
export function measuresOf(agreement: FieldAgreement): Map<string, number> {
  const measures = new Map<string, number>();
  const measure = (name: string, part: number, of: number): void => {
    if (of > 0) measures.set(name, Math.floor((10_000 * part) / of) / 10_000);
  };
  const counted = agreement.captures.filter(({ known }) => known > 0);
  for (const goal of Object.keys(GOALS) as (keyof typeof GOALS)[])
    measure(`captures ${goal}`, counted.filter((score) => reaches(score, goal)).length, counted.length);
  const sum = (key: "known" | "sameProtocols"): number => counted.reduce((all, score) => all + score[key], 0);
  measure("packets protocols", sum("sameProtocols"), sum("known"));
  for (const [layer, { emitted, equal, shown, covered, texts }] of layerScores(agreement.fields.values())) {
    measure(`${layer} values`, equal, emitted);
    measure(`${layer} coverage`, covered, shown);
    measure(`${layer} texts`, texts, equal);
  }
  return measures;
}

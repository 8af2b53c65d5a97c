import { add, noCounts, type Counts, type FieldScore } from "./compare-packets.ts";

/** The sums of the fields of each layer, by name of the layer, and of all; those with most to do first. */
export function layerScores(scores: Iterable<FieldScore>): Map<string, Counts> {
  const layers = new Map<string, Counts>();
  const all = noCounts();
  for (const score of scores) {
    let layer = layers.get(score.layer);
    if (layer === undefined) layers.set(score.layer, (layer = noCounts()));
    add(layer, score);
    add(all, score);
  }
  const toDo = ({ shown, covered, emitted, equal }: Counts): number => shown - covered + emitted - equal;
  const sorted = [...layers].sort((a, b) => toDo(a[1]) - toDo(b[1]));
  return new Map([...sorted, ["all", all]]);
}

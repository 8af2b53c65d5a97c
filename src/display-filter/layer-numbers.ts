import type { Dissector } from "../dissect/dissector.ts";
import type { Range } from "./syntax-tree.ts";

/** Whether a layer is one of those that `#` names: layers of one protocol are counted from 1, outermost first. */
export function isNumbered(dissector: Dissector, layer: number, ranges: readonly Range[]): boolean {
  const { layers } = dissector;
  const protocol = layers.protocol(layer);
  let number = 0;
  let total = 0;
  for (let other = 0; other < layers.count; other++) {
    if (layers.protocol(other) !== protocol) continue;
    total++;
    if (other <= layer) number++;
  }
  return ranges.some((range) => holds(range, number, total));
}

function holds(range: Range, number: number, total: number): boolean {
  const fromEnd = (index: number): number => (index < 0 ? total + 1 + index : index);
  const first = fromEnd(range.from);
  const last = "to" in range ? fromEnd(range.to) : range.length === undefined ? total : first + range.length - 1;
  return number >= first && number <= last;
}

import type { TextWriter } from "../../bytes/text-writer.ts";
import { wordOf } from "../../definition/value-strings.ts";
import { ValueKind } from "../fields/field-rows.ts";
import { WHOLE_LAYER, type FoundFields } from "../fields/found-fields.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { Column } from "./column.ts";

const PRESENT = "✓";

/**
 * Writes the fields of a custom column with commas between them: all of them, or the `occurrence`th (from the end where it
 * is negative); with `words`, the words of numbers that have some.
 */
export function customColumn(
  found: FoundFields,
  labels: TreeLabels,
  occurrence: number,
  words: boolean,
): Column["write"] {
  function one(out: TextWriter, layer: number, quad: number, field: number): void {
    if (quad === WHOLE_LAYER) {
      out.text(PRESENT);
      return;
    }
    if (quad < WHOLE_LAYER) {
      found.write(out, layer, quad);
      return;
    }
    const row = labels.rows.row(field);
    if (row.kind === ValueKind.none) out.text(PRESENT);
    else {
      const isNumber = row.kind === ValueKind.decimal || row.kind === ValueKind.hex;
      const word = words && isNumber ? wordOf(row.info, labels.values.number(layer, quad)) : undefined;
      if (word === undefined) found.write(out, layer, quad);
      else out.utf8(word);
    }
  }

  return (out, { dissector }) => {
    found.search();
    const places = found.found.flatMap((column) => column.places);
    const count = places.length / 2;
    const first = occurrence === 0 ? 0 : occurrence > 0 ? occurrence - 1 : count + occurrence;
    const end = occurrence === 0 ? count : first + 1;
    for (let i = Math.max(first, 0); i < Math.min(end, count); i++) {
      if (i > Math.max(first, 0)) out.octet(44);
      const [layer, quad] = [places[2 * i], places[2 * i + 1]];
      one(out, layer, quad, quad <= WHOLE_LAYER ? -1 : dissector.tree.field(quad));
    }
  };
}

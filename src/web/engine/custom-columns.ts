import type { Session } from "../../flows/session.ts";
import type { ColumnSettings } from "../../report/columns/column-formats.ts";
import { customColumn } from "../../report/columns/custom-column.ts";
import { noNames } from "../../report/columns/packet-columns.ts";
import { standardTexts } from "../../report/columns/standard-texts.ts";
import { FoundFields, unknownFields } from "../../report/fields/found-fields.ts";
import { TreeLabels } from "../../report/tree/tree-labels.ts";

/** Makes what writes columns of fields; throws an Error that says which fields there are not. */
export function customColumns({ dissector, compiler }: Session): ColumnSettings["custom"] {
  const labels = new TreeLabels(dissector, standardTexts, noNames);
  return (fields, occurrence, words) => {
    const names = fields.split(/\s*(?:\|\||\bor\b)\s*/);
    const unknown = unknownFields(dissector, compiler, names);
    if (unknown.length > 0) throw new Error(`no field is named ${unknown.join(", ")}`);
    return customColumn(new FoundFields(dissector, compiler, labels, names), labels, occurrence, words);
  };
}

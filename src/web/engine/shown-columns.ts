import type { Session } from "../../flows/session.ts";
import type { Column } from "../../report/columns/column.ts";
import { columnOf, type ColumnSettings } from "../../report/columns/column-formats.ts";
import { customColumn } from "../../report/columns/custom-column.ts";
import { noNames } from "../../report/columns/packet-columns.ts";
import { standardTexts } from "../../report/columns/standard-texts.ts";
import { FoundFields, unknownFields } from "../../report/fields/found-fields.ts";
import { TreeLabels } from "../../report/tree/tree-labels.ts";
import type { ColumnChoice } from "../messages.ts";

const MINUTE = 60;

/** Seconds that the clock on the wall is ahead of UTC. */
export function localOffset(seconds: number): number {
  return -MINUTE * new Date(1000 * seconds).getTimezoneOffset();
}

/** The columns of the list; throws an Error that says which of them there is not. */
export function shownColumns(choices: readonly ColumnChoice[], session: Session): Column[] {
  const { dissector, compiler } = session;
  const labels = new TreeLabels(dissector, standardTexts, noNames);
  const settings: ColumnSettings = {
    time: "r",
    style: { hours: false, offsetAt: localOffset },
    custom(fields, occurrence, words) {
      const names = fields.split(/\s*(?:\|\||\bor\b)\s*/);
      const unknown = unknownFields(dissector, compiler, names);
      if (unknown.length > 0) throw new Error(`no field is named ${unknown.join(", ")}`);
      return customColumn(new FoundFields(dissector, compiler, labels, names), labels, occurrence, words);
    },
  };
  return choices.map(([title, format]) => {
    const column = columnOf(title, format, settings);
    if (column === undefined) throw new Error(`"${format}" is no format of a column`);
    return column;
  });
}

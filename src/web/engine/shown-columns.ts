import type { Session } from "../../flows/session.ts";
import type { Column } from "../../report/columns/column.ts";
import { columnOf, CUSTOM, type ColumnSettings } from "../../report/columns/column-formats.ts";
import type { ColumnChoice } from "../messages.ts";

const MINUTE = 60;

/** Seconds that the clock on the wall is ahead of UTC. */
export function localOffset(seconds: number): number {
  return -MINUTE * new Date(1000 * seconds).getTimezoneOffset();
}

/** The columns of the list; throws an Error that says which of them there is not. */
export async function shownColumns(choices: readonly ColumnChoice[], session: Session): Promise<Column[]> {
  const settings: ColumnSettings = {
    time: "r",
    style: { hours: false, offsetAt: localOffset },
    custom: choices.some(([, format]) => format.startsWith(CUSTOM))
      ? (await import("./custom-columns.ts")).customColumns(session)
      : () => () => {},
  };
  return choices.map(([title, format]) => {
    const column = columnOf(title, format, settings);
    if (column === undefined) throw new Error(`"${format}" is no format of a column`);
    return column;
  });
}

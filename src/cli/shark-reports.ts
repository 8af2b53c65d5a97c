import type { Session } from "../flows/session.ts";
import { localTime } from "../host/time-zone.ts";
import { columnOf, defaultColumns } from "../report/columns/column-formats.ts";
import { ColumnLines } from "../report/columns/column-lines.ts";
import type { PacketColumns } from "../report/columns/packet-columns.ts";
import { columnReport } from "../report/columns/text-report.ts";
import type { PacketReport } from "../report/packet-report.ts";
import type { CommandIo } from "./io.ts";
import { Refusal } from "./refusal.ts";
import type { SharkOptions } from "./shark-options.ts";

/** What writes packets as -T asks; undefined where nothing is printed. Throws `Refusal`. */
export function reportOf(
  options: SharkOptions,
  session: Session,
  columns: PacketColumns,
  io: CommandIo,
): PacketReport | undefined {
  void session;
  void columns;
  if (options.quiet) return undefined;
  return columnReport(new ColumnLines(columnsOf(options, io), options.format === "tabs"));
}

function columnsOf(options: SharkOptions, io: CommandIo) {
  const settings = {
    time: options.time,
    style: { hours: options.hours, digits: options.timeDigits, offsetAt: localTime(io.env["TZ"]) },
    custom: () => () => {},
  };
  return defaultColumns.map(([title, format]) => {
    const column = columnOf(title, format, settings);
    if (!column) throw new Refusal(`${format} is no format of a column`);
    return column;
  });
}

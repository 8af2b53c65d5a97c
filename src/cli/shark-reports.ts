import type { Session } from "../flows/session.ts";
import { localTime } from "../host/time-zone.ts";
import { columnOf, defaultColumns } from "../report/columns/column-formats.ts";
import { ColumnLines } from "../report/columns/column-lines.ts";
import type { PacketColumns } from "../report/columns/packet-columns.ts";
import { standardTexts } from "../report/columns/standard-texts.ts";
import { textReport } from "../report/columns/text-report.ts";
import { JsonReport } from "../report/json/json-report.ts";
import { TreeLabels } from "../report/tree/tree-labels.ts";
import { TreeLines } from "../report/tree/tree-report.ts";
import { TreeSelection } from "../report/tree/tree-selection.ts";
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
  if (options.quiet) return undefined;
  const labels = new TreeLabels(session.dissector, columns, standardTexts);
  const selection = new TreeSelection(options.shown, options.shownWhole);
  if (options.format === "json" || options.format === "jsonraw") {
    const content = { text: options.format === "json", raw: options.octets || options.format === "jsonraw" };
    return new JsonReport(session.dissector, labels, selection, content);
  }
  return textReport({
    columns: options.columns ? new ColumnLines(columnsOf(options, io), options.format === "tabs") : undefined,
    tree: options.details ? new TreeLines(session.dissector, labels, options.opened) : undefined,
    octets: options.octets ? options.hexdump : undefined,
    separator: options.separator ?? "",
  });
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

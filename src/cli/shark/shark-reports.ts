import type { LineNames } from "../../definition/dump-line.ts";
import type { Session } from "../../flows/session.ts";
import { localTime } from "../../host/time-zone.ts";
import type { Column } from "../../report/columns/column.ts";
import { columnOf, defaultColumns, type ColumnSettings } from "../../report/columns/column-formats.ts";
import { ColumnLines } from "../../report/columns/column-lines.ts";
import { appendFields, type AppendedField } from "../../report/columns/appended-fields.ts";
import { colored } from "../../report/columns/coloring.ts";
import { customColumn } from "../../report/columns/custom-column.ts";
import { standardTexts } from "../../report/columns/standard-texts.ts";
import { summaryReport } from "../../report/columns/summary-report.ts";
import { textReport } from "../../report/columns/text-report.ts";
import { COLUMN_PREFIX, columnFormat } from "../../report/fields/column-fields.ts";
import { fieldOptions } from "../../report/fields/field-options.ts";
import { FieldReport, type FieldColumn } from "../../report/fields/field-report.ts";
import { FoundFields, unknownFields } from "../../report/fields/found-fields.ts";
import { EkReport } from "../../report/json/ek-report.ts";
import { JsonReport } from "../../report/json/json-report.ts";
import { UniqueJsonReport } from "../../report/json/unique-json-report.ts";
import { NdjsonFields } from "../../report/ndjson/ndjson-fields.ts";
import { NdjsonReport } from "../../report/ndjson/ndjson-report.ts";
import { SelectedReport } from "../../report/json/selected-report.ts";
import type { PacketReport } from "../../report/packet-report.ts";
import { PdmlReport } from "../../report/pdml/pdml-report.ts";
import { columnInfos } from "../../report/statistics/column-info.ts";
import { TreeLabels } from "../../report/tree/tree-labels.ts";
import { TreeLines } from "../../report/tree/tree-report.ts";
import { TreeSelection } from "../../report/tree/tree-selection.ts";
import { colorRules } from "./color-rules.ts";
import { displayFilter } from "../display-filter.ts";
import { columnPreference } from "./column-preference.ts";
import type { CommandIo } from "../io.ts";
import { Refusal } from "../refusal.ts";
import type { SharkOptions } from "./shark-options.ts";

/** What writes packets as -T asks; undefined where nothing is printed. Throws `Refusal`. */
export function reportOf(
  options: SharkOptions,
  session: Session,
  names: LineNames,
  io: CommandIo,
): PacketReport | undefined {
  if (options.quiet) return undefined;
  const { dissector, compiler } = session;
  const labels = new TreeLabels(dissector, standardTexts, names);
  const selection = new TreeSelection(options.shown, options.shownWhole);
  const found = (fields: readonly string[]) => new FoundFields(dissector, compiler, labels, fields);
  const appended = appendedFields(options, session, found, io);
  const inInfo = (column: Column): Column =>
    appended.length === 0 ? column : { ...column, write: appendFields(column.write, appended, labels) };
  const columns = columnsFor(options, io, inInfo, (fields, occurrence, words) => {
    const asked = fields.split(/\s*(?:\|\||\bor\b)\s*/);
    checkFields(session, asked);
    return customColumn(found(asked), labels, occurrence, words);
  });
  if (options.fields.length > 0) {
    const fields = options.fields.filter((name) => !name.startsWith(COLUMN_PREFIX));
    checkFields(session, fields);
    const asked = found(fields);
    const shown = fieldColumns(options.fields, asked, columns);
    if (options.format === "fields") return new FieldReport(asked, shown, checkedFieldOptions(options));
    if (options.format === "ndjson") return new NdjsonFields(dissector, labels, asked, shown);
    return new SelectedReport(
      asked,
      shown,
      options.format === "ek" || options.format === "pdml" ? options.format : "json",
    );
  }
  switch (options.format) {
    case "json":
    case "jsonraw": {
      const raw = options.octets || options.format === "jsonraw";
      const content = { text: options.format === "json", raw };
      if (options.uniqueKeys && !raw) return new UniqueJsonReport(dissector, labels, selection);
      return new JsonReport(dissector, labels, selection, content);
    }
    case "ek":
      return new EkReport(dissector, labels, selection);
    case "ndjson":
      return new NdjsonReport(dissector, labels);
    case "pdml":
      return new PdmlReport(dissector, labels, selection);
    case "psml":
      return summaryReport(columns.shown);
    default:
      return textReport({
        columns: options.columns ? linesOf(options, columns, session, io) : undefined,
        tree: options.details ? new TreeLines(dissector, labels, options.opened, !options.octets) : undefined,
        octets: options.octets ? options.hexdump : undefined,
        separator: options.separator ?? "",
      });
  }
}

function linesOf(options: SharkOptions, columns: Columns, session: Session, io: CommandIo) {
  const lines = new ColumnLines(columns.shown, options.format === "tabs");
  return options.color ? colored(lines, colorRules(session, io)) : lines;
}

/** The columns of lines, and any other by its format. */
interface Columns {
  readonly formats: readonly (readonly [title: string, format: string])[];
  readonly shown: readonly Column[];
  column(title: string, format: string): Column;
}

/** What `-z proto,colinfo` asks for; throws `Refusal`. */
function appendedFields(
  { statistics, displayFilter: shown }: SharkOptions,
  session: Session,
  found: (fields: readonly string[]) => FoundFields,
  io: CommandIo,
): readonly AppendedField[] {
  const infos = columnInfos(statistics).map(({ filter, field }) => {
    if (unknownFields(session.dissector, session.compiler, [field]).length > 0)
      throw new Refusal(`Field "${field}" doesn't exist.`);
    return { field, filter: filter === "" ? undefined : displayFilter(filter, session.compiler, io) };
  });
  if (infos.length === 0) return [];
  const filters = infos.map(({ filter }) => filter);
  if (shown !== undefined) filters.push(displayFilter(shown, session.compiler, io));
  const named = new Set(filters.flatMap((filter) => filter?.fields.map(({ name }) => name) ?? []));
  // tshark has at hand only the fields that some filter names.
  return infos
    .filter(({ field }) => named.has(field))
    .map(({ field, filter }) => ({
      name: field,
      found: found([field]),
      matches: (dissector) => filter?.matches(dissector) ?? true,
    }));
}

function columnsFor(
  options: SharkOptions,
  io: CommandIo,
  inInfo: (column: Column) => Column,
  custom: ColumnSettings["custom"],
): Columns {
  const settings: ColumnSettings = {
    time: options.time,
    style: { hours: options.hours, digits: options.timeDigits, offsetAt: localTime(io.env["TZ"]) },
    custom,
  };
  const column = (title: string, format: string): Column => {
    const made = columnOf(title, format, settings);
    if (made) return format === "%i" ? inInfo(made) : made;
    throw new Refusal(`"${format}" is no format of a column; remora shark -G column-formats lists them`);
  };
  const asked = options.preferences.get("gui.column.format");
  const formats = asked === undefined ? defaultColumns : columnPreference(asked);
  return { formats, shown: formats.map(([title, format]) => column(title, format)), column };
}

function fieldColumns(names: readonly string[], { found }: FoundFields, columns: Columns): FieldColumn[] {
  let next = 0;
  return names.map((name) => {
    if (!name.startsWith(COLUMN_PREFIX)) return { name, occurrences: found[next++] };
    const format = columnFormat(name, columns.formats);
    // As in tshark, a column that there is not is empty.
    return { name, column: format === undefined ? EMPTY : columns.column(name, format) };
  });
}

const EMPTY: Column = { title: "", padding: "none", write() {} };

function checkedFieldOptions(options: SharkOptions) {
  const made = fieldOptions(options.fieldOptions);
  if (made) return made;
  throw new Refusal(
    `-E takes header=y|n, bom=y|n, escape=y|n, separator=/t|/s|CHARACTER, aggregator=,|/s|CHARACTER, occurrence=f|l|a, quote=d|s|n`,
  );
}

function checkFields({ dissector, compiler }: Session, names: readonly string[]): void {
  const unknown = unknownFields(dissector, compiler, names);
  if (unknown.length > 0) throw new Refusal(`Some fields aren't valid:\n\t${unknown.join("\n\t")}`);
}

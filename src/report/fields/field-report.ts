import type { TextWriter } from "../../bytes/text-writer.ts";
import type { Column, ShownPacket } from "../columns/column.ts";
import type { PacketReport } from "../packet-report.ts";
import { escapeControls } from "./field-escapes.ts";
import type { FieldOptions } from "./field-options.ts";
import type { FoundFields, Occurrences } from "./found-fields.ts";

const LINE_FEED = 10;
const BOM = "\ufeff";

/** What a column of -T fields shows: a column of lines, or the occurrences of a field. */
export type FieldColumn = { readonly name: string } & (
  | { readonly column: Column }
  | { readonly occurrences: Occurrences }
);

/** Writes the fields of -e, a line for each packet. */
export class FieldReport implements PacketReport {
  readonly composes: boolean;
  private readonly fields: FoundFields;
  private readonly columns: readonly FieldColumn[];
  private readonly options: FieldOptions;

  constructor(fields: FoundFields, columns: readonly FieldColumn[], options: FieldOptions) {
    this.fields = fields;
    this.columns = columns;
    this.options = options;
    this.composes = columns.some((column) => "column" in column);
  }

  begin(out: TextWriter): void {
    const { bom, header, separator } = this.options;
    if (bom) out.text(BOM);
    if (header) out.utf8(`${this.columns.map(({ name }) => name).join(separator)}\n`);
  }

  packet(out: TextWriter, shown: ShownPacket): void {
    const { columns, options } = this;
    this.fields.search();
    if (this.composes) shown.columns.compose();
    for (let i = 0; i < columns.length; i++) {
      if (i > 0) out.text(options.separator);
      const column = columns[i];
      const start = out.length;
      if (options.quote !== "") out.text(options.quote);
      const from = out.length;
      if ("column" in column) column.column.write(out, shown);
      else this.values(out, column.occurrences);
      if (out.length === from) out.length = start;
      else {
        if (options.escape) escapeControls(out, from);
        if (options.quote !== "") out.text(options.quote);
      }
    }
    out.octet(LINE_FEED);
  }

  private values(out: TextWriter, { places }: Occurrences): void {
    const { occurrence, aggregator } = this.options;
    const first = occurrence === "last" ? Math.max(0, places.length - 2) : 0;
    const end = occurrence === "first" ? Math.min(2, places.length) : places.length;
    for (let i = first; i < end; i += 2) {
      if (i > first) out.text(aggregator);
      this.fields.write(out, places[i], places[i + 1]);
    }
  }
}

import { escapeSince } from "../../bytes/json-text.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { ShownPacket } from "../columns/column.ts";
import type { FieldColumn } from "../fields/field-report.ts";
import { WHOLE_LAYER, type FoundFields } from "../fields/found-fields.ts";
import type { PacketReport } from "../packet-report.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import { writeJsonValue } from "./json-value.ts";

const QUOTE = 34;
const COMMA = 44;

/** A line of JSON for each packet, with the fields of -e alone: each name once, with the array of all its values. */
export class NdjsonFields implements PacketReport {
  readonly composes: boolean;
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly fields: FoundFields;
  private readonly columns: readonly FieldColumn[];

  constructor(dissector: Dissector, labels: TreeLabels, fields: FoundFields, columns: readonly FieldColumn[]) {
    this.dissector = dissector;
    this.labels = labels;
    this.fields = fields;
    this.composes = columns.some((column) => "column" in column);
    this.columns = columns.filter(({ name }, i) => columns.findIndex((column) => column.name === name) === i);
  }

  packet(out: TextWriter, shown: ShownPacket): void {
    this.fields.search();
    if (this.composes) shown.columns.compose();
    out.octet(123);
    this.columns.forEach((column, i) => {
      out.text(`${i > 0 ? "," : ""}"${column.name}":[`);
      if ("occurrences" in column) this.values(out, column.occurrences.places);
      else {
        out.octet(QUOTE);
        const from = out.length;
        column.column.write(out, shown);
        escapeSince(out, from);
        out.octet(QUOTE);
      }
      out.octet(93);
    });
    out.text("}\n");
  }

  private values(out: TextWriter, places: readonly number[]): void {
    for (let i = 0; i < places.length; i += 2) {
      if (i > 0) out.octet(COMMA);
      const [layer, quad] = [places[i], places[i + 1]];
      const said = this.fields.said(quad);
      if (said !== undefined) out.utf8(JSON.stringify(said));
      else if (quad === WHOLE_LAYER) out.text("true");
      else {
        const row = this.labels.rows.row(this.dissector.tree.field(quad));
        writeJsonValue(out, this.labels.values, layer, quad, row);
      }
    }
  }
}

import { escapeSince } from "../../bytes/json-text.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import { escapeXmlSince } from "../../bytes/xml-text.ts";
import type { ShownPacket } from "../columns/column.ts";
import type { FieldColumn } from "../fields/field-report.ts";
import type { FoundFields } from "../fields/found-fields.ts";
import type { PacketReport } from "../packet-report.ts";
import { generalInformation, PDML_BEGIN } from "../pdml/pdml-report.ts";
import { beginDocument, flat } from "./ek-report.ts";
import { beginPacket, endPacket, jsonArray } from "./json-frame.ts";

/** How the fields of -e are written in a format for programs. */
interface Shape {
  readonly packets: Pick<PacketReport, "begin" | "between" | "end">;
  packet(out: TextWriter, shown: ShownPacket): void;
  after(out: TextWriter, filled: boolean): void;
  /** In front of the values of a field, between two of them, behind them. */
  readonly open: (name: string, isFirst: boolean) => string;
  readonly between: string;
  readonly close: string;
  readonly escape: (out: TextWriter, from: number) => void;
}

const shapes: Readonly<Record<"json" | "ek" | "pdml", Shape>> = {
  json: {
    packets: jsonArray,
    packet: (out, { packet }) => beginPacket(out, packet),
    after: endPacket,
    open: (name, isFirst) => `${isFirst ? "" : ","}\n        "${name}": [\n          "`,
    between: '",\n          "',
    close: '"\n        ]',
    escape: escapeSince,
  },
  ek: {
    packets: {},
    packet: (out, { packet }) => beginDocument(out, packet),
    after: (out) => out.text("}}\n"),
    open: (name, isFirst) => `${isFirst ? "" : ","}"${flat(name)}":["`,
    between: '","',
    close: '"]',
    escape: escapeSince,
  },
  pdml: {
    packets: { begin: (out) => out.text(PDML_BEGIN), end: (out) => out.text("</pdml>\n") },
    packet(out, { packet }) {
      out.text("<packet>\n");
      generalInformation(out, packet);
    },
    after: (out) => out.text("</packet>\n\n\n"),
    open: (name) => `  <field name="${name}" value="`,
    between: ",",
    close: '"/>\n',
    escape: escapeXmlSince,
  },
};

/** Writes only the fields of -e, with all their values, in a format for programs. */
export class SelectedReport implements PacketReport {
  readonly composes: boolean;
  private readonly fields: FoundFields;
  private readonly columns: readonly FieldColumn[];
  private readonly shape: Shape;

  constructor(fields: FoundFields, columns: readonly FieldColumn[], format: keyof typeof shapes) {
    this.fields = fields;
    this.columns = columns;
    this.composes = columns.some((column) => "column" in column);
    this.shape = shapes[format];
  }

  begin(out: TextWriter): void {
    this.shape.packets.begin?.(out);
  }

  between(out: TextWriter): void {
    this.shape.packets.between?.(out);
  }

  packet(out: TextWriter, shown: ShownPacket): void {
    const { shape } = this;
    shape.packet(out, shown);
    this.fields.search();
    if (this.composes) shown.columns.compose();
    let isFirst = true;
    for (const column of this.columns) {
      const start = out.length;
      out.text(shape.open(column.name, isFirst));
      const from = out.length;
      if ("column" in column) {
        column.column.write(out, shown);
        shape.escape(out, from);
      } else this.values(out, column.occurrences.places);
      if (out.length === from) {
        out.length = start;
        continue;
      }
      out.text(shape.close);
      isFirst = false;
    }
    shape.after(out, !isFirst);
  }

  end(out: TextWriter, empty: boolean): void {
    this.shape.packets.end?.(out, empty);
  }

  private values(out: TextWriter, places: readonly number[]): void {
    for (let i = 0; i < places.length; i += 2) {
      if (i > 0) out.text(this.shape.between);
      const from = out.length;
      this.fields.write(out, places[i], places[i + 1]);
      this.shape.escape(out, from);
    }
  }
}

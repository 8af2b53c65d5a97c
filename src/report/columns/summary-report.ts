import { escapeXmlSince } from "../../bytes/xml-text.ts";
import type { PacketReport } from "../packet-report.ts";
import type { Column } from "./column.ts";

/** Packets in the Packet Summary Markup Language: a section for each column. */
export function summaryReport(columns: readonly Column[]): PacketReport {
  return {
    composes: true,
    begin(out) {
      out.text('<?xml version="1.0" encoding="utf-8"?>\n<psml version="0" creator="remora">\n<structure>\n');
      for (const { title } of columns) {
        out.text("<section>");
        const from = out.length;
        out.utf8(title);
        escapeXmlSince(out, from);
        out.text("</section>\n");
      }
      out.text("</structure>\n\n");
    },
    packet(out, shown) {
      shown.columns.compose();
      out.text("<packet>\n");
      for (const { write } of columns) {
        out.text("<section>");
        const from = out.length;
        write(out, shown);
        escapeXmlSince(out, from);
        out.text("</section>\n");
      }
      out.text("</packet>\n\n");
    },
    end(out) {
      out.text("</psml>\n");
    },
  };
}

import type { PacketReport } from "../packet-report.ts";
import type { ColumnLines } from "./column-lines.ts";

const LINE_FEED = 10;

/** A line of columns for each packet. */
export function columnReport(lines: ColumnLines): PacketReport {
  return {
    packet(out, shown) {
      shown.columns.compose();
      lines.write(out, shown);
      out.octet(LINE_FEED);
    },
  };
}

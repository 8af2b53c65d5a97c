import type { PacketReport } from "../packet-report.ts";
import { writeOctets, type OctetStyle } from "../tree/octet-lines.ts";
import type { TreeLines } from "../tree/tree-report.ts";
import type { ColumnLines } from "./column-lines.ts";

const LINE_FEED = 10;

/** What is shown of each packet, in this order. */
export interface TextParts {
  readonly columns: Pick<ColumnLines, "write"> | undefined;
  readonly tree: TreeLines | undefined;
  readonly octets: OctetStyle | undefined;
  /** Stands on a line behind packets of which more than the columns is shown. */
  readonly separator: string;
}

/** Packets for people: a line of columns, the tree, the octets. */
export function textReport({ columns, tree, octets, separator }: TextParts): PacketReport {
  return {
    composes: columns !== undefined,
    packet(out, shown) {
      if (columns) {
        shown.columns.compose();
        columns.write(out, shown);
        out.octet(LINE_FEED);
      }
      tree?.write(out);
      if (octets) {
        if (columns ?? tree) out.octet(LINE_FEED);
        writeOctets(out, shown.dissector, octets);
      }
      if (!tree && !octets) return;
      out.utf8(separator);
      out.octet(LINE_FEED);
    },
  };
}

import type { TextWriter } from "../../bytes/text-writer.ts";
import type { Column, Padding, ShownPacket } from "./column.ts";

/** Characters that a column has at least, filled up in front or, of a destination, behind. */
const WIDTHS: Readonly<Record<Padding, number>> = { number: 5, time: 10, source: 12, destination: 12, none: 0 };
const SPACE = 32;
const TAB = 9;

/** Writes the columns of packets as tshark's lines: with a space between them, or a tabulator. */
export class ColumnLines {
  private readonly columns: readonly Column[];
  private readonly between: readonly string[];
  private readonly widths: readonly number[];

  constructor(columns: readonly Column[], tabs = false) {
    this.columns = columns;
    this.widths = columns.map(({ padding }) => WIDTHS[padding]);
    const space = String.fromCharCode(tabs ? TAB : SPACE);
    this.between = columns.map(({ padding }, i) => {
      const next = columns[i + 1]?.padding;
      const arrow =
        padding === "source" && next === "destination"
          ? "→"
          : padding === "destination" && next === "source"
            ? "←"
            : undefined;
      return arrow === undefined ? space : space + arrow + space;
    });
  }

  /** Writes the line of a packet, without its end. */
  write(out: TextWriter, shown: ShownPacket): void {
    const { columns, between, widths } = this;
    for (let i = 0; i < columns.length; i++) {
      const { padding, write } = columns[i];
      const from = out.length;
      write(out, shown);
      const missing = widths[i] - (out.length - from);
      if (missing > 0) pad(out, from, missing, padding === "destination");
      if (i + 1 < columns.length) out.text(between[i]);
    }
  }
}

function pad(out: TextWriter, from: number, count: number, behind: boolean): void {
  for (let i = 0; i < count; i++) out.octet(SPACE);
  if (behind) return;
  // Columns are short: moving them octet by octet is quicker than calling for it.
  const { buffer } = out;
  for (let at = out.length - 1; at >= from + count; at--) buffer[at] = buffer[at - count];
  for (let at = from; at < from + count; at++) buffer[at] = SPACE;
}

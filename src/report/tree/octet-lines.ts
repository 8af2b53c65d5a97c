import type { TextWriter } from "../../bytes/text-writer.ts";
import type { Dissector } from "../../dissect/dissector.ts";

const ROW = 16;
const SHORTEST_OFFSET = 4;
const LINE_FEED = 10;
const SPACE = 32;
const DOT = 46;
const BAR = 124;

/** How octets are shown: of the packet alone, with text beside, between bars. */
export interface OctetStyle {
  readonly frameOnly: boolean;
  readonly ascii: boolean;
  readonly delimited: boolean;
}

/** Writes the octets of the packet and, each under its title, of what was put together from several (tshark's -x). */
export function writeOctets(out: TextWriter, { sources }: Dissector, style: OctetStyle): void {
  const shown = style.frameOnly ? sources.slice(0, 1) : sources;
  for (const { bytes, start, end, title } of shown) {
    if (sources.length > 1) out.text(`${title} (${end - start} ${end - start === 1 ? "byte" : "bytes"}):\n`);
    rows(out, bytes, start, end, style);
  }
}

/** Writes octets as such lines. */
export function rows(out: TextWriter, bytes: Uint8Array, start: number, end: number, style: OctetStyle): void {
  const digits = Math.max(SHORTEST_OFFSET, (end - start - 1).toString(16).length);
  for (let row = start; row < end; row += ROW) {
    const stop = Math.min(end, row + ROW);
    out.hex(row - start, digits);
    out.text("  ");
    for (let i = row; i < row + ROW; i++) {
      if (i < stop) out.hexOctets(bytes, i, i + 1);
      else out.text("  ");
      out.octet(SPACE);
    }
    out.text("  ");
    if (style.ascii) {
      if (style.delimited) out.octet(BAR);
      for (let i = row; i < stop; i++) out.octet(bytes[i] >= SPACE && bytes[i] < 0x7f ? bytes[i] : DOT);
      if (style.delimited) out.octet(BAR);
    }
    out.octet(LINE_FEED);
  }
}

import type { TextWriter } from "./text-writer.ts";

/** Octets in one row of a dump. */
const ROW = 16;

/**
 * Rows of `indent`, offset, octets in pairs, as tcpdump prints them for -x, and with their ASCII for -X. `from` is the
 * offset shown for the first.
 */
export function hexDump(
  out: TextWriter,
  bytes: Uint8Array,
  start: number,
  end: number,
  indent: string,
  ascii: boolean,
  from = 0,
): void {
  for (let row = start; row < end; row += ROW) {
    const stop = Math.min(end, row + ROW);
    out.text(indent);
    out.text("0x");
    out.hex(from + row - start, 4);
    out.text(": ");
    for (let i = row; i < stop; i += 2) {
      out.text(" ");
      out.hexOctets(bytes, i, Math.min(i + 2, stop));
    }
    if (!ascii) continue;
    const missing = ROW - (stop - row);
    out.text(" ".repeat(2 * missing + (missing >> 1) + 2));
    for (let i = row; i < stop; i++) out.octet(bytes[i] > 0x20 && bytes[i] < 0x7f ? bytes[i] : 46);
  }
}

/** Text for -A: printable octets and line ends as they are, everything else as dots; as tcpdump, no carriage returns. */
export function asciiDump(out: TextWriter, bytes: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const octet = bytes[i];
    if (octet === 13 && (i + 1 === end || bytes[i + 1] === 10)) continue;
    const printable = (octet >= 0x20 && octet < 0x7f) || octet === 9 || octet === 10;
    out.octet(printable ? octet : 46);
  }
}

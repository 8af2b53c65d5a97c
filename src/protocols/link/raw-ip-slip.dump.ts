import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { RawIP } from "./raw-ip.ts";

/** A direction, how the packet was compressed, and its header as it was on the line. */
const HEADER = 16;
const directions = ["I ", "O "];
const PLAIN = 0x40;

/** IP over serial lines, as BSD captures it (RFC 1055). */
export const slipText = dumpText(
  RawIP,
  (line, at, length) => {
    line.protocol = "slip";
    if (!line.has(at, HEADER) || length < HEADER) {
      line.payload = line.end;
      return line.truncated();
    }
    line.payload = at + HEADER;
    if (line.options.linkHeader) header(line, at, length);
    if (!line.has(at + HEADER, 1) || length < HEADER + 1) return line.truncated();
    const version = line.u8(at + HEADER) >> 4;
    if ((version === 4 || version === 6) && line.next("raw.version", version, at + HEADER, length - HEADER)) return;
    line.text(`ip v${version}`);
  },
  { carriedBy: { linktype: 8 } },
);

/** What -e says; how a header was compressed is not read. */
function header(line: DumpLine, at: number, length: number): void {
  const direction = line.u8(at);
  line.text(directions[direction] ?? `Invalid direction ${direction} `);
  const kind = line.u8(at + 1);
  if ((kind & 0xf0) === PLAIN) line.text(`ip ${length}: `);
  else if (direction < directions.length && kind < 0x80) line.text(`slip-${kind}!: `);
}

import { inetChecksum } from "../../bytes/checksum.ts";
import type { DumpLine } from "../../definition/dump-line.ts";

/** A datagram with extensions behind it is padded to 128 octets; tcpdump looks for them nowhere else. */
const EXTENSION = 8 + 128;
const EXTENSION_HEADER = 4;
const OBJECT_HEADER = 4;
const VERSION = 2;
const MPLS = 1;

const classes: { readonly [number: number]: string } = { 1: "MPLS Stack Entry", 2: "Interface Identification" };

/** The extension structure of an ICMP error of `length` octets, where there is one (RFC 4884). */
export function extensionText(line: DumpLine, at: number, length: number): void {
  if (length <= EXTENSION) return;
  const start = at + EXTENSION;
  const octets = length - EXTENSION;
  if (!line.has(start, EXTENSION_HEADER + 1)) return line.truncated();
  const whole = line.has(start, octets);
  const right = whole && inetChecksum(line.bytes, start, start + octets) === 0;
  // Some routers announce no length: then a right checksum tells.
  if (line.u8(at + 5) === 0 && whole && !right) return;
  const version = line.u8(start) >> 4;
  line.text(`\n\tICMP Multi-Part extension v${version}`);
  if (version !== VERSION) return line.text(" packet not supported");
  if (whole) {
    line.text(", checksum 0x");
    line.hex(line.u16(start + 2), 4);
    line.text(` (${right ? "" : "in"}correct), length ${octets}`);
  }
  objects(line, start + EXTENSION_HEADER, octets - EXTENSION_HEADER);
}

function objects(line: DumpLine, start: number, octets: number): void {
  for (let at = start, left = octets; left > OBJECT_HEADER;) {
    if (!line.has(at, OBJECT_HEADER)) return line.truncated();
    const length = line.u16(at);
    const number = line.u8(at + 2);
    const kind = line.u8(at + 3);
    line.text(`\n\t  ${classes[number] ?? "unknown"} Object (${number}), Class-Type: ${kind}, length ${length}`);
    left -= OBJECT_HEADER;
    if (number === 0 || length < OBJECT_HEADER) return;
    const data = length - OBJECT_HEADER;
    if (number === MPLS && kind === 1) label(line, at + OBJECT_HEADER);
    else line.hexLines(at + OBJECT_HEADER, data, "\n\t    ");
    if (left < data) return;
    left -= data;
    at += length;
  }
}

function label(line: DumpLine, at: number): void {
  const entry = line.u32(at);
  line.text(
    `\n\t    label ${entry >>> 12}, tc ${(entry >>> 9) & 7}${entry & 0x100 ? ", [S]" : ""}, ttl ${entry & 255}`,
  );
}

import type { DumpLine } from "../../definition/dump-line.ts";

const HEADER = 4;
/** Octets of both values, whatever their lengths say. */
const OPTIONS = 4;
const DIGEST = 20;
const names: { readonly [type: number]: string } = { 1: "Extended Options", 2: "MD5 Authentication" };
const extended = [
  [1, "LSDB resync"],
  [2, "Restart"],
] as const;

/** The block of options behind a message (RFC 5613) of a packet that ends at `last`. */
export function localSignalling(line: DumpLine, start: number, last: number): void {
  if (start >= last) return line.text("\n\t[LLS truncated]");
  const checksum = line.u16(start);
  line.text("\n\t  LLS: checksum: 0x");
  line.hex(checksum, 4);
  line.text(`, length: ${line.u16(start + 2)}`);
  // tcpdump goes on up to the end of the packet, whatever the length says.
  for (let at = start + HEADER; at < last;) {
    const type = line.u16(at);
    line.text(`\n\t    ${names[type] ?? "Unknown TLV"} (${type})`);
    const length = line.u16(at + 2);
    line.text(`, length: ${length}`);
    at += HEADER;
    if (type === 1) {
      if (length !== OPTIONS) line.text(" [should be 4]");
      const options = line.u32(at);
      line.text("\n\t      Options: 0x");
      line.hex(options, 8);
      line.text(" [");
      line.bitNames(extended, options, ", ", "?");
      line.text("]");
      at += OPTIONS;
    } else if (type === 2) {
      if (length !== DIGEST) line.text(" [should be 20]");
      const number = line.u32(at);
      line.text("\n\t      Sequence number: 0x");
      line.hex(number, 8);
      at += DIGEST;
    } else at += length;
  }
}

import { hexDump } from "../bytes/hex-dump.ts";
import { TextWriter } from "../bytes/text-writer.ts";

/** Octets in one row of a comparison. */
const ROW = 8;

/** Offsets, octets and their ASCII, sixteen a line. */
export function dumpText(octets: Uint8Array): string {
  const out = new TextWriter();
  hexDump(out, octets, 0, octets.length, "\n", true);
  return out.slice(1);
}

/** `45 00 00 14` */
export function hexText(octets: Uint8Array, separator = " "): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0").toUpperCase()).join(separator);
}

/** `E...`, with dots for what is not printable. */
export function asciiText(octets: Uint8Array): string {
  return Array.from(octets, (octet) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : ".")).join("");
}

/** Rows of both in turn, eight octets each, with what differs: `-` is in the first alone, `+` in the second. */
export function differenceText(first: Uint8Array, second: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.max(first.length, second.length); at += ROW) {
    const rows = [first.subarray(at, at + ROW), second.subarray(at, at + ROW)];
    const offset = at.toString(16).padStart(4, "0");
    const isSame = hexText(rows[0]) === hexText(rows[1]);
    for (const [i, sign] of isSame
      ? ([[0, " "]] as const)
      : ([
          [0, "-"],
          [1, "+"],
        ] as const))
      // oxfmt-ignore
      if (rows[i].length > 0) lines.push(`${sign} ${offset}  ${hexText(rows[i]).padEnd(3 * ROW)} ${asciiText(rows[i])}\n`);
  }
  return lines.join("");
}

import type { DumpLine } from "../../definition/dump-line.ts";

/** DECnet's numbers of two octets have the lower one first. */
export const littleEndian = (line: DumpLine, at: number): number => line.u8(at) | (line.u8(at + 1) << 8);

/** `area.node` */
export function decnetAddress(line: DumpLine, at: number): void {
  line.need(at, 2);
  const address = littleEndian(line, at);
  line.text(`${address >> 10}.${address & 0x3ff}`);
}

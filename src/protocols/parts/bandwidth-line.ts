import { fixed } from "../../bytes/fixed.ts";
import type { DumpLine } from "../../definition/dump-line.ts";

/** Octets a second in IEEE single precision at `at`, as `2488.000 Mbps`; tcpdump divides in single precision. */
export function bandwidth(line: DumpLine, at: number): string {
  line.need(at, 4);
  const octets = new DataView(line.bytes.buffer, line.bytes.byteOffset + at, 4).getFloat32(0);
  return `${fixed(Math.fround((octets * 8) / 1_000_000), 3)} Mbps`;
}

import type { InfoLine } from "../../definition/info-line.ts";

/** `TCP payload (23 bytes)` */
export function payloadLine(line: InfoLine, protocol: string, quad: number): void {
  const { length } = line.octetsOf(quad);
  line.text(`${protocol} payload (${length} ${length === 1 ? "byte" : "bytes"})`);
}

import type { InfoLine } from "../../definition/info-line.ts";

/** `TCP payload (23 bytes)` */
export function payloadLine(line: InfoLine, title: string, quad: number): void {
  const { length } = line.octetsOf(quad);
  line.text(`${title} (${length} ${length === 1 ? "byte" : "bytes"})`);
}

import type { InfoLine } from "../../definition/info-line.ts";

/** By the number of a status (dissect/checksum-field.ts). */
const ENDINGS = [" [incorrect]", " [correct]", " [unverified]"];

/** Writes what a tree says behind a checksum whose status is the field of this name. */
export function checksumEnding(status: string): (line: InfoLine, quad: number) => void {
  return (line, quad) => {
    const found = line.find(status);
    if (found < 0) return;
    line.text(ENDINGS[line.number(found)] ?? (line.number(quad) === 0 ? " [zero-value ignored]" : ""));
  };
}

import type { InfoLine } from "../../definition/info-line.ts";

/** Writes `, Name` for each of the bits that are set in the number of a quad: what stands behind it in its line of a tree. */
export function writeSetBits(
  line: InfoLine,
  quad: number,
  bits: readonly (readonly [mask: number, name: string])[],
): void {
  const number = line.number(quad);
  for (const [mask, name] of bits) if (number & mask) line.text(`, ${name}`);
}

import type { InfoLine } from "../../definition/info-line.ts";

/** Writes the label of a number, its value, and the labels of those of its bits that are set, which are fields inside it. */
export function setBitsLine(
  line: InfoLine,
  quad: number,
  label: string,
  digits: number,
  bits: { readonly [name: string]: string },
  between = ", ",
): void {
  line.text(`${label}: 0x`);
  line.hex(line.number(quad), digits);
  for (const [name, text] of Object.entries(bits)) {
    if (line.number(line.inside(quad, name)) !== 0) line.text(`${between}${text}`);
  }
}

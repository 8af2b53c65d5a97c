import type { InfoLine } from "../../definition/info-line.ts";
import type { View } from "../../definition/kinds.ts";

/**
 * Writes what the views of a field say, as Wireshark does behind its value: the labels of bits that are set, label and word of
 * numbers that have words, and with `numbers` the other numbers, too. `first` stands in front of the first of them.
 */
export function writeViews(
  line: InfoLine,
  quad: number,
  prefix: string,
  views: readonly View[] = [],
  { numbers = false, first = ", " } = {},
): void {
  let before = first;
  for (const { filter, label = "", type, strings } of views) {
    const part = line.inside(quad, filter.startsWith("=") ? filter.slice(1) : `${prefix}.${filter}`);
    if (part < 0) continue;
    const isBit = type === "FT_BOOLEAN";
    if (isBit ? line.number(part) === 0 : !strings && !numbers) continue;
    line.text(`${before}${label}`);
    before = ", ";
    if (isBit) continue;
    line.text(": ");
    if (strings) line.named(part, "Unknown");
    else line.decimal(line.number(part));
  }
}

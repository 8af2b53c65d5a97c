import type { AnyField, Fields } from "../definition/kinds.ts";
import { bitsOf, fixedSize } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";

const ROW = 32;
const SCALE = [
  "  0                   1                   2                   3",
  "  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1",
];

/** The header of a protocol drawn as RFCs do: four octets a row, two columns a bit; fields of variable size have a row. */
export function rfc(protocol: Protocol): string {
  const rows: string[] = [];
  let cells: { text: string; width: number }[] = [];
  let bit = 0;
  const endRow = (): void => {
    if (cells.length === 0) return;
    rows.push(`|${cells.map(({ text, width }) => centred(text, 2 * width - 1)).join("|")}|`, border(cells));
    cells = [];
    bit = 0;
  };
  for (const [key, field] of Object.entries(protocol.fields as Fields)) {
    const width = widthOf(field);
    if (width === undefined) {
      endRow();
      rows.push(`|${centred(`${key} …`, 2 * ROW - 1)}|`, border([{ width: ROW }]));
      continue;
    }
    let left = width;
    while (left > 0) {
      const here = Math.min(left, ROW - bit);
      cells.push({ text: left === width ? key.toUpperCase() : "", width: here });
      bit += here;
      left -= here;
      if (bit === ROW) endRow();
    }
  }
  endRow();
  return `${[...SCALE, ` ${border([{ width: ROW }])}`, ...rows.map((row) => ` ${row}`)].join("\n")}\n`;
}

/** What `help` says of a protocol: what it is, where it is specified, and its header. */
export function help(protocol: Protocol): string {
  return `${protocol.layer}: ${protocol.title} (${protocol.spec})\n\n${rfc(protocol)}`;
}

function widthOf(field: AnyField): number | undefined {
  if (field.kind === "when") return undefined;
  const bits = bitsOf(field);
  const size = bits === undefined ? fixedSize(field) : undefined;
  return bits ?? (size === undefined ? undefined : 8 * size);
}

function border(cells: readonly { readonly width: number }[]): string {
  return `${cells.map(({ width }) => `+${"-+".repeat(width).slice(0, -1)}`).join("")}+`;
}

function centred(text: string, columns: number): string {
  const shown = text.slice(0, columns);
  const before = Math.floor((columns - shown.length) / 2);
  return " ".repeat(before) + shown + " ".repeat(columns - shown.length - before);
}

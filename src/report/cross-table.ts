/** What stands in one place of a table: of its column, its row, and itself. */
export type Cell = readonly [column: string | number, row: string | number, value: unknown];

/**
 * A table of cells (of several in one place the last), with columns and rows in their order and `-` where there is nothing;
 * with lines between heads, rows and columns if it is `lined`.
 */
export function crossTable(cells: Iterable<Cell>, lined: boolean): string {
  const columns = new Set<string>();
  const rows = new Map<string, Map<string, string>>();
  for (const cell of cells) {
    const [column, row, value] = cell.map(String);
    columns.add(column);
    if (!rows.has(row)) rows.set(row, new Map());
    rows.get(row)?.set(column, value);
  }
  const heads = [...columns].sort(inOrder);
  const body = [...rows]
    .sort(([one], [two]) => inOrder(one, two))
    .map(([row, held]) => [row, ...heads.map((head) => held.get(head) ?? "-")]);
  const lines = [["", ...heads], ...body];
  const widths = ["", ...heads].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const [head, ...texts] = lines.map((line) => {
    const padded = line.map((text, i) => text.padEnd(widths[i]));
    return `${padded.join(lined ? " | " : " ").trimEnd()}\n`;
  });
  const rule = lined ? `${widths.map((width) => "-".repeat(width)).join("-+-")}\n` : "";
  return `${head}${rule}${texts.join("")}`;
}

/** Numbers by size, other texts by their letters. */
function inOrder(one: string, two: string): number {
  const difference = Number(one) - Number(two);
  if (!Number.isNaN(difference)) return difference;
  return one < two ? -1 : Number(one > two);
}

/** Rows as a spreadsheet takes them (RFC 4180), with their titles. */
export function csvOf(titles: readonly string[], rows: Iterable<readonly string[]>): Blob {
  const parts = [csvLine(titles)];
  for (const cells of rows) parts.push(csvLine(cells));
  return new Blob(parts, { type: "text/csv" });
}

/** Rows as text, with spaces so that columns are under each other. */
export function textOf(titles: readonly string[], rows: Iterable<readonly string[]>): Blob {
  const lines = [titles, ...rows];
  const widths = titles.map((_, i) => lines.reduce((width, cells) => Math.max(width, cells[i].length), 0));
  const last = titles.length - 1;
  const parts = lines.map((cells) => {
    return `${cells.map((cell, i) => (i === last ? cell : cell.padEnd(widths[i]))).join("  ")}\n`;
  });
  return new Blob(parts, { type: "text/plain" });
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
}

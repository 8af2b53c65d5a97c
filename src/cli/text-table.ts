import { fitted, textWidth } from "./terminal/styled-line.ts";

/** A column of a table: its title, what it shows of an item, and whether that stands on the right, as numbers do. */
export interface Column<Item> {
  readonly title: string;
  readonly text: (item: Item) => string;
  readonly right?: boolean | undefined;
  /** Whether it is left out where there is no room, the higher numbers first; 0, the default, never is. */
  readonly yields?: number | undefined;
}

const GAP = "  ";

/** Columns of text are not made narrower than this. */
const LEAST = 8;

/**
 * A table as lines, the titles first; columns are as wide as what is in them. Where a line is to be no wider than `available`,
 * columns that yield are left out, and then those of text cut, the widest first, as far as they have to be.
 */
export function textTable<Item>(
  all: readonly Column<Item>[],
  items: readonly Item[],
  available: number = Infinity,
): string[] {
  const measured = all.map((column) => {
    const cells = [column.title, ...items.map((item) => column.text(item))];
    return { column, cells, width: cells.reduce((most, text) => Math.max(most, textWidth(text)), 0) };
  });
  while (lineWidth(measured.map(({ width }) => width)) > available) {
    const first = Math.max(...measured.map(({ column }) => column.yields ?? 0));
    if (first === 0) break;
    measured.splice(
      measured.findLastIndex(({ column }) => column.yields === first),
      1,
    );
  }
  const columns = measured.map(({ column }) => column);
  const whole = measured.map(({ width }) => width);
  const widths = narrowed(whole, columns, lineWidth(whole) - available);
  return Array.from({ length: items.length + 1 }, (_, row) =>
    measured
      .map(({ cells }, place) => shortened(cells[row], widths[place], columns[place].right === true ? "right" : "left"))
      .join(GAP)
      .trimEnd(),
  );
}

function lineWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
}

function narrowed(whole: readonly number[], columns: readonly Column<never>[], excess: number): readonly number[] {
  const widths = [...whole];
  for (let over = excess; over > 0; over--) {
    const widest = widths.reduce((most, width, i) => (columns[i].right === true ? most : Math.max(most, width)), 0);
    if (widest <= LEAST) break;
    widths[widths.findLastIndex((width, i) => width === widest && columns[i].right !== true)]--;
  }
  return widths;
}

/** A cell in its width; what is cut off is marked. */
function shortened(text: string, width: number, side: "left" | "right"): string {
  return textWidth(text) <= width ? fitted(text, width, side) : `${fitted(text, width - 1)}…`;
}

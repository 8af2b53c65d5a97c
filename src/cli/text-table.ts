import { fitted, textWidth } from "./terminal/styled-line.ts";

/** A column of a table: its title, what it shows of an item, and whether that stands on the right, as numbers do. */
export interface Column<Item> {
  readonly title: string;
  readonly text: (item: Item) => string;
  readonly right?: boolean | undefined;
}

const GAP = "  ";

/** Columns of text are not made narrower than this. */
const LEAST = 8;

/**
 * A table as lines, the titles first; columns are as wide as what is in them, and those of text cut, the widest first, as far
 * as they have to be for a line to be no wider than `available`.
 */
export function textTable<Item>(
  columns: readonly Column<Item>[],
  items: readonly Item[],
  available: number = Infinity,
): string[] {
  const cells = [columns.map(({ title }) => title), ...items.map((item) => columns.map(({ text }) => text(item)))];
  const whole = columns.map((_, place) => cells.reduce((most, row) => Math.max(most, textWidth(row[place])), 0));
  const widths = narrowed(whole, columns, available - GAP.length * (columns.length - 1));
  return cells.map((row) =>
    row
      .map((text, place) => shortened(text, widths[place], columns[place].right === true ? "right" : "left"))
      .join(GAP)
      .trimEnd(),
  );
}

function narrowed(whole: readonly number[], columns: readonly Column<never>[], available: number): readonly number[] {
  const widths = [...whole];
  for (let over = widths.reduce((sum, width) => sum + width, 0) - available; over > 0; over--) {
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

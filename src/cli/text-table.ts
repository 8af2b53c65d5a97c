import { fitted, textWidth } from "./terminal/styled-line.ts";

/** A column of a table: its title, what it shows of an item, and whether that stands on the right, as numbers do. */
export interface Column<Item> {
  readonly title: string;
  readonly text: (item: Item) => string;
  readonly right?: boolean | undefined;
}

const GAP = "  ";

/** A table as lines, the titles first; columns are as wide as what is in them. */
export function textTable<Item>(columns: readonly Column<Item>[], items: readonly Item[]): string[] {
  const cells = [columns.map(({ title }) => title), ...items.map((item) => columns.map(({ text }) => text(item)))];
  const widths = columns.map((_, place) => cells.reduce((most, row) => Math.max(most, textWidth(row[place])), 0));
  return cells.map((row) =>
    row
      .map((text, place) => fitted(text, widths[place], columns[place].right === true ? "right" : "left"))
      .join(GAP)
      .trimEnd(),
  );
}

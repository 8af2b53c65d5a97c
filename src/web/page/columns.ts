import { computed } from "@preact/signals";
import type { ColumnChoice } from "../messages.ts";
import { opened } from "./capture.ts";
import { remembered } from "./remembered.ts";

/** A column of the list: what it says, as Wireshark's formats write it, how wide, and whether it is shown. */
export interface Column {
  readonly title: string;
  readonly format: string;
  /** Pixels; the last column that is shown has what is left. */
  readonly width: number;
  readonly isShown: boolean;
}

const usual: readonly Column[] = [
  { title: "No.", format: "%m", width: 76, isShown: true },
  { title: "Time", format: "%t", width: 112, isShown: true },
  { title: "Source", format: "%s", width: 150, isShown: true },
  { title: "Destination", format: "%d", width: 150, isShown: true },
  { title: "Protocol", format: "%p", width: 86, isShown: true },
  { title: "Length", format: "%L", width: 66, isShown: true },
  { title: "Info", format: "%i", width: 400, isShown: true },
];

/** All columns in their order, those that are hidden among them. */
export const columns = remembered<readonly Column[]>("columns", usual);

/** The columns that are shown, each with its place in the cells of a row. */
export const shownColumns = computed(() => {
  const titles = opened.value?.columns ?? [];
  return columns.value
    .filter(({ isShown, title }) => isShown && (titles.length === 0 || titles.includes(title)))
    .map((column) => ({ ...column, cell: titles.indexOf(column.title) }));
});

/** What the worker is asked for: every column, whatever the order and whether it is shown, so that neither costs a new reading. */
export function columnChoices(): readonly ColumnChoice[] {
  return columns.value.map(({ title, format }) => [title, format]);
}

export function setWidth(title: string, width: number): void {
  change(title, { width: Math.max(32, Math.round(width)) });
}

export function setShown(title: string, isShown: boolean): void {
  change(title, { isShown });
}

function change(title: string, with_: Partial<Column>): void {
  columns.value = columns.value.map((column) => (column.title === title ? { ...column, ...with_ } : column));
}

/** Puts a column one place further to the left (-1) or right (1). */
export function moveColumn(title: string, step: -1 | 1): void {
  const list = [...columns.value];
  const from = list.findIndex((column) => column.title === title);
  const [column] = list.splice(from, 1);
  if (column) list.splice(Math.max(0, from + step), 0, column);
  columns.value = list;
}

/** Takes away a column that shows a field. */
export function removeColumn(title: string): void {
  columns.value = columns.value.filter((column) => column.title !== title);
}

/** The columns as they were at first. */
export function usualColumns(): void {
  columns.value = usual;
}

export function isUsual({ title }: Column): boolean {
  return usual.some((column) => column.title === title);
}

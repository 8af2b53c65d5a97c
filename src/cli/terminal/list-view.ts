import type { View } from "./live-view.ts";
import { line, type StyledLine } from "./styled-line.ts";

/** Lines above the list, its heading among them, and the one below. */
const FRAME = 3;

/** A long list of lines that can be scrolled. */
export class ListView implements View {
  private title = "";
  private head = "";
  private items: readonly string[] = [];
  private first = 0;
  /** Columns on the left that are out of sight. */
  private left = 0;
  private page = 1;

  show(title: string, head: string, items: readonly string[]): void {
    this.title = title;
    this.head = head;
    this.items = items;
  }

  lines(columns: number, rows: number): readonly StyledLine[] {
    this.page = Math.max(1, rows - FRAME);
    this.first = Math.max(0, Math.min(this.first, this.items.length - this.page));
    const last = Math.min(this.items.length, this.first + this.page);
    const widest = this.items.reduce((most, text) => Math.max(most, text.length), this.head.length);
    this.left = Math.max(0, Math.min(this.left, widest - columns));
    const shown = this.items.slice(this.first, last).map((text) => line(text.slice(this.left)));
    const blank = Array.from({ length: this.page - shown.length }, () => line(""));
    return [
      line(this.title, "title"),
      line(this.head.slice(this.left).padEnd(columns), "heading"),
      ...shown,
      ...blank,
      line(
        `${last === 0 ? 0 : this.first + 1}-${last} of ${this.items.length}   ↑↓←→ PgUp PgDn: scroll   q: quit`,
        "faint",
      ),
    ];
  }

  key(key: string): void {
    this.first += STEPS[key] ?? (PAGES[key] ?? 0) * this.page;
    this.left += SIDES[key] ?? 0;
  }
}

const STEPS: Readonly<Record<string, number>> = { "\x1b[A": -1, "\x1bOA": -1, k: -1, "\x1b[B": 1, "\x1bOB": 1, j: 1 };
const SIDES: Readonly<Record<string, number>> = { "\x1b[D": -8, "\x1bOD": -8, "\x1b[C": 8, "\x1bOC": 8 };
const PAGES: Readonly<Record<string, number>> = { "\x1b[5~": -1, "\x1b[6~": 1, " ": 1 };

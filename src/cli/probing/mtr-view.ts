import type { HopTable } from "../../probe/hop-table.ts";
import type { HopNames } from "./hop-names.ts";
import { mtrHead, mtrLines } from "./mtr-table.ts";
import type { View } from "../terminal/live-view.ts";
import { line, type StyledLine } from "../terminal/styled-line.ts";

const UP: ReadonlySet<string> = new Set(["\x1b[A", "\x1bOA", "k"]);
const DOWN: ReadonlySet<string> = new Set(["\x1b[B", "\x1bOB", "j"]);
/** The part of probes lost from which a hop is a warning. */
const MUCH_LOSS = 0.1;

/** What the view shows, by target. */
export interface MtrTables {
  readonly title: string;
  /** Headings of targets, with their hops; made anew when the user starts again. */
  readonly tables: ReadonlyMap<string, HopTable>;
}

/** The hops of ways on a terminal: `r` starts again, `n` switches names, the arrow keys scroll. */
export class MtrView implements View {
  private readonly shown: MtrTables;
  private readonly names: HopNames;
  private readonly restart: () => void;
  private first = 0;

  constructor(shown: MtrTables, names: HopNames, restart: () => void) {
    this.shown = shown;
    this.names = names;
    this.restart = restart;
  }

  lines(columns: number, rows: number): readonly StyledLine[] {
    const { title, tables } = this.shown;
    const body = [...tables].flatMap(([heading, table]) => [
      ...(tables.size > 1 ? [line(heading, "title")] : []),
      ...table.rows.flatMap((row) => {
        const style = row.received === 0 ? "faint" : row.loss >= MUCH_LOSS ? "warning" : "plain";
        return mtrLines(row, this.names, columns).map((text, i) => line(text, i === 0 ? style : "faint"));
      }),
    ]);
    const page = Math.max(1, rows - 3);
    this.first = Math.max(0, Math.min(this.first, body.length - page));
    const seen = body.slice(this.first, this.first + page);
    const blank = Array.from({ length: page - seen.length }, () => line(""));
    return [
      line(title, "title"),
      line(mtrHead(columns).padEnd(columns), "heading"),
      ...seen,
      ...blank,
      line("r: start again   n: names   ↑↓: scroll   q: quit", "faint"),
    ];
  }

  key(key: string): void {
    if (key === "r") this.restart();
    else if (key === "n") this.names.shown = !this.names.shown;
    else if (UP.has(key)) this.first--;
    else if (DOWN.has(key)) this.first++;
  }
}

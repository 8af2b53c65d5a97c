import type { Terminal } from "../../host/terminal.ts";
import { encodeLine, type StyledLine } from "./styled-line.ts";

/** Updates that a terminal shows all at once, where it knows how to (mode 2026). */
const BEGIN = "\x1b[?2026h";
const END = "\x1b[?2026l";
const ERASE_LINE = "\x1b[K";
const ERASE_ALL = "\x1b[2J";

/** Shows lines on a terminal, and writes only those that differ from what it shows already. */
export class Screen {
  private readonly terminal: Terminal;
  private shown: string[] = [];
  private size = "";

  constructor(terminal: Terminal) {
    this.terminal = terminal;
  }

  /** Draws lines from the top; what does not fit is left out. */
  draw(lines: readonly StyledLine[]): void {
    const { terminal } = this;
    const { columns, rows, colours } = terminal;
    let text = "";
    if (this.size !== `${columns} ${rows}`) {
      this.size = `${columns} ${rows}`;
      this.shown = [];
      text = ERASE_ALL;
    }
    const encoded = lines.slice(0, rows).map((line) => encodeLine(line, columns, colours));
    for (let row = 0; row < Math.max(encoded.length, Math.min(this.shown.length, rows)); row++) {
      const wanted = encoded[row] ?? "";
      if (wanted !== (this.shown[row] ?? "")) text += `\x1b[${row + 1};1H${ERASE_LINE}${wanted}`;
    }
    this.shown = encoded;
    if (text !== "") terminal.write(BEGIN + text + END);
  }

  /** Forgets what is shown: the terminal was used for something else. */
  forget(): void {
    this.size = "";
  }
}

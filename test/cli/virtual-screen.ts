import type { Terminal } from "../../src/host/terminal.ts";

const ESCAPE = "\x1b";
/** A control sequence (ECMA-48), an operating system command, or a character. */
const TOKEN = new RegExp(`${ESCAPE}\\[([?0-9;]*)([A-Za-z])|${ESCAPE}\\]([^\x07]*)\x07|[^]`, "gu");

/** What a terminal shows after what was written to it; knows as much of ECMA-48 as a view writes, and throws at the rest. */
export class VirtualScreen {
  /** Modes that are set: 25 is the cursor, 7 wrapping, 1049 the other screen, 2026 an update that is not shown yet. */
  readonly modes = new Set(["25", "7"]);
  /** Operating system commands. */
  readonly commands: string[] = [];
  private rows: string[][] = [];
  private row = 0;
  private column = 0;
  private columns: number;

  constructor(columns: number) {
    this.columns = columns;
  }

  get lines(): string[] {
    return this.rows.map((cells) =>
      Array.from(cells, (cell) => cell ?? " ")
        .join("")
        .trimEnd(),
    );
  }

  get text(): string {
    return this.lines.join("\n");
  }

  resize(columns: number): void {
    this.columns = columns;
  }

  write(text: string): void {
    for (const [token, parameters, final, command] of text.matchAll(TOKEN)) {
      if (command !== undefined) this.commands.push(command);
      else if (final !== undefined) this.control(parameters, final);
      else if (token === "\r") this.column = 0;
      else if (token === "\n") this.row++;
      else this.put(token);
    }
  }

  private control(parameters: string, final: string): void {
    if (parameters.startsWith("?")) {
      const mode = parameters.slice(1);
      if (final === "h") this.modes.add(mode);
      else this.modes.delete(mode);
    } else if (final === "H") {
      [this.row, this.column] = parameters.split(";").map((word) => Number(word) - 1);
    } else if (final === "K") this.cells().length = Math.min(this.column, this.cells().length);
    else if (final === "J" && parameters === "0") {
      this.cells().length = Math.min(this.column, this.cells().length);
      this.rows.length = this.row + 1;
    } else if (final === "J") this.rows = [];
    else if (final === "G") this.column = Number(parameters) - 1;
    else if (final === "C") this.column += Number(parameters);
    else if (final === "D") this.column -= Number(parameters);
    else if (final !== "m") throw new Error(`the screen does not know ${parameters}${final}`);
  }

  private put(character: string): void {
    if (character === ESCAPE || character < " ")
      throw new Error(`an unknown control character: ${JSON.stringify(character)}`);
    // Without wrapping what is beyond the edge stands on the last column.
    this.cells()[Math.min(this.column, this.columns - 1)] = character;
    this.column++;
  }

  private cells(): string[] {
    while (this.rows.length <= this.row) this.rows.push([]);
    return this.rows[this.row];
  }
}

/** A terminal for tests: what is written to it, and keys to press. */
export class FakeTerminal implements Terminal {
  columns: number;
  rows: number;
  readonly colours: boolean;
  readonly screen: VirtualScreen;
  /** All that was written, a text for each time. */
  readonly writes: string[] = [];
  isOpen = false;
  press: (key: string) => void = () => {};
  private onResize: () => void = () => {};

  constructor(columns = 80, rows = 24, colours = false) {
    this.columns = columns;
    this.rows = rows;
    this.colours = colours;
    this.screen = new VirtualScreen(columns);
  }

  write(text: string): void {
    this.writes.push(text);
    this.screen.write(text);
  }

  start(onKey: (key: string) => void, onResize: () => void): void {
    this.isOpen = true;
    this.press = onKey;
    this.onResize = onResize;
  }

  stop(): void {
    this.isOpen = false;
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.screen.resize(columns);
    this.onResize();
  }
}

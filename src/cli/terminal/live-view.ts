import type { Terminal } from "../../host/terminal.ts";
import { Screen } from "./screen.ts";
import type { StyledLine } from "./styled-line.ts";

/** Something that is looked at while it changes. */
export interface View {
  /** What is to be seen on a terminal of this size. */
  lines(columns: number, rows: number): readonly StyledLine[];
  /** What a key does. */
  key?(key: string): void;
  /** Whether keys are letters of a text: then only Ctrl-C ends the view. */
  readonly isTyping?: boolean;
}

const INTERRUPT = "\x03";
const QUIT: ReadonlySet<string> = new Set(["q", "Q", "\x04", INTERRUPT]);

/** A view on a terminal: drawn when asked for, when a key was pressed and when the size changed. */
export class LiveView {
  /** Aborted when the user wants no more. */
  readonly ended: AbortSignal;
  private readonly terminal: Terminal;
  private readonly view: View;
  private readonly screen: Screen;
  private isClosed = false;

  /** When `stop` aborts the terminal is given back at once, however long it takes to end. */
  constructor(terminal: Terminal, view: View, stop?: AbortSignal) {
    const ending = new AbortController();
    this.ended = ending.signal;
    this.terminal = terminal;
    this.view = view;
    this.screen = new Screen(terminal);
    terminal.start(
      (key) => {
        if (view.isTyping === true ? key === INTERRUPT : QUIT.has(key)) ending.abort();
        else {
          view.key?.(key);
          this.draw();
        }
      },
      () => {
        this.screen.forget();
        this.draw();
      },
    );
    stop?.addEventListener("abort", () => this.close(), { once: true });
    if (stop?.aborted === true) this.close();
    this.draw();
  }

  draw(): void {
    if (this.isClosed) return;
    const { columns, rows } = this.terminal;
    this.screen.draw(this.view.lines(columns, rows));
  }

  /** Resolves when the user wants no more, or another signal aborts. */
  whenEnded(other?: AbortSignal): Promise<void> {
    const signals = [this.ended, ...(other === undefined ? [] : [other])];
    if (signals.some(({ aborted }) => aborted)) return Promise.resolve();
    return new Promise((resolve) => {
      for (const signal of signals) signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  close(): void {
    this.isClosed = true;
    this.terminal.stop();
  }
}

import { writeSync } from "node:fs";
import { isatty } from "node:tty";

const STDIN = 0;
const STDOUT = 1;

/** The alternate screen, a hidden cursor, no wrapping at the right edge; and back. */
const ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l";
const LEAVE = "\x1b[?7h\x1b[?25h\x1b[?1049l";
const ESCAPE = "\x1b";
const SUSPEND = "\x1a";
/** How often a terminal that is behind is waited for, a millisecond each. */
const MOST_WAITS = 2000;

/** A terminal that a view has to itself. */
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  /** Whether colours may be used. */
  readonly colours: boolean;
  write(text: string): void;
  /** Hears keys, as the terminal sends them, and that everything has to be drawn anew because the size changed. */
  start(onKey: (key: string) => void, onResize: () => void): void;
  /** Gives it back as it was; may be called twice. */
  stop(): void;
}

/** This process's terminal; undefined where output or input is none, or it can only print lines. */
export function processTerminal(env: Readonly<Record<string, string | undefined>>): Terminal | undefined {
  if (!isatty(STDIN) || !isatty(STDOUT) || env["TERM"] === "dumb") return undefined;
  return new ProcessTerminal((env["NO_COLOR"] ?? "") === "");
}

class ProcessTerminal implements Terminal {
  readonly colours: boolean;
  private readonly output = process.stdout;
  private readonly input = process.stdin;
  private onKey: (key: string) => void = () => {};
  private onResize: () => void = () => {};
  private isOpen = false;

  constructor(colours: boolean) {
    this.colours = colours;
  }

  get columns(): number {
    return this.output.columns || 80;
  }

  get rows(): number {
    return this.output.rows || 24;
  }

  write(text: string): void {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0, waits = 0; at < bytes.length;) {
      try {
        at += writeSync(STDOUT, bytes, at);
      } catch (fault) {
        const { code } = fault as NodeJS.ErrnoException;
        // A terminal that was closed takes nothing any more: its hangup ends us.
        if (code !== "EAGAIN" || ++waits > MOST_WAITS) return;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      }
    }
  }

  start(onKey: (key: string) => void, onResize: () => void): void {
    this.onKey = onKey;
    this.onResize = onResize;
    this.input.setEncoding("utf8").on("data", this.hear);
    this.output.on("resize", this.onResize);
    process.on("SIGCONT", this.resume);
    // However the process ends, unless it is killed outright.
    process.on("exit", this.restore);
    process.on("uncaughtExceptionMonitor", this.restore);
    this.open();
  }

  stop(): void {
    this.restore();
    this.input.off("data", this.hear).pause();
    this.input.unref();
    this.output.off("resize", this.onResize);
    process.off("SIGCONT", this.resume);
    process.off("exit", this.restore);
    process.off("uncaughtExceptionMonitor", this.restore);
  }

  private open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.input.setRawMode(true);
    this.write(ENTER);
  }

  private readonly restore = (): void => {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.write(LEAVE);
    try {
      this.input.setRawMode(false);
    } catch {
      // The terminal is gone.
    }
  };

  private readonly hear = (text: string | Buffer): void => {
    for (const key of keysIn(String(text))) {
      if (key === SUSPEND) {
        this.restore();
        process.kill(process.pid, "SIGSTOP");
      } else this.onKey(key);
    }
  };

  /** Back from a stop, also one that it did not ask for. */
  private readonly resume = (): void => {
    this.isOpen = false;
    this.open();
    this.onResize();
  };
}

const KEY = new RegExp(`${ESCAPE}(?:\\[[0-9;]*[~A-Za-z]|O[A-Za-z])|[^]`, "gu");

/** The keys in what a terminal sends: escape sequences whole, else characters. */
export function keysIn(text: string): string[] {
  return text.match(KEY) ?? [];
}

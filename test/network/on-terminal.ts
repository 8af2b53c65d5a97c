import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { VirtualScreen } from "../cli/virtual-screen.ts";

const terminalProgram = fileURLToPath(new URL("on-terminal.py", import.meta.url));
const remora = fileURLToPath(new URL("../../bin/remora.js", import.meta.url));

/** A command on a terminal of 24 rows and 80 columns, and what it shows. */
export class OnTerminal {
  readonly screen = new VirtualScreen(80);
  all = "";
  pid = 0;
  readonly exit: Promise<number>;
  private readonly child: ChildProcess;

  constructor(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const all = [terminalProgram, "24", "80", process.execPath, remora, ...words];
    this.child = spawn("python3", all, { env: { ...process.env, NO_COLOR: "", ...env }, stdio: "pipe" });
    this.child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      this.all += text;
      this.screen.write(text);
    });
    this.child.stderr!.on("data", (text: Buffer) => (this.pid ||= Number(text)));
    this.exit = new Promise((resolve) => this.child.on("close", (code) => resolve(code ?? -1)));
  }

  async shows(wanted: RegExp): Promise<string[]> {
    while (!wanted.test(this.screen.text)) {
      if (this.child.exitCode !== null) throw new Error(`it ended, and showed\n${this.screen.text}`);
      await sleep(5);
    }
    return this.screen.lines;
  }

  /** Types a text, or sets the size as rows and columns. */
  send(value: string | readonly [number, number]): void {
    if (typeof value !== "string") this.screen.resize(value[1]);
    this.child.stdin!.write(`${JSON.stringify(value)}\n`);
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** Ends it in some way; resolves when it has, with what was left of the terminal. */
  async after(end: () => void): Promise<{ exit: number; modes: string[]; commands: string[] }> {
    end();
    const exit = await this.exit;
    return { exit, modes: [...this.screen.modes].sort(), commands: this.screen.commands };
  }
}

const running: OnTerminal[] = [];

/** Ends all that were started. */
export function endAll(): void {
  for (const each of running.splice(0)) each.kill();
}

/** Starts a command of Remora's. */
export function start(words: readonly string[], env: Readonly<Record<string, string>> = {}): OnTerminal {
  const made = new OnTerminal(words, env);
  running.push(made);
  return made;
}

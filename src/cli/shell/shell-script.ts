import { PassThrough, Writable } from "node:stream";
import { Recoverable, start, type REPLServer } from "node:repl";
import { Session } from "../../toolkit/session/session.ts";
import { say, type CommandIo } from "../io.ts";
import { ShellLanguage } from "./shell-language.ts";
import { scapyFunctions } from "./scapy-functions.ts";
import { globalVariables, libraryNames, shareLibrary } from "./shell-names.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Runs lines one after another and prints their values; ends at the first that fails. Resolves to the exit code. */
export async function runScript(text: string, io: CommandIo): Promise<number> {
  const script = new Script(io);
  try {
    // An empty line ends a block.
    return await script.run([...text.split("\n"), ""]);
  } finally {
    script.close();
  }
}

/** Whether a block that begins with a line has more lines at a place or behind empty ones, which at a prompt would end it. */
function goesOn(first: string, lines: readonly string[], at: number): boolean {
  if (!/^\s*(?:def|for|while|if)\b.*:\s*(?:#.*)?$/.test(first)) return false;
  const next = lines.slice(at).find((line) => line.trim() !== "");
  if (next === undefined) return false;
  const indent = (line: string): number => line.search(/\S/);
  return indent(next) > indent(first) || (indent(next) === indent(first) && /^\s*(?:elif|else)\b/.test(next));
}

/** What became of a line: its value, or that more lines are needed. */
type Outcome = { readonly value: unknown } | "more";

class Script {
  private readonly io: CommandIo;
  private readonly server: REPLServer;
  private readonly language: ShellLanguage;
  private failed: string | undefined;
  private exit: number | undefined;
  /** Told when what a line waited for fails, of which a prompt only writes. */
  private giveUp: (() => void) | undefined;

  constructor(io: CommandIo) {
    this.io = io;
    // A prompt that nobody types at evaluates as one does that somebody types at.
    const output = new Writable({ write: (chunk: Uint8Array, _, done) => done(this.hear(decoder.decode(chunk))) });
    this.server = start({ prompt: "", input: new PassThrough(), output, useGlobal: true, ignoreUndefined: true });
    const print = (out: string): void => this.write(out);
    const turn = (): Promise<void> => new Promise(setImmediate);
    const session = new Session({
      variables: globalVariables,
      print,
      library: libraryNames,
      also: scapyFunctions(print),
      turn,
    });
    this.language = new ShellLanguage(this.server, session, (fault) => (this.failed = fault));
    io.stop?.addEventListener("abort", () => this.language.interrupt(), { once: true });
    const exit = (code = 0): void => void (this.exit = code);
    shareLibrary({ exit, quit: exit });
  }

  async run(lines: readonly string[]): Promise<number> {
    let from = 0;
    for (let to = 1; to <= lines.length; to++) {
      const code = lines.slice(from, to).join("\n");
      if (goesOn(lines[from], lines, to)) continue;
      const outcome = /^\s*(?:#.*)?$/.test(code) ? { value: undefined } : await this.evaluate(`${code}\n`);
      if (outcome === "more" && to < lines.length) continue;
      if (outcome === "more") this.failed = this.language.unfinished(code);
      if (this.failed !== undefined) {
        say(this.io, `remora: line ${from + 1}: ${this.failed}`);
        return 1;
      }
      if (this.exit !== undefined) return this.exit;
      if (outcome !== "more" && outcome.value !== undefined) {
        Object.assign(this.server, { last: outcome.value });
        this.write(`${this.server.writer(outcome.value)}\n`);
      }
      from = to;
    }
    return 0;
  }

  close(): void {
    this.server.close();
  }

  private evaluate(code: string): Promise<Outcome> {
    return new Promise((resolve) => {
      this.giveUp = () => resolve({ value: undefined });
      this.server.eval(code, this.server.context, "remora", (error, value: unknown) => {
        if (error instanceof Recoverable) resolve("more");
        else resolve({ value });
      });
    });
  }

  private hear(text: string): null {
    if (text.trim() !== "") {
      this.failed = text.trim();
      this.giveUp?.();
    }
    return null;
  }

  private write(text: string): void {
    void this.io.stdout(encoder.encode(text));
  }
}

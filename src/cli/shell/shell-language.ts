import { Recoverable, type REPLEval, type REPLServer } from "node:repl";
import { inspect } from "node:util";
import { formatFilterError } from "../../capture-filter/format-filter-error.ts";
import { ExpressionError } from "../../craft/expression/expression-error.ts";
import { completeLine } from "../../toolkit/session/complete.ts";
import type { Session } from "../../toolkit/session/session.ts";
import { scapyText } from "../../toolkit/session/text.ts";

/** The beginning of a block as Python writes it, and nobody else. */
const PYTHON_BLOCK = /^\s*(?:def|for|while|if)\b[^{]*:\s*$/m;
/** By which name a line of JavaScript waits for one of Scapy's. */
const HOOK = "remora.line";

/**
 * Has a prompt of Node's take lines in Scapy's syntax as well. Those that are Scapy's are run as a call that JavaScript waits
 * for, so that the prompt does with keys what it does while JavaScript waits.
 */
export class ShellLanguage {
  private readonly session: Session;
  private readonly server: REPLServer;
  private readonly fail: (text: string) => void;
  private readonly javaScript: REPLEval;
  private running: AbortController | undefined;
  private lastWasScapy = false;

  /** `fail` is told what is wrong with a line. */
  constructor(server: REPLServer, session: Session, fail: (text: string) => void) {
    this.server = server;
    this.session = session;
    this.fail = fail;
    this.javaScript = server.eval;
    // Node declares both as fixed, and reads them for each line.
    Object.assign(server, { eval: this.evaluate, writer: (value: unknown) => this.write(value) });
  }

  /** Ends what a line of Scapy's waits for; false where nothing does. */
  interrupt(): boolean {
    if (!this.running || this.running.signal.aborted) return false;
    this.running.abort();
    return true;
  }

  /** What Tab proposes. */
  complete(line: string): [string[], string] {
    const { start, texts } = completeLine(line, this.session.scope);
    return [[...texts], line.slice(start)];
  }

  private readonly evaluate: REPLEval = (code, context, file, done) => {
    const text = code.trimEnd();
    const reading = this.session.read(code);
    this.lastWasScapy = "statements" in reading;
    if ("statements" in reading) {
      const act = (): Promise<unknown> => this.run(reading.statements, text);
      Reflect.set(globalThis, Symbol.for(HOOK), act);
      this.javaScript.call(this.server, `await globalThis[Symbol.for("${HOOK}")]()\n`, context, file, done);
    } else if (!reading.unreadable) {
      this.fail(faultText(reading.fault, text));
      done(null, undefined);
    } else this.asJavaScript(reading.fault, code, context, file, done);
  };

  private asJavaScript(fault: ExpressionError, ...[code, context, file, done]: Parameters<REPLEval>): void {
    this.javaScript.call(this.server, code, context, file, (error, result) => {
      const isSyntax = error instanceof SyntaxError;
      if (isSyntax && fault.unfinished) done(new Recoverable(error), undefined);
      else if (isSyntax && (PYTHON_BLOCK.test(code) || this.namesLayers(code))) {
        this.fail(faultText(fault, code.trimEnd()));
        done(null, undefined);
      } else if (error && !(error instanceof Recoverable)) {
        this.fail(`Uncaught ${errorText(error)}`);
        done(null, undefined);
      } else done(error, result);
    });
  }

  /** What is missing of lines that go on where nothing comes. */
  unfinished(code: string): string {
    const reading = this.session.read(code);
    return "fault" in reading ? faultText(reading.fault, code) : "this goes on, but nothing comes";
  }

  private async run(statements: Parameters<Session["run"]>[0], text: string): Promise<unknown> {
    this.running = new AbortController();
    try {
      return (await this.session.run(statements, this.running.signal)) ?? undefined;
    } catch (fault) {
      this.fail(faultText(fault, text));
      return undefined;
    } finally {
      this.running = undefined;
    }
  }

  /** Whether a line calls a layer, so that it is Scapy's mistakes that are shown. */
  private namesLayers(code: string): boolean {
    const called = code.matchAll(/([A-Za-z_]\w*)\s*\(/g);
    return Array.from(called, ([, name]) => name).some((name) => this.session.scope.layers(name).length > 0);
  }

  private write(value: unknown): string {
    if (typeof value === "string" && value.includes("\n")) return value.trimEnd();
    if (value instanceof Error) return errorText(value);
    const isPlain = value === null || typeof value === "boolean";
    const text = isPlain && !this.lastWasScapy ? undefined : scapyText(value);
    return text ?? inspect(value, { colors: this.server.useColors, maxArrayLength: 20 });
  }
}

function errorText({ name, message }: Error): string {
  return `${name}: ${message}`;
}

/** What is wrong, with its place in the text. */
function faultText(fault: unknown, text: string): string {
  if (fault instanceof ExpressionError) {
    const { message, span, hint } = fault;
    return formatFilterError({ message, span, hint }, text);
  }
  return fault instanceof Error ? fault.message : String(fault);
}

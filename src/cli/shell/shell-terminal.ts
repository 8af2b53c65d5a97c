import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { start } from "node:repl";
import { Session } from "../../toolkit/session/session.ts";
import type { CommandIo } from "../io.ts";
import { ShellLanguage } from "./shell-language.ts";
import { scapyFunctions } from "./scapy-functions.ts";
import { globalVariables, libraryNames, shareLibrary } from "./shell-names.ts";
import { remoraVersion } from "../version.ts";

/** A prompt at the terminal; resolves to the exit code when the user leaves. */
export async function runTerminal(io: CommandIo): Promise<number> {
  let code = 0;
  // Keys are the prompt's here; Node interrupts a line that never ends only where nobody else hears the signal.
  process.removeAllListeners("SIGINT");
  const { stdin: input, stdout: output } = process;
  output.write(`Remora ${remoraVersion()}: Scapy's syntax, or JavaScript. help() says more, Ctrl-D leaves.\n`);
  const useColors = (io.env["NO_COLOR"] ?? "") === "" && io.env["TERM"] !== "dumb";
  const options = { prompt: ">>> ", input, output, useColors, useGlobal: true, ignoreUndefined: true };
  const server = start({ ...options, preview: false, breakEvalOnSigint: true });
  const session = new Session({
    variables: globalVariables,
    print: (text) => output.write(text),
    library: libraryNames,
    also: scapyFunctions((text) => output.write(text)),
    turn: () => new Promise(setImmediate),
  });
  const language = new ShellLanguage(server, session, (fault) => output.write(`${fault}\n`));

  const javaScript = server.completer;
  Object.assign(server, {
    completer(line: string, done: (fault: Error | null, result: [string[], string]) => void) {
      const ours = language.complete(line);
      if (ours[0].length > 0) done(null, ours);
      else javaScript.call(server, line, done as never);
    },
  });
  const ofNode = server.listeners("SIGINT") as (() => void)[];
  server.removeAllListeners("SIGINT");
  server.on("SIGINT", () => {
    // What waits is ended first; a second Ctrl-C gives up on it.
    if (!language.interrupt()) for (const listener of ofNode) listener.call(server);
  });
  const exit = (wanted = 0): void => {
    code = wanted;
    server.close();
  };
  shareLibrary({ exit, quit: exit });
  const file = historyFile(io.env);
  if (file !== undefined)
    server.setupHistory(file, (fault) => fault && output.write(`remora: no history: ${fault.message}\n`));
  return new Promise((resolve) => server.once("exit", () => resolve(code)));
}

/** Where what was typed is kept; undefined where there can be no such place. */
function historyFile(env: CommandIo["env"]): string | undefined {
  const folder = join(env["XDG_STATE_HOME"] || join(env["HOME"] || homedir(), ".local", "state"), "remora");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return join(folder, "shell-history");
  } catch {
    // A home that cannot be written to is no reason not to work.
    return undefined;
  }
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { CommandIo } from "../io.ts";
import { loadPlugin } from "../plugin.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";
import { print, runCommand } from "../run-command.ts";
import { runScript } from "./shell-script.ts";
import { shellOptions, shellUsage, type ShellOptions } from "./shell-options.ts";
import { runTerminal } from "./shell-terminal.ts";

/** Takes lines in Scapy's syntax and in JavaScript; resolves to the exit code. */
export function runShell(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("shell", io, async () => {
    const options = shellOptions(words);
    if (options === "help") return print(io, [shellUsage.trimEnd()]);
    for (const file of options.plugins) await loadPlugin(resolve(io.cwd, file));
    const script = await scriptOf(options, io);
    return script === undefined ? runTerminal(io) : runScript(script, io);
  });
}

/** The lines to run, where nobody is to type any. */
async function scriptOf({ code, operands: [file] }: ShellOptions, io: CommandIo): Promise<string | undefined> {
  if (code !== undefined) return code;
  if (file !== undefined) return textOf(file, io);
  if (io.stdin === undefined || io.stdin.terminal) return undefined;
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of io.stdin.chunks) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

function textOf(file: string, io: CommandIo): string {
  try {
    return readFileSync(resolve(io.cwd, file), "utf8");
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`${file}: ${systemText(fault)}`) : fault;
  }
}

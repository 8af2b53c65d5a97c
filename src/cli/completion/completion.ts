import { UsageError } from "../getopt.ts";
import type { CommandIo } from "../io.ts";
import { print, runCommand } from "../run-command.ts";
import { completionScripts } from "./completion-scripts.ts";
import { completeWords } from "./complete-words.ts";

const usage = `Usage: remora completion bash | zsh | fish

Prints what a shell needs to complete commands, options, their values, interfaces, files and the fields of filters.

  bash   eval "$(remora completion bash)"                  in ~/.bashrc
  zsh    eval "$(remora completion zsh)"                   in ~/.zshrc, behind compinit
  fish   remora completion fish | source                   in ~/.config/fish/config.fish

Examples
  remora completion bash > /etc/bash_completion.d/remora
  remora completion --words shark -Y tcp.po                 what the scripts ask: words for the last one, a line each`;

/** Prints the script for a shell, or, for such a script, what may stand in place of the last word. */
export function runCompletion(words: readonly string[], io: CommandIo): Promise<number> {
  return runCommand("completion", io, async () => {
    const [shell = "", ...rest] = words;
    if (shell === "--words") return print(io, await completeWords(rest, io));
    if (shell === "--help" || shell === "-h") return print(io, [usage]);
    if (rest.length > 0 || !Object.hasOwn(completionScripts, shell))
      throw new UsageError(`completion takes one of ${Object.keys(completionScripts).join(", ")}`);
    return print(io, [completionScripts[shell]]);
  });
}

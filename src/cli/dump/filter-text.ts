import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DumpOptions } from "./dump-options.ts";
import type { CommandIo } from "../io.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";

const STDIN = 0;

/** The capture filter: the file of -F without its comments, or the words of the command line. Throws `Refusal`. */
export function filterText({ filter, filterFile }: DumpOptions, io: CommandIo): string {
  if (filterFile === undefined) return filter.join(" ");
  try {
    const text = readFileSync(filterFile === "-" ? STDIN : resolve(io.cwd, filterFile), "utf8");
    // Blanks keep places what they are in the file.
    return text.replace(/#.*/g, (comment) => " ".repeat(comment.length)).trimEnd();
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`can't open ${filterFile}: ${systemText(fault)}`) : fault;
  }
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DumpOptions } from "./dump-options.ts";
import type { CommandIo } from "../io.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";

const STDIN = 0;

/** The captures to read, in order: that of -r, or the lines of the file of -V. Throws `Refusal`. */
export function captureList({ file, list }: DumpOptions, io: CommandIo): readonly string[] {
  if (list === undefined) {
    return file === undefined ? [] : [file];
  }
  if (file !== undefined) throw new Refusal("-V and -r are mutually exclusive.");
  const lines = readText(list, io).split("\n");
  if (lines.at(-1) === "") lines.pop();
  if (lines.length === 0) throw new Refusal(`Nothing in ${list}`);
  return lines;
}

function readText(list: string, io: CommandIo): string {
  try {
    return readFileSync(list === "-" ? STDIN : resolve(io.cwd, list), "utf8");
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`Unable to open file: ${systemText(fault)}`) : fault;
  }
}

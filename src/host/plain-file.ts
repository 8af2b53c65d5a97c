import { fstatSync, statSync } from "node:fs";

const STDIN = 0;

/** Whether a file (`-` is standard input) never lets its reader wait for somebody to write, as pipes and terminals do. */
export function isPlainFile(path: string): boolean {
  if (path === "-") return fstatSync(STDIN).isFile();
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFIFO() !== true && found?.isSocket() !== true;
}

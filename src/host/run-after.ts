import { spawn, type ChildProcess } from "node:child_process";
import { constants, setPriority } from "node:os";

const LOWEST = "19";

/**
 * Runs `command FILE` beside us, at the lowest priority, and does not wait for it: it may outlive us. `failed` is told why
 * it could not be started, where nice(1), which starts it, does not say so itself.
 */
export function runAfter(
  command: string,
  file: string,
  cwd: string,
  failed: (fault: NodeJS.ErrnoException) => void,
): void {
  const start = (program: string, words: readonly string[], otherwise: typeof failed): ChildProcess => {
    const child = spawn(program, words, { cwd, stdio: "inherit" });
    child.once("error", otherwise);
    child.unref();
    return child;
  };
  // A priority that is set from here would come too late for a command that is done at once.
  start("nice", ["-n", LOWEST, "--", command, file], () => lower(start(command, [file], failed)));
}

function lower({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already.
  }
}

import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const project: string = fileURLToPath(new URL("..", import.meta.url));

/** What a run of a program cost. */
export interface Cost {
  readonly seconds: number;
  /** Most memory it held, as Linux counts it (VmHWM), sampled while it ran. */
  readonly peakBytes: number;
}

const sampleEveryMs = 10;

/** Runs a program to its end with stdout in a file; throws when it fails. */
export function cost(command: readonly string[], stdout = "/dev/null"): Promise<Cost> {
  const out = openSync(stdout, "w");
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(command[0]!, command.slice(1), { cwd: project, stdio: ["ignore", out, "pipe"] });
    let peakBytes = 0;
    let stderr = "";
    const sampler = setInterval(() => (peakBytes = Math.max(peakBytes, peakOf(child.pid))), sampleEveryMs);
    child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      clearInterval(sampler);
      closeSync(out);
      if (code === 0) resolve({ seconds, peakBytes });
      else reject(new Error(`${command.join(" ")} ended with ${code}: ${stderr}`));
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    return 1024 * Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0; // it has just ended
  }
}

/** Runs commands in turn, several rounds, and keeps the quickest run of each: other work on the machine only slows. */
export async function quickest(
  commands: readonly (readonly string[])[],
  rounds: number,
  stdout?: string,
): Promise<Cost[]> {
  const best: Cost[] = commands.map(() => ({ seconds: Infinity, peakBytes: 0 }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, command] of commands.entries()) {
      const { seconds, peakBytes } = await cost(command, stdout);
      const known = best[index]!;
      best[index] = { seconds: Math.min(seconds, known.seconds), peakBytes: Math.max(peakBytes, known.peakBytes) };
    }
  }
  return best;
}

/** The command line of `remora`, as a user has it after a build. */
export function remora(...words: string[]): string[] {
  return [process.execPath, "bin/remora.js", ...words];
}

/** The command line of `remora dump`. */
export function remoraDump(...words: string[]): string[] {
  return remora("dump", ...words);
}

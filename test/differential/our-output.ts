import { runDump } from "../../src/cli/dump/dump.ts";
import type { CommandIo } from "../../src/cli/io.ts";

/** What a run of a program left behind; texts are Latin-1, one character an octet, so that they compare byte for byte. */
export interface Output {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `remora dump` in this process; a crash is an output too, with exit code -1 and the exception as stderr. */
export async function ourDump(args: readonly string[], cwd: string): Promise<Output> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const into = (texts: string[]) => (bytes: Uint8Array) => void texts.push(Buffer.from(bytes).toString("latin1"));
  const zone = process.env["TZ"];
  process.env["TZ"] = "GMT0";
  try {
    const io: CommandIo = { stdout: into(stdout), stderr: into(stderr), env: { ...process.env }, cwd };
    const exit = await runDump([...args], io);
    return { exit, stdout: stdout.join(""), stderr: stderr.join("") };
  } catch (failure) {
    const words = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    return { exit: -1, stdout: stdout.join(""), stderr: `crashed: ${words}` };
  } finally {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }
}

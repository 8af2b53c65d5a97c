import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CommandIo } from "../../src/cli/io.ts";
import { runShark } from "../../src/cli/shark/shark.ts";
import { findOracle } from "../oracles.ts";

/** What a run left behind, texts in UTF-8. */
export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The path of one of the project's own captures. */
export function sample(name: string): string {
  return fileURLToPath(new URL(`../../samples/${name}.pcap`, import.meta.url));
}

/** Runs `remora shark` in this process, in UTC unless `about` says otherwise. */
export async function ours(words: readonly string[], about: Partial<CommandIo> = {}): Promise<Ran> {
  const stdout: Uint8Array[] = [];
  const stderr: Uint8Array[] = [];
  const into = (parts: Uint8Array[]) => (bytes: Uint8Array) => void parts.push(bytes.slice());
  const io = { stdout: into(stdout), stderr: into(stderr), env: { TZ: "UTC" }, cwd: process.cwd(), ...about };
  const exit = await runShark(words, io);
  return { exit, stdout: Buffer.concat(stdout).toString("utf8"), stderr: Buffer.concat(stderr).toString("utf8") };
}

/** Runs the installed tshark. */
export function theirs(words: readonly string[]): Ran {
  const ran = spawnSync(findOracle("tshark")?.command ?? "", words, {
    encoding: "utf8",
    env: { ...process.env, TZ: "UTC" },
    maxBuffer: 1 << 28,
  });
  return { exit: ran.status ?? -1, stdout: ran.stdout, stderr: ran.stderr };
}

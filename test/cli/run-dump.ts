import { spawnSync } from "node:child_process";
import { runDump } from "../../src/cli/dump/dump.ts";
import type { CommandIo } from "../../src/cli/io.ts";
import { findOracle } from "../oracles.ts";

/** What a run left behind, texts in Latin-1: one character an octet. */
export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `remora dump` in this process, in GMT unless `about` says otherwise. */
export async function ours(words: readonly string[], about: Partial<CommandIo> = {}): Promise<Ran> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const into = (texts: string[]) => (bytes: Uint8Array) => void texts.push(Buffer.from(bytes).toString("latin1"));
  const io = { stdout: into(stdout), stderr: into(stderr), env: { TZ: "GMT0" }, cwd: process.cwd(), ...about };
  const exit = await runDump(words, io);
  return { exit, stdout: stdout.join(""), stderr: stderr.join("") };
}

/** Runs the installed tcpdump. */
export function theirs(words: readonly string[], about: { readonly zone?: string; readonly cwd?: string } = {}): Ran {
  const { zone = "GMT0", cwd } = about;
  const ran = spawnSync(findOracle("tcpdump")?.command ?? "", words, {
    cwd,
    env: { ...process.env, TZ: zone },
    encoding: "latin1",
  });
  return { exit: ran.status ?? -1, stdout: ran.stdout, stderr: ran.stderr };
}

/** What tcpdump left behind, had its name been Remora's. */
export function asOurs(ran: Ran): Ran {
  return { ...ran, stderr: ran.stderr.replaceAll(/^tcpdump: /gm, "remora: ") };
}

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Output } from "./our-output.ts";
import { findOracle, oracleVersions } from "../oracles.ts";

const cache = fileURLToPath(new URL(`../../node_modules/.cache/tcpdump-${oracleVersions.tcpdump}`, import.meta.url));
const longestRunMs = 120_000;
const largestOutput = 256 << 20;

/** What tcpdump prints of a capture in GMT, from the cache when it was asked before. */
export async function tcpdumpOutput(flags: readonly string[], capture: string, cwd: string): Promise<Output> {
  const { size, mtimeMs } = statSync(join(cwd, capture));
  const key = createHash("sha256")
    .update([...flags, cwd, capture, size, mtimeMs].join("\0"))
    .digest("hex");
  const file = join(cache, key.slice(0, 2), key.slice(2, 32));
  try {
    const text = readFileSync(file, "latin1");
    const end = text.indexOf("\n");
    return { ...(JSON.parse(text.slice(0, end)) as Omit<Output, "stdout">), stdout: text.slice(end + 1) };
  } catch {
    const { stdout, ...rest } = await runTcpdump([...flags, "-r", capture], cwd);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(rest)}\n${stdout}`, "latin1");
    renameSync(`${file}.${process.pid}`, file);
    return { ...rest, stdout };
  }
}

function runTcpdump(args: readonly string[], cwd: string): Promise<Output> {
  const program = findOracle("tcpdump")?.command ?? "tcpdump";
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, TZ: "GMT0" }, stdio: ["ignore", "pipe", "pipe"] });
    const timer = setTimeout(() => child.kill("SIGKILL"), longestRunMs);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let length = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      if ((length += chunk.length) > largestOutput) child.kill("SIGKILL");
    });
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (exit) => {
      clearTimeout(timer);
      const texts = [stdout, stderr].map((chunks) => Buffer.concat(chunks).toString("latin1"));
      resolve({ exit: exit ?? -1, stdout: texts[0]!, stderr: texts[1]! });
    });
  });
}

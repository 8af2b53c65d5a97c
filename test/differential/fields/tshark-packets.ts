import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaptureFile } from "../captures.ts";
import { findOracle, oracleVersions } from "../../oracles.ts";
import { PacketWriter, readCached } from "./packet-cache.ts";
import { PdmlReader } from "./pdml.ts";
import type { ShownPacket } from "./shown-packet.ts";

/** Answers are kept for the next run; the folder may be deleted at any time. */
const CACHE = join(tmpdir(), `remora-tshark-${oracleVersions.tshark}`);
/** After this, what was printed counts. */
const LONGEST_RUN_MS = 600_000;

/** The first `most` packets of a capture (0: all) as tshark shows them, none where it cannot read it. */
export async function* tsharkPackets(capture: CaptureFile, most: number): AsyncGenerator<ShownPacket, void, undefined> {
  yield* readCached(await cachedPackets(capture, most));
}

const running = new Map<string, Promise<string>>();

/** Asks tshark unless it was asked before; the file with its answer. */
export function cachedPackets(capture: CaptureFile, most: number): Promise<string> {
  const source = join(capture.folder, capture.path);
  const { size, mtimeMs } = statSync(source);
  const bound = most >= capture.packets ? 0 : most;
  const key = createHash("sha256").update([source, size, mtimeMs, bound].join("\0")).digest("hex").slice(0, 32);
  const file = join(CACHE, key.slice(0, 2), `${key}.gz`);
  if (existsSync(file)) return Promise.resolve(file);
  const known = running.get(file);
  if (known !== undefined) return known;
  const run = runTshark(source, bound, file).finally(() => running.delete(file));
  running.set(file, run);
  return run;
}

async function runTshark(source: string, most: number, file: string): Promise<string> {
  mkdirSync(join(file, ".."), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  const output = openSync(unfinished, "w");
  const writer = new PacketWriter(output);
  const reader = new PdmlReader((packet) => writer.write(packet));
  try {
    await new Promise<void>((resolve, reject) => {
      const args = ["-n", "-r", source, "-T", "pdml", ...(most > 0 ? ["-c", String(most)] : [])];
      const child = spawn(findOracle("tshark")?.command ?? "tshark", args, {
        env: { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8" },
        stdio: ["ignore", "pipe", "ignore"],
      });
      const timer = setTimeout(() => child.kill("SIGKILL"), LONGEST_RUN_MS);
      child.stdout.setEncoding("utf8");
      child.stdout.on("data", (text: string) => reader.feed(text));
      child.on("error", reject);
      child.on("close", () => {
        clearTimeout(timer);
        resolve();
      });
    });
    writer.flush();
    renameSync(unfinished, file);
  } catch (fault) {
    rmSync(unfinished, { force: true });
    throw fault;
  } finally {
    closeSync(output);
  }
  return file;
}

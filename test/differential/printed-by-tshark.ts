import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOracle } from "../oracles.ts";
import type { CaptureFile } from "./captures.ts";

const LARGEST_OUTPUT = 1 << 28;

/** What tshark prints of a capture when it is called with `words`; kept as `kind` in the system's temporary folder. */
export function printedByTshark(kind: string, capture: CaptureFile, words: readonly string[]): string {
  const oracle = findOracle("tshark");
  if (oracle === undefined) throw new Error("tshark is not installed");
  const path = join(capture.folder, capture.path);
  const folder = join(tmpdir(), `remora-tshark-${kind}-${oracle.version}`);
  const kept = join(folder, `${capture.path.replaceAll("/", "__")}.${statSync(path).size}.${words.at(-1)}`);
  if (existsSync(kept)) return readFileSync(kept, "utf8");
  const { stdout } = spawnSync(oracle.command, words, {
    encoding: "utf8",
    maxBuffer: LARGEST_OUTPUT,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, TZ: "UTC" },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, stdout);
  return stdout;
}

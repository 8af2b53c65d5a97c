import { writeSync } from "node:fs";
import type { CommandIo } from "./io.ts";

const STDOUT = 1;
const STDERR = 2;
/** Milliseconds to wait for a reader who is behind. */
const RETRY_MS = 2;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** This process, as a command sees it. The first signal asks the command to end, the second ends the process. */
export function processIo(): CommandIo {
  const stopping = new AbortController();
  for (const signal of SIGNALS) process.once(signal, () => stopping.abort());
  return {
    stdout: (bytes) => writeAll(STDOUT, bytes),
    stderr: (bytes) => void writeAll(STDERR, bytes),
    env: process.env,
    cwd: process.cwd(),
    stop: stopping.signal,
  };
}

function writeAll(descriptor: number, bytes: Uint8Array): void | Promise<void> {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== "EAGAIN") throw fault;
      const rest = bytes.subarray(at);
      return new Promise((resolve) => setTimeout(resolve, RETRY_MS)).then(() => writeAll(descriptor, rest));
    }
  }
}

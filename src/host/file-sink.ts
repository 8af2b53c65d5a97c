import { closeSync, openSync, writeSync } from "node:fs";
import type { ByteSink } from "../files/sink.ts";

const STDOUT = 1;
/** Milliseconds to wait for a pipe whose reader is behind. */
const RETRY_MS = 2;

/** Creates or empties a file, or, for `-`, takes standard output; system errors are thrown as Node gives them. */
export function createFile(path: string): ByteSink {
  const descriptor = path === "-" ? STDOUT : openSync(path, "w");
  return {
    write: (bytes) => writeAll(descriptor, bytes),
    close() {
      if (descriptor !== STDOUT) closeSync(descriptor);
    },
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

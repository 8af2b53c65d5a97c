import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import type { ByteSink } from "../files/sink.ts";

const STDOUT = 1;
/** Milliseconds to wait for a pipe whose reader is behind. */
const RETRY_MS = 2;

/** Creates or empties a file, or, for `-`, takes standard output; system errors are thrown as Node gives them. */
export function createFile(path: string): ByteSink {
  const descriptor = path === "-" ? STDOUT : openSync(path, "w");
  const isFile = descriptor !== STDOUT && fstatSync(descriptor).isFile();
  let length = 0;
  return {
    write(bytes) {
      if (!isFile) return writeAll(descriptor, bytes);
      try {
        for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at, bytes.length - at, length + at);
        length += bytes.length;
      } catch (fault) {
        // A disk takes some of what it has no room for.
        ftruncateSync(descriptor, length);
        throw fault;
      }
    },
    close() {
      if (descriptor !== STDOUT) closeSync(descriptor);
    },
  };
}

/** Writes to what may let its writer wait. */
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

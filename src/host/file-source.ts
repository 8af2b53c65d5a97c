import { closeSync, fstatSync, openSync, read as readLater, readSync } from "node:fs";
import type { ByteSource } from "../files/source.ts";

const STDIN = 0;
/** Milliseconds to wait for a descriptor that has nothing yet. */
const RETRY_MS = 2;

/**
 * Opens a file, a FIFO, or, for `-`, standard input, read at once: the fastest way where nobody has to be waited for.
 * System errors (ENOENT, EACCES, …) are thrown as Node gives them.
 */
export function openFile(path: string): ByteSource {
  const descriptor = path === "-" ? STDIN : openSync(path, "r");

  function read(into: Uint8Array, offset: number, length: number): number | Promise<number> {
    try {
      return readSync(descriptor, into, offset, length, null);
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code === "EAGAIN") return wait().then(() => read(into, offset, length));
      throw fault;
    }
  }

  let ahead: Promise<unknown> = Promise.resolve();

  function readAhead(into: Uint8Array, offset: number, length: number): Promise<number> {
    const arriving = new Promise<number>((resolve, reject) =>
      readLater(descriptor, into, offset, length, null, (fault, count) => (fault ? reject(fault) : resolve(count))),
    );
    ahead = arriving.catch(() => {});
    return arriving;
  }

  return {
    read,
    readAhead: fstatSync(descriptor).isFile() ? readAhead : undefined,
    async close() {
      // The number of a closed descriptor may be another file's before a read of it begins.
      await ahead;
      if (descriptor !== STDIN) closeSync(descriptor);
    },
  };
}

function wait(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, RETRY_MS));
}

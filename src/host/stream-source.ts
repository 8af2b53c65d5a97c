import { open } from "node:fs";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { chunkSource } from "../files/chunk-source.ts";
import type { ByteSource } from "../files/source.ts";

/** Opens a pipe, a terminal or the like (`-` is standard input); it ends when `stop` aborts, even amid a wait. */
export async function openStream(path: string, stop?: AbortSignal): Promise<ByteSource> {
  // A bare descriptor: a FileHandle would close it when it is collected as garbage.
  const stream = path === "-" ? process.stdin : new Socket({ fd: await promisify(open)(path, "r"), writable: false });
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const end = (): void => void stream.destroy();
  stop?.addEventListener("abort", end, { once: true });

  async function pull(): Promise<Uint8Array | undefined> {
    try {
      const { value, done } = await chunks.next();
      return done === true ? undefined : value;
    } catch (fault) {
      if (stop?.aborted === true) return undefined;
      throw fault;
    }
  }
  return chunkSource(pull, end);
}

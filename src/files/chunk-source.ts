import type { ByteSource } from "./source.ts";

const NOTHING = new Uint8Array(0);

/** A source over chunks that `pull` makes one at a time, undefined at the end; a chunk is used up before the next pull. */
export function chunkSource(
  pull: () => Promise<Uint8Array | undefined>,
  close: () => void | Promise<void>,
): ByteSource {
  let chunk: Uint8Array | undefined = NOTHING;
  let taken = 0;

  function take(into: Uint8Array, offset: number, length: number): number {
    if (chunk === undefined) return 0;
    const count = Math.min(length, chunk.length - taken);
    into.set(chunk.subarray(taken, taken + count), offset);
    taken += count;
    return count;
  }

  async function pullAndTake(into: Uint8Array, offset: number, length: number): Promise<number> {
    while (chunk !== undefined && taken === chunk.length) {
      chunk = await pull();
      taken = 0;
    }
    return take(into, offset, length);
  }

  return {
    read: (into, offset, length) => take(into, offset, length) || pullAndTake(into, offset, length),
    close,
  };
}

/** Where octets come from, in order; answering at once keeps the reader synchronous. */
export interface ByteSource {
  /** Puts up to `length` octets at `offset` of `into` and says how many; 0 is the end. */
  read(into: Uint8Array, offset: number, length: number): number | Promise<number>;
  /** The same while others work; one at a time, and no other read meanwhile. Where it is missing there is nothing to gain. */
  readAhead?(into: Uint8Array, offset: number, length: number): Promise<number>;
  close(): void | Promise<void>;
}

/** A source over octets in memory; `chunk` bounds one read. */
export function memorySource(bytes: Uint8Array, chunk = Infinity): ByteSource {
  let position = 0;
  return {
    read(into, offset, length) {
      const count = Math.min(length, chunk, bytes.length - position);
      into.set(bytes.subarray(position, position + count), offset);
      position += count;
      return count;
    },
    close() {},
  };
}

/** `source` with octets that were already taken from it put back in front. */
export function withPrefix(prefix: Uint8Array, source: ByteSource): ByteSource {
  const before = memorySource(prefix);
  return {
    read: (into, offset, length) => before.read(into, offset, length) || source.read(into, offset, length),
    close: () => source.close(),
  };
}

/** Milliseconds between two looks at the end of a file that may grow. */
const FOLLOW_POLL_MS = 100;

/** `source` that at its end waits for more, until `signal` aborts. */
export function growingSource(source: ByteSource, signal: AbortSignal): ByteSource {
  async function wait(into: Uint8Array, offset: number, length: number): Promise<number> {
    while (!signal.aborted) {
      await pause(FOLLOW_POLL_MS, signal);
      const count = await source.read(into, offset, length);
      if (count > 0) return count;
    }
    return 0;
  }
  const orWait = (count: number, into: Uint8Array, offset: number, length: number): number | Promise<number> =>
    count > 0 || signal.aborted ? count : wait(into, offset, length);
  return {
    read(into, offset, length) {
      const count = source.read(into, offset, length);
      if (typeof count === "number") return orWait(count, into, offset, length);
      return count.then((settled) => orWait(settled, into, offset, length));
    },
    close: () => source.close(),
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}

import type { Native } from "../native/native.ts";

const CLOCK_REALTIME = 0;

/** The clock that stamps packets, in nanoseconds since 1970. */
export function realTime(native: Native): () => bigint {
  const read = native.library([null])!.number("int clock_gettime(int clock, void *time)");
  const time = new BigInt64Array(2);
  const bytes = new Uint8Array(time.buffer);
  return () => {
    read(CLOCK_REALTIME, bytes);
    return time[0] * 1_000_000_000n + time[1];
  };
}

import type { PacketRecord } from "../../files/record.ts";
import type { PacketTaker } from "./live-capture.ts";
import type { PacketSource } from "./packet-source.ts";

/** Milliseconds for which blocks are given, and waited for, without a turn of the event loop. */
const TURN_MS = 100;

/** Gives the packets that `next` moves `record` to, at most so many, to `taker`; says how many they were. */
export function handOverRecords(next: () => boolean, record: PacketRecord, taker: PacketTaker, most: number): number {
  let count = 0;
  while (count < most && next()) {
    count++;
    taker.packet(record.seconds, record.nanoseconds, record.original, record.bytes, record.start, record.end);
  }
  return count;
}

/**
 * Calls `give` for the block that `source` has loaded and each that comes, for which this thread waits in the kernel: a turn of
 * the event loop for each would cost more than all that its packets do. Ends when `give` returns false, when the event loop is to
 * turn, on a signal, for that is heard there, and when the source calls although it has nothing, for then something is wrong.
 */
export function handOverBlocks(source: PacketSource, give: () => boolean): void {
  const turnAt = performance.now() + TURN_MS;
  while (give()) {
    const leftMs = turnAt - performance.now();
    if (leftMs <= 0) return;
    if (source.load()) continue;
    if (source.state !== "up" || source.readable.block?.(leftMs) !== true || !source.load()) return;
  }
}

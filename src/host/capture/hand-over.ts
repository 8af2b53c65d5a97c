import type { PacketRecord } from "../../files/record.ts";
import type { PacketTaker } from "./live-capture.ts";
import type { PacketSource } from "./packet-source.ts";

/** Milliseconds for which packets that are there are given without a turn of the event loop. */
export const TURN_MS = 20;

/** Gives the packets that `next` moves `record` to, at most so many, to `taker`; says how many they were. */
export function handOverRecords(next: () => boolean, record: PacketRecord, taker: PacketTaker, most: number): number {
  let count = 0;
  while (count < most && next()) {
    count++;
    taker.packet(record.seconds, record.nanoseconds, record.original, record.bytes, record.start, record.end);
  }
  return count;
}

/** Blocks that are given as they come. */
export interface HandOver {
  /** Rejects with what `give` throws. */
  readonly ended: Promise<void>;
  readonly end: () => void;
}

/**
 * Calls `give` for the block that `source` has loaded and each that comes, in the very call that says that it is there: with
 * promises and timers for each, waking up costs a fifth of all that packets do. Ends when `give` returns false, when the
 * event loop is to turn, when the source calls although it has nothing, for then something is wrong, and when nothing is left of
 * an interface that is not up.
 */
export function handOverBlocks(source: PacketSource, give: () => boolean): HandOver {
  let rest: NodeJS.Timeout | undefined;
  let end = (): void => {};
  const ended = new Promise<void>((resolve, reject) => {
    function giveBlocks(): void {
      try {
        for (const turnAt = performance.now() + TURN_MS; performance.now() < turnAt;) {
          if (!give()) return resolve();
          if (!source.load()) return wait();
        }
        resolve();
      } catch (fault) {
        reject(fault as Error);
      }
    }
    function wait(): void {
      // Nothing calls when an interface is up again: that is looked for.
      if (source.state !== "up") resolve();
      else if (source.restMs > 0) rest = setTimeout(wakeUp, source.restMs, listen);
      else listen();
    }
    function listen(): void {
      source.readable.start(() => wakeUp(resolve));
    }
    function wakeUp(otherwise: () => void): void {
      if (source.load()) giveBlocks();
      else otherwise();
    }
    end = () => {
      clearTimeout(rest);
      source.readable.stop();
      resolve();
    };
    giveBlocks();
  });
  return { ended, end };
}

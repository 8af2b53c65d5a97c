import type { PacketRecord } from "../../files/record.ts";
import type { PacketTaker } from "./live-capture.ts";

/** Gives the packets that `next` moves `record` to, at most so many, to `taker`; says how many they were. */
export function handOverRecords(next: () => boolean, record: PacketRecord, taker: PacketTaker, most: number): number {
  let count = 0;
  while (count < most && next()) {
    count++;
    taker.packet(record.seconds, record.nanoseconds, record.original, record.bytes, record.start, record.end);
  }
  return count;
}

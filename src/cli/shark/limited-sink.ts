import type { PacketSink } from "../dump/packet-sink.ts";
import type { Limit } from "./shark-limits.ts";

const KILOBYTE = 1000;

/** A sink that is full when so many packets, or so many octets of them, have come (-a packets, -a filesize). */
export function limitedSink(sink: PacketSink, { packets, filesize }: Limit): PacketSink {
  if (packets === Infinity && filesize === Infinity) return sink;
  let count = 0;
  let octets = 0;
  const isFull = (): boolean => sink.full === true || count >= packets || octets >= filesize * KILOBYTE;
  return {
    get full() {
      return isFull();
    },
    take(reader) {
      // Whoever hands over several at once looks only afterwards.
      if (isFull()) return;
      count++;
      octets += reader.record.captured;
      return sink.take(reader);
    },
    pause: () => sink.pause(),
    close: () => sink.close(),
  };
}

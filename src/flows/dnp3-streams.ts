import type { Protocol } from "../definition/protocol.ts";
import type { Passage } from "./follower.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";

/** Octets of a header with its checksum, and of those that the length counts among them. */
const HEADER = 10;
const COUNTED = 5;
/** Octets of user data in front of each checksum. */
const BLOCK = 16;
const CRC = 2;
const START = [0x05, 0x64];

/** Cuts streams of DNP3 into frames, whose length counts no checksums (IEEE 1815 9.2.4). */
export class Dnp3Streams implements StreamDissector {
  private readonly passage: Passage;
  private readonly dnp3: number;

  constructor(passage: Passage, dnp3: Protocol) {
    this.passage = passage;
    this.dnp3 = passage.dissector.catalog.idOf(dnp3);
  }

  dissect(payload: Payload): void {
    const { bytes, end, source, declared, waits } = payload;
    for (let at = payload.start; at < end;) {
      if (end - at < HEADER && waits) return payload.ask(ONE_MORE_SEGMENT, at);
      if (bytes[at] !== START[0] || bytes[at + 1] !== START[1]) return;
      const stop = at + frameLength(bytes[at + 2]);
      if (stop > end && waits) return payload.ask(stop - end, at);
      payload.sizes.push(stop - at);
      this.passage.dissector.extend(this.dnp3, at, Math.min(stop, declared), source);
      at = stop;
    }
  }
}

function frameLength(counted: number): number {
  const data = Math.max(0, counted - COUNTED);
  return HEADER + data + CRC * Math.ceil(data / BLOCK);
}

import { u16, u32 } from "../bytes/numbers.ts";
import { DATA } from "../definition/catalog.ts";
import type { Follower, Passage } from "./follower.ts";

/** Octets of SCTP's header, and of a data chunk in front of what it carries (RFC 9260 3.1, 3.3.1). */
const HEADER = 12;
const CHUNK_HEADER = 4;
const DATA_HEADER = 16;
/** The first piece of a message and the last in one. */
const WHOLE = 3;
const UNSPECIFIED = 0;

/** Adds a layer for each message in data chunks that says not of which protocol it is. */
export class SctpData implements Follower {
  private readonly passage: Passage;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const bytes = dissector.bytesOf(layer);
    const source = layers.sourceOf(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[source].end);
    for (let at = layers.start(layer) + HEADER; at + CHUNK_HEADER <= end;) {
      const length = u16(bytes, at + 2);
      if (length < CHUNK_HEADER || at + length > end) return;
      const isWhole = bytes[at] === 0 && (bytes[at + 1] & WHOLE) === WHOLE && length > DATA_HEADER;
      if (isWhole && u32(bytes, at + 12) === UNSPECIFIED) dissector.extend(DATA, at + DATA_HEADER, at + length, source);
      at += Math.ceil(length / 4) * 4;
    }
  }
}

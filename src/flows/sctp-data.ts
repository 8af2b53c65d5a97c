import { u16, u32 } from "../bytes/numbers.ts";
import { DATA, NONE } from "../definition/catalog.ts";
import { claims, type Claim } from "../dissect/walk.ts";
import type { Follower, Passage } from "./follower.ts";

/** Octets of SCTP's header, and of a data chunk in front of what it carries (RFC 9260 3.1, 3.3.1). */
const HEADER = 12;
const CHUNK_HEADER = 4;
const DATA_HEADER = 16;
/** The first piece of a message and the last in one. */
const WHOLE = 3;
const UNSPECIFIED = 0;
/** Protocols of Wireshark's that are not here, by what data chunks say that they carry, and by port: their messages are nobody's data. */
const FOREIGN_PAYLOADS: ReadonlySet<number> = new Set([
  1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 18, 19, 20, 24, 25, 27, 29, 31, 32, 33, 34, 35, 36, 37, 43, 44, 45, 46, 47,
  49, 50, 60, 61, 62, 64, 99, 688485889, 688485890, 688485891, 688485892, 688485893, 688485894,
]);
const FOREIGN_PORTS: ReadonlySet<number> = new Set([
  2345, 2904, 2905, 2944, 3565, 3863, 5675, 9082, 9900, 9901, 9908, 10001, 14001, 21064, 29118, 29168, 29169, 36412,
  36422, 36443, 36444, 37464, 38412, 38422, 38462, 38472,
]);
/** What data chunks carry, by what they say of it (RFC 9260 3.3.1) and by port. */
const PAYLOAD_TABLE = "sctp.payload";

/** Adds a layer for each message in data chunks that is of a protocol, or says not of which. */
export class SctpData implements Follower {
  private readonly passage: Passage;
  private readonly table: Int16Array | undefined;
  private readonly claim: Claim;

  constructor(passage: Passage) {
    const { catalog } = passage.dissector;
    this.passage = passage;
    this.table = catalog.tables[catalog.tableNumber(PAYLOAD_TABLE)];
    this.claim = claims(catalog);
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
      if (isWhole) this.carry(layer, source, at, at + length);
      at += Math.ceil(length / 4) * 4;
    }
  }

  /** The message in a chunk bytes[start..end). */
  private carry(layer: number, source: number, start: number, end: number): void {
    const { dissector } = this.passage;
    const bytes = dissector.bytesOf(layer);
    const sctp = dissector.layers.start(layer);
    const says = u32(bytes, start + 12);
    const from = start + DATA_HEADER;
    const ports = [u16(bytes, sctp), u16(bytes, sctp + 2)];
    for (const number of [says, ...ports]) {
      const id = number === UNSPECIFIED || number > 0xffff ? NONE : (this.table?.[number] ?? NONE);
      if (id !== NONE && this.claim(id, bytes, from, end, end) !== NONE) return dissector.extend(id, from, end, source);
    }
    if (FOREIGN_PAYLOADS.has(says) || ports.some((port) => FOREIGN_PORTS.has(port))) return;
    dissector.extend(DATA, from, end, source);
  }
}

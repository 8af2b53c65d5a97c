import type { PacketMetadata } from "./pcapng-options.ts";

/** Which way a packet went through its interface. */
export type Direction = "in" | "out" | "unknown";

/** How many readable octets follow `end` in a record's buffer, so that wide reads near the end need no check. */
export const SPARE = 16;

const NO_COMMENTS: readonly string[] = Object.freeze([]);

/**
 * One packet as a cursor over its reader's buffer: every field is overwritten by the next packet.
 * Use `keep()` for a packet that outlives the loop.
 */
export class PacketRecord {
  /** Place in its source, counted from 1. */
  number = 0;
  /** Whole seconds since 1970-01-01 UTC; may exceed 2^31 and may be negative. */
  seconds = 0;
  /** Nanoseconds within the second; a broken file may hold more than 999,999,999. */
  nanoseconds = 0;
  /** The file says no time (pcapng's simple packets): it is 0. */
  untimed = false;
  /** Octets that were captured: `end - start`. */
  captured = 0;
  /** Octets that the packet had on the network. */
  original = 0;
  /** LINKTYPE_ value (not libpcap's DLT_). */
  linkType = 0;
  /** Index into the reader's `interfaces`. */
  interface = 0;
  direction: Direction = "unknown";
  /** Whether, when it was captured, its TCP or UDP checksum was still left to the interface to compute, where that is known. */
  checksumLeft: boolean | undefined = undefined;
  /** Whether the machine that captured was big-endian: some link types have headers in its byte order. */
  bigEndian = false;
  /** The packet is bytes[start..end). */
  bytes = new Uint8Array(SPARE);
  start = 0;
  end = 0;
  comments = NO_COMMENTS;
  /** What else the file says of this packet (pcapng packet options). */
  metadata: PacketMetadata | undefined = undefined;

  /** A copy that owns its octets and stays as it is. */
  keep(): PacketRecord {
    const kept = Object.assign(new PacketRecord(), this);
    kept.bytes = new Uint8Array(this.end - this.start + SPARE);
    kept.bytes.set(this.bytes.subarray(this.start, this.end));
    kept.start = 0;
    kept.end = this.end - this.start;
    return kept;
  }

  /** Forgets what only some packets carry. */
  clearOptions(): void {
    this.untimed = false;
    this.direction = "unknown";
    this.checksumLeft = undefined;
    this.comments = NO_COMMENTS;
    this.metadata = undefined;
  }
}

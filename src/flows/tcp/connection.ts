/** The words of a connection's row (flow-rows.ts). Sequence numbers are kept as signed words; 0 says that none is known. */

/** Its number, and what of it was seen: bits of `Seen`. */
export const STREAM = 0;
export const SEEN = 1;
/** Moments, each as seconds and nanoseconds: of its first and its latest segment, and of the latest SYN. */
export const FIRST = 2;
export const LATEST = 4;
export const SYN_TIME = 6;
/** How long the handshake took; 0 while it is not known. */
export const INITIAL_RTT = 8;
/** The port that was connected to, 0 while no SYN was seen. */
export const SERVER_PORT = 10;
/** The protocol that it is known to carry, whatever the ports: an id of the catalog. */
export const CHILD = 11;
/** A word that is kept for that protocol. */
export const MEMORY = 12;
/** Where the words of the two directions begin; the first is the one that goes along the key. */
export const FORWARD = 13;

/** The words of one direction, from its start. */
/** Bits of `Trait`. */
export const TRAITS = 0;
/** The number that relative ones count from. */
export const BASE = 1;
/** The highest number after a segment, with the packet and the moment that brought it. */
export const NEXT_SEQ = 2;
export const NEXT_FRAME = 3;
export const NEXT_TIME = 4;
/** The highest number that the other side can acknowledge without having got what was not captured. */
export const HIGHEST_ACKABLE = 6;
/** The latest acknowledgment that it sent: number, moment, the packet that was the first with it, and how often it was repeated. */
export const LAST_ACK = 7;
export const LAST_ACK_TIME = 8;
export const FIRST_OF_ACK = 10;
export const REPEATED_ACKS = 11;
/** What was said of its latest segment. */
export const LAST_REMARKS = 12;
/** The latest window, unscaled; and by how many bits windows are shifted, or one of the two below. */
export const WINDOW = 13;
export const SCALE = 14;
/** Octets since the latest PSH. */
export const PUSHED = 15;
/** Octets that its latest segment acknowledged out of order. */
export const SACKED = 16;
/** Its segments that are not acknowledged: the newest in `Unacknowledged`, how many, and the lowest and highest number of them. */
export const SEGMENTS = 17;
export const SEGMENT_COUNT = 18;
export const LOWEST = 19;
export const HIGHEST = 20;
/** The highest relative number after a payload that was dissected, and the packet with the FIN that ended the stream. */
export const DISSECTED = 21;
export const FIN_FRAME = 22;
export const DIRECTION_WORDS = 23;

export const CONNECTION_WORDS: number = FORWARD + 2 * DIRECTION_WORDS;

/** In place of a shift: nobody said whether windows are scaled, and they are not. */
export const SCALE_UNKNOWN = -1;
export const NOT_SCALED = -2;

/** What was seen of a connection, as `tcp.completeness` counts it. */
export const Seen = { syn: 1, synAck: 2, ack: 4, data: 8, fin: 16, reset: 32 } as const;

/** What holds of one direction. */
export const Trait = {
  based: 1,
  /** Nothing was lost since the other side last acknowledged, so that what is in flight can be counted. */
  countable: 2,
  pushed: 4,
  closedFirst: 8,
  /** The window of the first acknowledgment after a SYN is not taken as scaled. */
  unscaled: 16,
  /** Its payload is one message until it ends. */
  untilFin: 32,
  /** Some of its messages spanned several segments. */
  spanning: 64,
} as const;

/** Makes a row that of a connection of which nothing was seen. */
export function beginConnection(row: Int32Array, at: number, stream: number): void {
  row.fill(0, at, at + CONNECTION_WORDS);
  row[at + STREAM] = stream;
  for (const direction of [at + FORWARD, at + FORWARD + DIRECTION_WORDS]) {
    row[direction + TRAITS] = Trait.countable;
    row[direction + WINDOW] = -1;
    row[direction + SCALE] = SCALE_UNKNOWN;
    row[direction + SEGMENTS] = -1;
  }
}

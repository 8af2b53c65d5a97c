/**
 * The words of a connection's row (flow-rows.ts). Sequence numbers are kept as signed words; 0 says that none is known.
 * What every segment needs of both directions stands together in front, in two lines of a processor's cache.
 */

/** What of it was seen: bits of `Seen`. */
export const SEEN = 0;
/** The port that was connected to, 0 while no SYN was seen. */
export const SERVER_PORT = 1;
/** The protocol that it is known to carry, whatever the ports: an id of the catalog; and a word kept for that protocol. */
export const CHILD = 2;
export const MEMORY = 3;
/** Where the words of the two directions begin; the first is the one that goes along the key. */
export const FORWARD = 4;
export const DIRECTION_WORDS = 14;

/** The words of one direction, from its start. Bits of `Trait`: */
export const TRAITS = 0;
/** The number that relative ones count from. */
export const BASE = 1;
/** The highest number after a segment, and when it came. */
export const NEXT_SEQ = 2;
export const NEXT_TIME = 3;
/** The highest number that the other side can acknowledge without having got what was not captured. */
export const HIGHEST_ACKABLE = 5;
/** The latest acknowledgment that it sent, when, and how often it was repeated. */
export const LAST_ACK = 6;
export const LAST_ACK_TIME = 7;
export const REPEATED_ACKS = 9;
/** What was said of its latest segment. */
export const LAST_REMARKS = 10;
/** The latest window, unscaled; and by how many bits windows are shifted, or one of the two below. */
export const WINDOW = 11;
export const SCALE = 12;
/** The highest relative number after a payload that was dissected. */
export const DISSECTED = 13;

/** Its words that few segments need stand behind those of both directions. */
const BEHIND = 2 * DIRECTION_WORDS;
/** The packet that brought NEXT_SEQ, the first one with LAST_ACK, and that with the FIN that ended the stream. */
export const NEXT_FRAME: number = BEHIND;
export const FIRST_OF_ACK: number = BEHIND + 1;
export const FIN_FRAME: number = BEHIND + 2;
/** Octets since the latest PSH, and those that its latest segment acknowledged out of order. */
export const PUSHED: number = BEHIND + 3;
export const SACKED: number = BEHIND + 4;
/** Its segments that are not acknowledged: the newest and the oldest in `Unacknowledged`, how many, and the lowest and highest number of them. */
export const SEGMENTS: number = BEHIND + 5;
export const OLDEST: number = BEHIND + 6;
export const SEGMENT_COUNT: number = BEHIND + 7;
export const LOWEST: number = BEHIND + 8;
export const HIGHEST: number = BEHIND + 9;

/** In the room behind each direction's: the connection's number. */
export const STREAM: number = FORWARD + BEHIND + 10;
/** Moments, each as seconds and nanoseconds: of its first and its latest segment, and of the latest SYN. */
export const FIRST: number = STREAM + 1;
export const LATEST: number = STREAM + DIRECTION_WORDS;
export const SYN_TIME: number = FORWARD + 2 * BEHIND;
/** How long the handshake took; 0 while it is not known. */
export const INITIAL_RTT: number = LATEST + 2;

/** The packet that it began with. */
export const FIRST_FRAME: number = SYN_TIME + 2;
export const CONNECTION_WORDS = 64;

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
  /** Of the first direction: a SYN was seen, and it is not known yet how long the handshake took. */
  shaking: 128,
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

import {
  BASE,
  FIRST_OF_ACK,
  HIGHEST,
  HIGHEST_ACKABLE,
  INITIAL_RTT,
  LAST_ACK,
  LAST_ACK_TIME,
  LAST_REMARKS,
  LOWEST,
  NEXT_FRAME,
  NEXT_SEQ,
  NEXT_TIME,
  NOT_SCALED,
  PUSHED,
  REPEATED_ACKS,
  SACKED,
  SCALE,
  SCALE_UNKNOWN,
  SEGMENTS,
  Trait,
  TRAITS,
  WINDOW,
} from "./connection.ts";
import { Flag, type Segment } from "./segment.ts";
import { Unacknowledged } from "./unacknowledged.ts";

/** What the analysis says of a segment, as bits. */
export const Remark = {
  reusedPorts: 1,
  retransmission: 2,
  fastRetransmission: 4,
  spuriousRetransmission: 8,
  outOfOrder: 16,
  lostSegment: 32,
  ackLostSegment: 64,
  windowUpdate: 128,
  windowFull: 256,
  keepAlive: 512,
  keepAliveAck: 1024,
  duplicateAck: 2048,
  zeroWindowProbe: 4096,
  zeroWindow: 8192,
  zeroWindowProbeAck: 16384,
} as const;

const { fin: FIN, syn: SYN, reset: RST, ack: ACK, push: PSH } = Flag;

/** A retransmission this soon after repeated acknowledgments is a fast one (nanoseconds). */
const FAST = 20_000_000;
/** Segments this close to the latest one came out of order, while no round trip is known (nanoseconds). */
const CLOSE = 3_000_000;
/** More than this in flight is a sign of wrong numbers. */
const MOST_IN_FLIGHT = 2_000_000_000;
/** In place of a count of repeated acknowledgments: what they acknowledge was not captured. */
const UNSEEN = -1;

/**
 * The analysis of sequence numbers as Wireshark 4.0 does it (User's Guide 7.5, "TCP Analysis"): what a segment is, by what
 * was seen of its connection before. Its results are those of the segment at hand.
 */
export class Analysis {
  readonly unacknowledged: Unacknowledged = new Unacknowledged();
  /** Whether there is anything to be said. */
  present = false;
  /** Bits of `Remark`. */
  remarks = 0;
  /** The packet that is acknowledged, 0 where none is, and when it came. */
  acked = 0;
  ackedSeconds = 0;
  ackedNanoseconds = 0;
  /** Of a retransmission: the packet that the time until it counts from, and when that came. */
  original = 0;
  originalSeconds = 0;
  originalNanoseconds = 0;
  duplicateAcks = 0;
  duplicateOf = 0;
  bytesInFlight = 0;
  pushBytes = 0;

  private readonly whole: boolean;

  /** Unless `whole`, only what a segment is is found out: neither times nor octets in flight. */
  constructor(whole: boolean) {
    this.whole = whole;
  }

  reset(): void {
    this.present = false;
    this.remarks = 0;
    this.acked = 0;
    this.original = 0;
    this.duplicateAcks = 0;
    this.bytesInFlight = 0;
  }

  remark(remark: number): void {
    this.remarks |= remark;
    this.present = true;
  }

  /**
   * Analyses a segment. `at` is where its connection's words begin in `row`, `own` and `peer` where those of its direction
   * and of the other one do.
   */
  analyse(
    row: Int32Array,
    at: number,
    own: number,
    peer: number,
    segment: Segment,
    frame: number,
    seconds: number,
    nanoseconds: number,
  ): void {
    const { seq, ack, flags, window, length } = segment;
    const counted = (flags & (SYN | FIN)) !== 0;
    if (flags & ACK) row[peer + TRAITS] |= Trait.countable;
    this.forward(row, own, peer, segment);
    if (ack !== row[own + LAST_ACK]) {
      if (this.whole) row[own + FIRST_OF_ACK] = frame;
      row[own + REPEATED_ACKS] = 0;
    }
    if (row[peer + HIGHEST_ACKABLE] !== 0 && after(ack, row[peer + HIGHEST_ACKABLE]) && flags & ACK)
      this.ackOfUnseen(row, peer);
    if ((length > 0 || counted) && !(this.remarks & Remark.keepAlive))
      this.sentAgain(row, at, own, peer, segment, seconds, nanoseconds);

    let next = (seq + length) | 0;
    if (length > 0 || counted) {
      if (counted) next = (next + 1) | 0;
      if (this.whole) this.unacknowledged.add(row, own, frame, seq, next, seconds, nanoseconds);
    }
    const probe = (this.remarks & Remark.zeroWindowProbe) !== 0;
    const known = row[own + NEXT_SEQ];
    if ((known === 0 || after(next, known)) && !probe) {
      row[own + NEXT_SEQ] = next;
      if (this.whole) row[own + NEXT_FRAME] = frame;
      row[own + NEXT_TIME] = seconds;
      row[own + NEXT_TIME + 1] = nanoseconds;
    }
    const ackable = row[own + HIGHEST_ACKABLE];
    if ((ackable === 0 || seq === ackable) && !probe) row[own + HIGHEST_ACKABLE] = row[own + NEXT_SEQ];
    row[own + WINDOW] = window;
    row[own + LAST_ACK] = ack;
    row[own + LAST_ACK_TIME] = seconds;
    row[own + LAST_ACK_TIME + 1] = nanoseconds;
    row[own + LAST_REMARKS] = this.remarks;

    if (!this.whole) return;
    const { unacknowledged } = this;
    unacknowledged.acknowledge(row, peer, ack);
    if (unacknowledged.frame !== 0) {
      this.present = true;
      this.acked = unacknowledged.frame;
      this.ackedSeconds = unacknowledged.seconds;
      this.ackedNanoseconds = unacknowledged.nanoseconds;
    }
    if (length !== 0 && row[own + SEGMENTS] >= 0 && row[own + TRAITS] & Trait.countable)
      this.inFlight(row, own, peer, length, flags, counted);
  }

  /** What a segment's own numbers say beside those of the latest one in its direction. */
  private forward(row: Int32Array, own: number, peer: number, segment: Segment): void {
    const { seq, ack, flags, window, length } = segment;
    const expected = row[own + NEXT_SEQ];
    const plain = (flags & (SYN | FIN | RST)) === 0;
    if (length === 1 && seq === expected && row[peer + WINDOW] === 0) return this.remark(Remark.zeroWindowProbe);
    if (window === 0 && plain) this.remark(Remark.zeroWindow);
    if (expected !== 0 && after(seq, expected) && !(flags & RST)) {
      this.remark(Remark.lostSegment);
      row[own + TRAITS] &= ~Trait.countable;
    }
    if (!plain) return;
    if (length <= 1 && seq === ((expected - 1) | 0)) this.remark(Remark.keepAlive);
    if (length > 0) {
      const scale = row[peer + SCALE];
      if (scale === SCALE_UNKNOWN) return;
      const shift = scale === NOT_SCALED || row[peer + TRAITS] & Trait.unscaled ? 0 : scale;
      const edge = (row[peer + LAST_ACK] + (row[peer + WINDOW] << shift)) | 0;
      if (((seq + length) | 0) === edge) this.remark(Remark.windowFull);
      return;
    }
    if (seq !== expected || ack !== row[own + LAST_ACK]) return;
    const same = window === row[own + WINDOW];
    if (window !== 0 && !same) this.remark(Remark.windowUpdate);
    if (!same) return;
    const before = row[peer + LAST_REMARKS];
    if (window !== 0 && before & Remark.keepAlive) return this.remark(Remark.keepAliveAck);
    if (window === 0 && before & Remark.zeroWindowProbe) return this.remark(Remark.zeroWindowProbeAck);
    if (window === 0) return;
    row[own + REPEATED_ACKS] = row[own + REPEATED_ACKS] === UNSEEN ? 1 : row[own + REPEATED_ACKS] + 1;
    this.remark(Remark.duplicateAck);
    this.duplicateAcks = row[own + REPEATED_ACKS];
    this.duplicateOf = row[own + FIRST_OF_ACK];
  }

  /** An acknowledgment of what was not captured is said to be one once. */
  private ackOfUnseen(row: Int32Array, peer: number): void {
    this.present = true;
    if (after(row[peer + NEXT_SEQ], row[peer + HIGHEST_ACKABLE])) {
      row[peer + HIGHEST_ACKABLE] = row[peer + NEXT_SEQ];
      this.remark(Remark.ackLostSegment);
    } else {
      if (row[peer + REPEATED_ACKS] === 0) this.remark(Remark.ackLostSegment);
      row[peer + REPEATED_ACKS] = UNSEEN;
    }
  }

  /** Whether a segment was sent before, or comes later than ones behind it. */
  private sentAgain(
    row: Int32Array,
    at: number,
    own: number,
    peer: number,
    segment: Segment,
    seconds: number,
    nanoseconds: number,
  ): void {
    const { seq, length, flags } = segment;
    const expected = row[own + NEXT_SEQ];
    const acked = row[peer + LAST_ACK];
    if (length > 0 && acked !== 0 && !after((seq + length) | 0, acked))
      return this.remark(Remark.spuriousRetransmission);
    // More than an octet from just before the expected number is new: what came before was a probe of a closed window.
    if (expected === 0 || !after(expected, seq) || (length > 1 && ((expected - 1) | 0) === seq)) return;
    const sinceAck = ((seconds - row[peer + LAST_ACK_TIME]) | 0) * 1e9 + nanoseconds - row[peer + LAST_ACK_TIME + 1];
    if (row[peer + REPEATED_ACKS] >= 2 && acked === seq && sinceAck >= 0 && sinceAck < FAST)
      return this.remark(Remark.fastRetransmission);
    const sinceNext = ((seconds - row[own + NEXT_TIME]) | 0) * 1e9 + nanoseconds - row[own + NEXT_TIME + 1];
    const close = row[at + INITIAL_RTT] * 1e9 + row[at + INITIAL_RTT + 1] || CLOSE;
    if (sinceNext >= 0 && sinceNext < close) {
      const end = (seq + length + (flags & (SYN | FIN) ? 1 : 0)) | 0;
      if (expected !== end) return this.remark(Remark.outOfOrder);
    }
    this.remark(Remark.retransmission);
    this.unacknowledged.oldest(row, own);
    const found = this.unacknowledged.frame !== 0;
    this.original = found ? this.unacknowledged.frame : row[own + NEXT_FRAME];
    this.originalSeconds = found ? this.unacknowledged.seconds : row[own + NEXT_TIME];
    this.originalNanoseconds = found ? this.unacknowledged.nanoseconds : row[own + NEXT_TIME + 1];
  }

  private inFlight(row: Int32Array, own: number, peer: number, length: number, flags: number, counted: boolean): void {
    const base = row[own + BASE];
    const octets =
      (((row[own + HIGHEST] - base) >>> 0) - ((row[own + LOWEST] - base) >>> 0) - row[peer + SACKED]) >>> 0;
    if (octets > 0 && octets < MOST_IN_FLIGHT) {
      this.bytesInFlight = counted ? octets - 1 : octets;
      this.present = true;
    }
    if (row[own + TRAITS] & Trait.pushed) row[own + PUSHED] = length;
    else row[own + PUSHED] += length;
    if (flags & PSH) row[own + TRAITS] |= Trait.pushed;
    else row[own + TRAITS] &= ~Trait.pushed;
    this.pushBytes = row[own + PUSHED];
    this.present = true;
  }
}

/** Whether a sequence number comes after another. */
function after(a: number, b: number): boolean {
  return ((a - b) | 0) > 0;
}

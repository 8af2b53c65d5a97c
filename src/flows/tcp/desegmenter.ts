import type { Dissector } from "../../dissect/dissector.ts";
import { ONE_MORE_SEGMENT, UNTIL_END, type Payload } from "../payload.ts";
import { Remark } from "./analysis.ts";
import { DISSECTED, Trait, TRAITS } from "./connection.ts";
import type { Pieces } from "../pieces.ts";
import { Pdus, type Pdu } from "./pdus.ts";

/** How far a message that lasts until the stream ends may reach: less than half of all sequence numbers. */
const UNTIL_END_REACH = 0x40000000;
/** Octets of one segment that a message may begin with, as in Wireshark. */
const FIRST_PIECE_LIMIT = 1 << 20;

/** A stretch of a segment's payload that is no message of its own. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** An earlier segment had it. */
  readonly again: boolean;
}

/** What is known of the segment at hand. */
export interface StreamSegment {
  row: Int32Array;
  /** Where the words of its direction begin, and the number of the direction among all. */
  own: number;
  direction: number;
  frame: number;
  /** Bits of `Remark`; `present` where the analysis has anything to say. */
  remarks: number;
  present: boolean;
}

/**
 * Puts messages together that span segments, by Wireshark's rules (its default: segments are taken in the order in which
 * they were captured, but for those that a message still needs). Sequence numbers are relative.
 */
export class Desegmenter {
  readonly pdus: Pdus = new Pdus();
  /** Of the segment at hand: messages that it completed with their lengths, and stretches that belong to messages of several segments. */
  readonly wholes: { readonly pieces: Pieces; readonly length: number }[] = [];
  readonly stretches: Stretch[] = [];
  private readonly dissector: Dissector;
  private readonly payload: Payload;
  private readonly hand: () => void;

  /** `hand` gives `payload` to the protocol that the connection carries. */
  constructor(dissector: Dissector, payload: Payload, hand: () => void) {
    this.dissector = dissector;
    this.payload = payload;
    this.hand = hand;
  }

  reset(): void {
    if (this.stretches.length > 0) this.stretches.length = 0;
    if (this.wholes.length > 0) this.wholes.length = 0;
  }

  /** Dissects the payload bytes[start..end) of a source, which begins at `seq`. */
  take(segment: StreamSegment, source: number, start: number, end: number, seq: number): void {
    for (let at = start; at < end;) {
      const taken = this.step(segment, source, at, end, (seq + at - start) >>> 0);
      if (taken <= 0) return;
      at += taken;
    }
  }

  /** Whether an octet that was sent again to keep the connection alive is of a message that still goes on. */
  repeats({ row, own, direction }: StreamSegment, start: number, end: number, seq: number): boolean {
    if (!(row[own + TRAITS] & Trait.spanning)) return false;
    const begun = this.pdus.at(direction, seq);
    const pdu = begun ?? this.pdus.before(direction, (seq - 1) >>> 0);
    if (!pdu?.pieces || after(pdu.seq, seq) || !after(pdu.next, seq)) return false;
    this.keep(start, end, begun !== undefined);
    return true;
  }

  /** The stream has ended: a message that lasted until then is complete. Returns whether there was one. */
  finish(segment: StreamSegment, source: number, start: number, end: number, seq: number): boolean {
    const pdu = this.pdus.before(segment.direction, seq);
    if (!pdu?.pieces) return false;
    const { bytes } = this.dissector.sources[source];
    pdu.lastFrame = segment.frame;
    if (!this.pdus.add(pdu, segment.frame, seq, bytes, start, end, false)) return false;
    const length = pdu.pieces.total;
    this.handWhole(pdu, false);
    this.complete(pdu, length);
    return true;
  }

  /** One message or the rest of the segment; returns how many octets were dealt with, 0 to stop. */
  private step(segment: StreamSegment, source: number, at: number, end: number, seq: number): number {
    const { row, own, direction, frame } = segment;
    const next = (seq + end - at) >>> 0;
    let pdu: Pdu | undefined;
    if (row[own + TRAITS] & Trait.spanning) {
      pdu = this.pdus.at(direction, seq);
      if (pdu && next <= pdu.next && pdu.lastFrame !== frame) return this.keep(at, end, true);
      pdu ??= this.pdus.before(direction, (seq - 1) >>> 0);
    }
    const continues = pdu !== undefined && notAfter(pdu.seq, seq) && after(pdu.next, seq);
    const dissected = row[own + DISSECTED];
    if (segment.remarks & Remark.spuriousRetransmission) return 0;
    const isOld = segment.present && dissected !== 0 && notAfter(seq, dissected);
    if (isOld && segment.remarks & Remark.retransmission) return this.keep(at, end, true);
    if (!(row[own + TRAITS] & Trait.untilFin) && (dissected === 0 || after(next, dissected)))
      row[own + DISSECTED] = next;
    if (pdu && continues) return this.goOn(segment, pdu, source, at, end, seq, next);

    // What came out of order is taken for what an earlier message still needs, and for nothing else.
    if (segment.remarks & Remark.outOfOrder) return 0;
    const { payload } = this;
    this.offer(source, at, end, true, 0);
    if (payload.need === 0) return 0;
    this.keep(payload.from, end);
    this.begin(segment, source, payload.from, end, (seq + payload.from - at) >>> 0);
    return 0;
  }

  /** A segment goes on with a message that an earlier one began. */
  private goOn(
    segment: StreamSegment,
    pdu: Pdu,
    source: number,
    at: number,
    end: number,
    seq: number,
    next: number,
  ): number {
    const { pdus, payload } = this;
    const { bytes } = this.dissector.sources[source];
    pdu.lastFrame = segment.frame;
    const length = pdu.wholeSegment ? end - at : Math.min(end - at, (pdu.next - seq) >>> 0);
    const done = pdus.add(pdu, segment.frame, seq, bytes, at, at + length, after(pdu.next, next));
    if (done && pdu.wholeSegment) {
      pdu.wholeSegment = false;
      if (after(next, pdu.next)) pdu.next = next;
    }
    const follows = pdu.next < next && pdu.next >= seq && length > 0 ? pdu.next - seq : 0;
    this.keep(at, follows > 0 ? at + follows : end);
    if (!done || !pdu.pieces) return follows;
    const whole = pdu.pieces.total;
    this.handWhole(pdu, true);
    if (payload.need === 0) {
      this.complete(pdu, whole);
      return follows;
    }
    this.extend(segment, pdu, whole, (seq + length) >>> 0, payload.from);
    return length;
  }

  /** The protocol found that a message is longer, or that another one began inside it, at `from`. */
  private extend(segment: StreamSegment, pdu: Pdu, whole: number, reached: number, from: number): void {
    const { pdus, payload } = this;
    const pieces = pdu.pieces;
    if (!pieces) return;
    let open = pdu;
    const begins = (pdu.seq + from) >>> 0;
    if (from > 0) {
      // The octets that are left begin a message of their own, those before them are complete.
      const { bytes } = pieces;
      pdu.next = begins;
      this.complete(pdu, from);
      open = pdus.begin(segment.direction, begins, reached, segment.frame);
      pdus.add(open, segment.frame, begins, bytes, from, whole, true);
    } else {
      pieces.reopen();
      open.resume = payload.resume;
    }
    this.expect(segment, open, reached);
  }

  private begin(segment: StreamSegment, source: number, at: number, end: number, seq: number): void {
    if (end - at > FIRST_PIECE_LIMIT) return;
    const pdu = this.pdus.begin(segment.direction, seq, seq, segment.frame);
    pdu.resume = this.payload.resume;
    segment.row[segment.own + TRAITS] |= Trait.spanning;
    this.expect(segment, pdu, (seq + end - at) >>> 0);
    this.pdus.add(pdu, segment.frame, seq, this.dissector.sources[source].bytes, at, end, true);
  }

  /** Notes what the protocol asked for behind the number `reached`. */
  private expect(segment: StreamSegment, pdu: Pdu, reached: number): void {
    const { need } = this.payload;
    pdu.wholeSegment = need === ONE_MORE_SEGMENT;
    if (need === UNTIL_END) segment.row[segment.own + TRAITS] |= Trait.untilFin;
    const more = need === ONE_MORE_SEGMENT ? 1 : need === UNTIL_END ? UNTIL_END_REACH : need;
    pdu.next = (reached + more) >>> 0;
  }

  /** Hands a message that was put together to its protocol. */
  private handWhole(pdu: Pdu, goesOn: boolean): void {
    const pieces = pdu.pieces;
    if (!pieces) return;
    const { dissector } = this;
    const layers = dissector.layers.count;
    const source = dissector.addSource({
      bytes: pieces.bytes,
      start: 0,
      end: pieces.total,
      title: "Reassembled TCP",
      field: "tcp.segments",
    });
    this.offer(source, 0, pieces.total, goesOn, pdu.resume);
    // Of a source that no layer is in nobody wants to know.
    if (dissector.layers.count === layers) dissector.sources.pop();
  }

  /** `resume` is how far the same octets were looked at before. */
  private offer(source: number, start: number, end: number, waits: boolean, resume: number): void {
    const { payload } = this;
    payload.source = source;
    payload.bytes = this.dissector.sources[source].bytes;
    payload.start = start;
    payload.end = end;
    payload.declared = end;
    payload.waits = waits;
    payload.resume = resume;
    payload.need = 0;
    this.hand();
    payload.resume = payload.need === 0 ? 0 : payload.resume;
  }

  private complete(pdu: Pdu, length: number): void {
    const { pieces } = pdu;
    if (!pieces) return;
    this.wholes.push({ pieces, length });
    this.pdus.finish(pdu);
  }

  private keep(start: number, end: number, again = false): number {
    this.stretches.push({ start, end, again });
    return 0;
  }
}

/** Whether a sequence number comes after another. */
function after(a: number, b: number): boolean {
  return ((a - b) | 0) > 0;
}
function notAfter(a: number, b: number): boolean {
  return !after(a, b);
}

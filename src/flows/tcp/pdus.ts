import { Pieces } from "../pieces.ts";

/** Messages of one direction that are remembered, those that are complete among them. */
const PDU_LIMIT = 16;
/** Octets of one message; what would be longer is given up. */
const PDU_OCTETS = 128 << 20;
/** Octets of all messages that are being put together; beyond them the oldest are given up. */
const OCTETS_LIMIT = 256 << 20;

/** A message that spans several segments. Numbers are relative ones. */
export interface Pdu {
  readonly direction: number;
  readonly seq: number;
  /** The number behind it, as far as is known. */
  next: number;
  readonly firstFrame: number;
  lastFrame: number;
  /** All of the segment that brings the octet at `next` belongs to it. */
  wholeSegment: boolean;
  /** How far the protocol has looked into it. */
  resume: number;
  /** The pieces; undefined where they are no longer needed. */
  pieces: Pieces | undefined;
  octets: number;
}

/** The messages that are being put together, by direction of a connection. */
export class Pdus {
  /** Messages that were given up to bound memory. */
  dropped = 0;
  private readonly lists = new Map<number, Pdu[]>();
  /** Those that have octets, the oldest first. */
  private readonly open = new Set<Pdu>();
  private octets = 0;

  begin(direction: number, seq: number, next: number, frame: number): Pdu {
    let list = this.lists.get(direction);
    if (!list) this.lists.set(direction, (list = []));
    if (list.length === PDU_LIMIT) {
      const finished = list.findIndex(({ pieces }) => pieces === undefined);
      const [gone] = list.splice(Math.max(finished, 0), 1);
      if (gone.pieces) this.giveUp(gone);
    }
    const pdu: Pdu = {
      direction,
      seq,
      next,
      firstFrame: frame,
      lastFrame: frame,
      wholeSegment: false,
      resume: 0,
      pieces: new Pieces(),
      octets: 0,
    };
    list.push(pdu);
    this.open.add(pdu);
    return pdu;
  }

  /** The latest message that begins at this number. */
  at(direction: number, seq: number): Pdu | undefined {
    const list = this.lists.get(direction);
    if (!list) return undefined;
    for (let i = list.length - 1; i >= 0; i--) if (list[i].seq === seq) return list[i];
    return undefined;
  }

  /** The message that begins last of those up to this number. */
  before(direction: number, seq: number): Pdu | undefined {
    const list = this.lists.get(direction);
    if (!list) return undefined;
    let found: Pdu | undefined;
    for (const pdu of list) if (pdu.seq <= seq && (!found || pdu.seq >= found.seq)) found = pdu;
    return found;
  }

  /** Adds bytes[start..end) at a number; returns whether the message is complete. */
  add(pdu: Pdu, frame: number, seq: number, bytes: Uint8Array, start: number, end: number, more: boolean): boolean {
    const { pieces } = pdu;
    if (!pieces) return false;
    const done = pieces.add(frame, (seq - pdu.seq) >>> 0, bytes, start, end, more);
    const octets = pieces.bytes.length + pieces.kept;
    this.octets += octets - pdu.octets;
    pdu.octets = octets;
    if (octets > PDU_OCTETS) {
      this.giveUp(pdu);
      return false;
    }
    for (const oldest of this.open) {
      if (this.octets <= OCTETS_LIMIT) break;
      if (oldest !== pdu) this.giveUp(oldest);
    }
    return done;
  }

  /** The octets of a message are no longer needed. */
  finish(pdu: Pdu): void {
    this.octets -= pdu.octets;
    pdu.octets = 0;
    pdu.pieces = undefined;
    this.open.delete(pdu);
  }

  /** Forgets the messages of a direction. */
  forget(direction: number): void {
    const list = this.lists.get(direction);
    if (!list) return;
    for (const pdu of list) if (pdu.pieces) this.finish(pdu);
    this.lists.delete(direction);
  }

  private giveUp(pdu: Pdu): void {
    this.dropped++;
    this.finish(pdu);
  }
}

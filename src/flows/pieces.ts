/** Octets behind what was put together, so that wide reads near the end need no check. */
const SPARE = 16;
const SMALLEST_BUFFER = 2048;
/** Pieces that may come before others in front of them; further ones are dropped. */
const WAITING_LIMIT = 4096;

/** What is to be said of a piece, as bits of its `flags`. */
export const OVERLAPS = 1;
export const CONFLICTS = 2;
export const TOO_LONG = 4;
export const SECOND_TAIL = 8;

/** A piece that came before others in front of it. */
interface Waiting {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * Puts together what came in pieces, in any order, some of them more than once. Where pieces overlap, the octets of the one
 * that begins first are taken, of two that begin at the same place those of the one that came first. Memory is taken for
 * octets that came, never for gaps between them.
 */
export class Pieces {
  /** By piece, in the order of their places: packet, place, length, and what is to be said of it. */
  readonly frames: number[] = [];
  readonly offsets: number[] = [];
  readonly lengths: number[] = [];
  readonly flags: number[] = [];
  /** How long the whole is, -1 while no piece said that it is the last. */
  total = -1;
  /** Octets without a gap from the start: `bytes[0..filled)`. */
  filled = 0;
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(SMALLEST_BUFFER);
  /** Octets that are kept until others in front of them come. */
  kept = 0;
  private readonly waiting: Waiting[] = [];

  /** Adds bytes[start..end) at a place; without `more` it is the last one. Returns whether the whole is there. */
  add(frame: number, offset: number, bytes: Uint8Array, start: number, end: number, more: boolean): boolean {
    const length = end - start;
    const early = offset > this.filled;
    if (early && this.waiting.length >= WAITING_LIMIT) return false;
    let flags = 0;
    if (!more) {
      if (this.total < 0) this.total = offset + length;
      else if (this.total !== offset + length) flags = SECOND_TAIL;
    }
    this.enter(frame, offset, length, flags);
    if (early) this.wait(offset, bytes.slice(start, end));
    else this.append(offset, bytes, start, end);
    return this.total >= 0 && this.filled >= this.total;
  }

  /** Lets the whole go on where it seemed to end. */
  reopen(): void {
    this.total = -1;
  }

  /** Says of each piece whether it overlaps one before it or goes beyond the end. */
  review(): void {
    const { offsets, lengths, flags, total } = this;
    let reached = 0;
    for (let i = 0; i < offsets.length; i++) {
      const end = offsets[i] + lengths[i];
      if (offsets[i] < reached) flags[i] |= OVERLAPS;
      if (total >= 0 && end > total) flags[i] |= TOO_LONG;
      reached = Math.max(reached, end);
    }
  }

  /** Enters a piece in the list: by place, at one place in the order of coming. */
  private enter(frame: number, offset: number, length: number, flags: number): void {
    const at = placeFor(this.offsets, offset);
    this.offsets.splice(at, 0, offset);
    this.frames.splice(at, 0, frame);
    this.lengths.splice(at, 0, length);
    this.flags.splice(at, 0, flags);
  }

  private append(offset: number, bytes: Uint8Array, start: number, end: number): void {
    this.take(offset, bytes, start, end);
    const { waiting } = this;
    while (waiting.length > 0 && waiting[0].offset <= this.filled) {
      const { offset: at, bytes: octets } = waiting.shift() as Waiting;
      this.kept -= octets.length;
      this.take(at, octets, 0, octets.length);
    }
  }

  private take(offset: number, bytes: Uint8Array, start: number, end: number): void {
    const known = Math.min(this.filled - offset, end - start);
    for (let i = 0; i < known; i++) {
      if (this.bytes[offset + i] === bytes[start + i]) continue;
      this.flags[placeFor(this.offsets, offset) - 1] |= CONFLICTS;
      break;
    }
    if (start + known >= end) return;
    const filled = offset + end - start;
    if (filled + SPARE > this.bytes.length) {
      const grown = new Uint8Array(2 * (filled + SPARE));
      grown.set(this.bytes.subarray(0, this.filled));
      this.bytes = grown;
    }
    this.bytes.set(bytes.subarray(start + known, end), this.filled);
    this.filled = filled;
  }

  private wait(offset: number, bytes: Uint8Array): void {
    const { waiting } = this;
    let at = waiting.length;
    while (at > 0 && waiting[at - 1].offset > offset) at--;
    waiting.splice(at, 0, { offset, bytes });
    this.kept += bytes.length;
  }
}

/** Behind all that do not begin later. */
function placeFor(offsets: readonly number[], offset: number): number {
  let at = offsets.length;
  while (at > 0 && offsets[at - 1] > offset) at--;
  return at;
}

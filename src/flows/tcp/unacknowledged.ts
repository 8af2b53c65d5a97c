import { HIGHEST, LOWEST, OLDEST, SEGMENT_COUNT, SEGMENTS } from "./connection.ts";

/** Segments of one direction that are remembered until they are acknowledged, as many as Wireshark remembers. */
const DIRECTION_LIMIT = 10_000;
/** Segments of all connections that are remembered; beyond them further ones are not. */
const SEGMENT_LIMIT = 1 << 20;
const SMALLEST_POOL = 1024;

/** Words of a segment. */
const OLDER = 0;
const FRAME = 1;
const SEQ = 2;
const NEXT = 3;
const TIME = 4;
const WORDS = 6;
const NONE = -1;

/** Segments that are not acknowledged yet: a list for each direction, the newest first, in one array. */
export class Unacknowledged {
  /** Segments that there was no room for. */
  dropped = 0;
  /** Of the segment that `acknowledge` or `oldest` found: its packet, 0 where none was found, and its moment. */
  frame = 0;
  seconds = 0;
  nanoseconds = 0;
  private words = new Int32Array(WORDS * SMALLEST_POOL);
  private used = 0;
  private free = NONE;

  /** Remembers a segment seq..next of the direction whose words begin at `direction`. */
  add(row: Int32Array, direction: number, frame: number, seq: number, next: number, s: number, ns: number): void {
    if (row[direction + SEGMENT_COUNT] >= DIRECTION_LIMIT) return;
    const segment = this.take();
    if (segment === NONE) return;
    const { words } = this;
    const at = WORDS * segment;
    words[at + OLDER] = row[direction + SEGMENTS];
    words[at + FRAME] = frame;
    words[at + SEQ] = seq;
    words[at + NEXT] = next;
    words[at + TIME] = s;
    words[at + TIME + 1] = ns;
    if (row[direction + SEGMENTS] === NONE) {
      row[direction + LOWEST] = seq;
      row[direction + HIGHEST] = next;
      row[direction + OLDEST] = segment;
    } else this.widen(row, direction, seq, next);
    row[direction + SEGMENTS] = segment;
    row[direction + SEGMENT_COUNT]++;
  }

  /** Forgets what `ack` acknowledges; finds the segment that ends where it says. */
  acknowledge(row: Int32Array, direction: number, ack: number): void {
    this.frame = 0;
    let segment = row[direction + SEGMENTS];
    // Nothing is acknowledged by a number that is not beyond the lowest.
    if (segment === NONE || ((ack - row[direction + LOWEST]) | 0) < 0) return;
    const { words } = this;
    let newer = NONE;
    let first = true;
    while (segment !== NONE) {
      const at = WORDS * segment;
      const older = words[at + OLDER];
      const next = words[at + NEXT];
      if (next !== ack && ((next - ack) | 0) > 0) {
        if (((ack - words[at + SEQ]) | 0) > 0) words[at + SEQ] = ack;
        if (first) {
          row[direction + LOWEST] = words[at + SEQ];
          row[direction + HIGHEST] = next;
          first = false;
        } else this.widen(row, direction, words[at + SEQ], next);
        newer = segment;
      } else {
        if (next === ack) this.found(at);
        if (newer === NONE) row[direction + SEGMENTS] = older;
        else words[WORDS * newer + OLDER] = older;
        row[direction + SEGMENT_COUNT]--;
        this.give(segment);
      }
      segment = older;
    }
    row[direction + OLDEST] = newer;
  }

  /** Finds the oldest segment: what is sent again is probably that. */
  oldest(row: Int32Array, direction: number): void {
    this.frame = 0;
    if (row[direction + SEGMENTS] !== NONE) this.found(WORDS * row[direction + OLDEST]);
  }

  /** Forgets the segments of a direction. */
  clear(row: Int32Array, direction: number): void {
    for (let segment = row[direction + SEGMENTS]; segment !== NONE;) {
      const older = this.words[WORDS * segment + OLDER];
      this.give(segment);
      segment = older;
    }
    row[direction + SEGMENTS] = NONE;
    row[direction + SEGMENT_COUNT] = 0;
  }

  private found(at: number): void {
    this.frame = this.words[at + FRAME];
    this.seconds = this.words[at + TIME];
    this.nanoseconds = this.words[at + TIME + 1];
  }

  private widen(row: Int32Array, direction: number, seq: number, next: number): void {
    if (((seq - row[direction + LOWEST]) | 0) < 0) row[direction + LOWEST] = seq;
    if (((next - row[direction + HIGHEST]) | 0) > 0) row[direction + HIGHEST] = next;
  }

  private take(): number {
    const { free } = this;
    if (free !== NONE) {
      this.free = this.words[WORDS * free + OLDER];
      return free;
    }
    if (this.used === SEGMENT_LIMIT) {
      this.dropped++;
      return NONE;
    }
    if (WORDS * this.used === this.words.length) {
      const words = new Int32Array(2 * this.words.length);
      words.set(this.words);
      this.words = words;
    }
    return this.used++;
  }

  private give(segment: number): void {
    this.words[WORDS * segment + OLDER] = this.free;
    this.free = segment;
  }
}

import { CompressionError, type CaptureProblem } from "./problem.ts";
import { SPARE } from "./record.ts";
import type { ByteSource } from "./source.ts";

/** Octets asked for at once: large enough to make a read cheap, small enough to stay in the processor's cache. */
const CHUNK = 256 * 1024;
/** Room in front of octets that are read ahead, for the unread ones before them. */
const HEADROOM = 64 * 1024;
/** How many times longer than reading the work on what was read has to take. */
const PAYS = 4;
const SIZE = HEADROOM + CHUNK + SPARE;

/**
 * The part of a source that is in memory: bytes[position..limit) is unread; grows only for a record that is larger. A source
 * that can is read ahead into a second buffer while the first is worked on, as long as that takes longer than reading: what is
 * waited for costs more than what is read at once.
 */
export class ReadWindow {
  bytes = new Uint8Array(SIZE);
  view = new DataView(this.bytes.buffer);
  position = 0;
  limit = 0;
  /** Offset in the source of bytes[0]. */
  origin = 0;
  ended = false;
  /** What broke the compressed stream below, once it did. */
  problem: CaptureProblem | undefined = undefined;
  readonly source: ByteSource;
  /** Octets that are on their way to `spare`, behind its headroom. */
  private ahead: Promise<number> | undefined = undefined;
  private spare: Uint8Array<ArrayBuffer> | undefined = undefined;
  /** Milliseconds that a read took, and when what it read was handed out; never ahead of the first: a decompressor may read on. */
  private reading = 0;
  private handedOut = Infinity;

  constructor(source: ByteSource) {
    this.source = source;
  }

  get remaining(): number {
    return this.limit - this.position;
  }

  /** Offset in the source of the next unread octet. */
  get offset(): number {
    return this.origin + this.position;
  }

  /** Brings more octets in behind the unread ones; false at the end of the source. */
  fill(): boolean | Promise<boolean> {
    if (this.ended) return false;
    const asked = performance.now();
    const pays = asked - this.handedOut > PAYS * this.reading;
    if (this.ahead)
      return this.ahead.then(
        (count) => this.tookAhead(count, pays),
        (fault: unknown) => this.failed(fault),
      );
    this.makeRoom(CHUNK / 2);
    try {
      const read = this.source.read(this.bytes, this.limit, this.bytes.length - SPARE - this.limit);
      if (typeof read === "number") {
        this.reading = performance.now() - asked;
        return this.took(read, pays);
      }
      return read.then(
        (count) => this.took(count, false),
        (fault: unknown) => this.failed(fault),
      );
    } catch (fault) {
      return this.failed(fault);
    }
  }

  /** Fills until `count` octets are unread or the source ends; says whether they are. */
  async need(count: number): Promise<boolean> {
    while (this.remaining < count) if (!(await this.fill())) return false;
    return true;
  }

  /** Moves the unread octets to the front, with room for at least `least` behind them. */
  private makeRoom(least: number): void {
    const unread = this.remaining;
    const old = this.bytes;
    let size = old.length - SPARE;
    while (size - unread < least) size *= 2;
    if (size > old.length - SPARE) this.use(new Uint8Array(size + SPARE));
    this.bytes.set(old.subarray(this.position, this.limit));
    this.origin += this.position;
    this.position = 0;
    this.limit = unread;
  }

  private use(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }

  private took(count: number, pays: boolean): boolean {
    this.limit += count;
    return this.handOut(count, pays && this.limit === this.bytes.length - SPARE);
  }

  private tookAhead(count: number, pays: boolean): boolean {
    const { bytes, spare = bytes, remaining: unread } = this;
    if (unread <= HEADROOM) {
      spare.set(bytes.subarray(this.position, this.limit), HEADROOM - unread);
      this.origin += this.position + unread - HEADROOM;
      this.position = HEADROOM - unread;
      this.limit = HEADROOM + count;
      this.use(spare);
      this.spare = bytes;
    } else {
      this.makeRoom(count);
      this.bytes.set(spare.subarray(HEADROOM, HEADROOM + count), this.limit);
      this.limit += count;
    }
    return this.handOut(count, pays);
  }

  private handOut(count: number, pays: boolean): boolean {
    this.ended = count === 0;
    this.ahead = undefined;
    if (pays && !this.ended && this.source.readAhead) {
      this.spare ??= new Uint8Array(SIZE);
      this.ahead = this.source.readAhead(this.spare, HEADROOM, CHUNK);
    }
    this.handedOut = performance.now();
    return !this.ended;
  }

  private failed(fault: unknown): boolean {
    if (!(fault instanceof CompressionError)) throw fault;
    this.ended = true;
    this.problem = { kind: fault.kind, message: fault.message, at: this.offset };
    return false;
  }
}

import { CompressionError, type CaptureProblem } from "./problem.ts";
import { SPARE } from "./record.ts";
import type { ByteSource } from "./source.ts";

/** Octets asked for at once: large enough to make a read cheap, small enough to stay in the processor's cache. */
const CHUNK = 256 * 1024;

/** The part of a source that is in memory: bytes[position..limit) is unread; grows only for a record that is larger. */
export class ReadWindow {
  bytes = new Uint8Array(CHUNK + SPARE);
  view = new DataView(this.bytes.buffer);
  position = 0;
  limit = 0;
  /** Offset in the source of bytes[0]. */
  origin = 0;
  ended = false;
  /** What broke the compressed stream below, once it did. */
  problem: CaptureProblem | undefined = undefined;
  readonly source: ByteSource;

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
    this.makeRoom();
    try {
      const read = this.source.read(this.bytes, this.limit, this.bytes.length - SPARE - this.limit);
      if (typeof read === "number") return this.took(read);
      return read.then(
        (count) => this.took(count),
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

  private makeRoom(): void {
    const unread = this.remaining;
    const old = this.bytes;
    if (unread > (old.length - SPARE) / 2) {
      this.bytes = new Uint8Array((old.length - SPARE) * 2 + SPARE);
      this.view = new DataView(this.bytes.buffer);
      this.bytes.set(old.subarray(this.position, this.limit));
    } else {
      old.copyWithin(0, this.position, this.limit);
    }
    this.origin += this.position;
    this.position = 0;
    this.limit = unread;
  }

  private took(count: number): boolean {
    this.limit += count;
    this.ended = count === 0;
    return count > 0;
  }

  private failed(fault: unknown): boolean {
    if (!(fault instanceof CompressionError)) throw fault;
    this.ended = true;
    this.problem = { kind: fault.kind, message: fault.message, at: this.offset };
    return false;
  }
}

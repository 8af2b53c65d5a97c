import type { ByteSink } from "./sink.ts";

/** Octets gathered before the sink gets them: large enough to make a write cheap. */
const BATCH = 128 * 1024;

/** Gathers numbers and octets for a sink, in one byte order; it grows to what is appended between two `settle` calls. */
export class Output {
  littleEndian: boolean;
  length = 0;
  private bytes = new Uint8Array(BATCH * 2);
  private view = new DataView(this.bytes.buffer);
  private readonly sink: ByteSink;

  constructor(sink: ByteSink, littleEndian: boolean) {
    this.sink = sink;
    this.littleEndian = littleEndian;
  }

  u8(value: number): void {
    this.view.setUint8(this.room(1), value);
  }

  u16(value: number): void {
    this.view.setUint16(this.room(2), value, this.littleEndian);
  }

  u32(value: number): void {
    this.view.setUint32(this.room(4), value, this.littleEndian);
  }

  u64(value: bigint): void {
    this.view.setBigUint64(this.room(8), value, this.littleEndian);
  }

  octets(bytes: Uint8Array, start = 0, end = bytes.length): void {
    const at = this.room(end - start);
    this.bytes.set(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end), at);
  }

  /** Zeros up to a multiple of four, counted from `start`. */
  pad(start: number): void {
    while ((this.length - start) % 4 !== 0) this.u8(0);
  }

  /** Overwrites the 32 bits at `at`. */
  patchU32(at: number, value: number): void {
    this.view.setUint32(at, value, this.littleEndian);
  }

  patchU16(at: number, value: number): void {
    this.view.setUint16(at, value, this.littleEndian);
  }

  /** Hands a full batch to the sink. */
  settle(): void | Promise<void> {
    if (this.length >= BATCH) return this.flush();
  }

  /** Hands everything to the sink. */
  flush(): void | Promise<void> {
    const full = this.bytes.subarray(0, this.length);
    this.length = 0;
    const written = full.length === 0 ? undefined : this.sink.write(full);
    if (written === undefined) return this.sink.flush?.();
    // The sink still reads the old buffer.
    this.replace(BATCH * 2);
    return written.then(() => this.sink.flush?.());
  }

  async close(): Promise<void> {
    await this.flush();
    await this.sink.close();
  }

  /** Makes room at the end and says where. */
  private room(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.bytes.length) {
      const old = this.bytes;
      this.replace(Math.max(old.length * 2, this.length));
      this.bytes.set(old);
    }
    return at;
  }

  private replace(size: number): void {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }
}

import type { ByteSink } from "./sink.ts";

/** Octets gathered before the sink gets them: large enough to make a write cheap. */
const BATCH = 128 * 1024;

/** Octets of four numbers. */
const HEAD = 16;

/** Octets that are quicker copied one by one than all together. */
const FEW = 160;

/** Octets of the record at `at` of `view`, `place` octets behind the start of the file. */
type RecordLength = (view: DataView, at: number, place: number) => number;

/** Gathers numbers and octets for a sink, in one byte order; it grows to what is appended between two `settle` calls. */
export class Output {
  littleEndian: boolean;
  length = 0;
  /** Octets that the sink has been given. */
  private given = 0;
  /** Whole records of somebody else that come after ours. */
  private lent: Uint8Array | undefined = undefined;
  private bytes = new Uint8Array(BATCH * 2);
  private view = new DataView(this.bytes.buffer);
  /** Whose octets were copied last. */
  private source: Uint8Array = this.bytes;
  private sourceView: DataView = this.view;
  private readonly sink: ByteSink;
  private readonly recordLength: RecordLength;

  constructor(sink: ByteSink, littleEndian: boolean, recordLength: RecordLength) {
    this.sink = sink;
    this.littleEndian = littleEndian;
    this.recordLength = recordLength;
  }

  /** Octets of the file so far. */
  get size(): number {
    return this.given + this.length + (this.lent?.length ?? 0);
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

  /** Four numbers of 32 bits and octets behind them, in one step: a pcap file is nothing else, millions of times over. */
  numbersAndOctets(
    one: number,
    two: number,
    three: number,
    four: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    const at = this.room(HEAD + end - start);
    putNumbers(this.view, at, this.littleEndian, one, two, three, four);
    if (end - start <= FEW) this.few(bytes, start, end, at + HEAD);
    else this.bytes.set(bytes.subarray(start, end), at + HEAD);
  }

  octets(bytes: Uint8Array, start = 0, end = bytes.length): void {
    const at = this.room(end - start);
    if (end - start <= FEW) this.few(bytes, start, end, at);
    else this.bytes.set(start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end), at);
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

  /** Appends whole records that the next `flush()` hands to the sink as they lie there, where nothing else waits for it. */
  lend(records: Uint8Array): void {
    if (this.length === 0 && this.lent === undefined) this.lent = records;
    else this.octets(records);
  }

  /** Hands a full batch to the sink. */
  settle(): void | Promise<void> {
    if (this.length >= BATCH) return this.flush();
  }

  /** Hands everything to the sink; of what the sink has no room for, as many whole records as it does take. */
  flush(): void | Promise<void> {
    const full = this.lent ?? this.bytes.subarray(0, this.length);
    this.length = 0;
    this.lent = undefined;
    const written = full.length === 0 ? undefined : this.write(full);
    this.given += full.length;
    if (written === undefined) return this.sink.flush?.();
    // The sink still reads the old buffer.
    this.replace(BATCH * 2);
    return written.then(() => this.sink.flush?.());
  }

  async close(): Promise<void> {
    await this.flush();
    await this.sink.close();
  }

  private write(records: Uint8Array): void | Promise<void> {
    try {
      return this.sink.write(records);
    } catch (fault) {
      this.writeOneByOne(records);
      throw fault;
    }
  }

  private writeOneByOne(records: Uint8Array): void {
    const view = new DataView(records.buffer, records.byteOffset, records.length);
    try {
      for (let at = 0; at < records.length;) {
        const end = at + this.recordLength(view, at, this.given + at);
        void this.sink.write(records.subarray(at, end));
        at = end;
      }
    } catch {
      // The sink is full now; it was said why.
    }
  }

  /** Copies so few octets that a view of them, as `set` needs it, would cost more than they do. */
  private few(bytes: Uint8Array, start: number, end: number, to: number): void {
    if (bytes !== this.source) {
      this.source = bytes;
      this.sourceView = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    const { view, sourceView } = this;
    const shift = to - start;
    let at = start;
    for (; at + 16 <= end; at += 16) {
      view.setInt32(at + shift, sourceView.getInt32(at, true), true);
      view.setInt32(at + shift + 4, sourceView.getInt32(at + 4, true), true);
      view.setInt32(at + shift + 8, sourceView.getInt32(at + 8, true), true);
      view.setInt32(at + shift + 12, sourceView.getInt32(at + 12, true), true);
    }
    for (; at + 4 <= end; at += 4) view.setInt32(at + shift, sourceView.getInt32(at));
    for (; at < end; at++) this.bytes[at + shift] = bytes[at];
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

/** Writes four numbers of 32 bits one behind the other. */
export function putNumbers(
  view: DataView,
  at: number,
  littleEndian: boolean,
  one: number,
  two: number,
  three: number,
  four: number,
): void {
  // The byte order as a literal is what makes this quick.
  if (littleEndian) {
    view.setInt32(at, one, true);
    view.setInt32(at + 4, two, true);
    view.setInt32(at + 8, three, true);
    view.setInt32(at + 12, four, true);
  } else {
    view.setInt32(at, one);
    view.setInt32(at + 4, two);
    view.setInt32(at + 8, three);
    view.setInt32(at + 12, four);
  }
}

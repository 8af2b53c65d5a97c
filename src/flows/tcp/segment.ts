import { u16, u32 } from "../../bytes/numbers.ts";

export const Flag = { fin: 1, syn: 2, reset: 4, push: 8, ack: 16, urgent: 32 } as const;

/** Octets of a header without options. */
export const HEADER = 20;

const WINDOW_SCALE = 3;
const SELECTIVE_ACK = 5;
/** RFC 7323: larger shifts count as this. */
const LARGEST_SCALE = 14;
/** Blocks of a selective acknowledgment that there is room for. */
const BLOCK_LIMIT = 4;
/** Two NOPs and a timestamp: by far the most frequent options, and of no interest here. */
const TIMESTAMP = 0x0101080a;

/** The numbers of the segment at hand; sequence numbers are signed words. */
export class Segment {
  sport = 0;
  dport = 0;
  seq = 0;
  ack = 0;
  flags = 0;
  /** As the header has it. */
  window = 0;
  /** Octets of payload. */
  length = 0;
  /** The shift that its options announce, -1 where they announce none. */
  scale = -1;
  /** Octets that its options acknowledge out of order. */
  sacked = 0;
  /** Left and right edges of the blocks that its options acknowledge. */
  readonly edges: Int32Array = new Int32Array(2 * BLOCK_LIMIT);
  blocks = 0;

  /** Reads a header at `at` whose options end at `headerEnd`. */
  read(bytes: Uint8Array, at: number, headerEnd: number, length: number): void {
    this.sport = u16(bytes, at);
    this.dport = u16(bytes, at + 2);
    this.seq = u32(bytes, at + 4) | 0;
    this.ack = u32(bytes, at + 8) | 0;
    this.flags = u16(bytes, at + 12) & 0xfff;
    this.window = u16(bytes, at + 14);
    this.length = length;
    this.scale = -1;
    this.sacked = this.blocks = 0;
    const options = at + HEADER;
    if (headerEnd > options && !(headerEnd === options + 12 && u32(bytes, options) === TIMESTAMP))
      this.readOptions(bytes, options, headerEnd);
  }

  private readOptions(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at + 1 < end;) {
      const kind = bytes[at];
      if (kind === 0) return;
      if (kind === 1) {
        at++;
        continue;
      }
      const length = bytes[at + 1];
      if (length < 2 || at + length > end) return;
      if (kind === WINDOW_SCALE && length === 3) this.scale = Math.min(bytes[at + 2], LARGEST_SCALE);
      if (kind === SELECTIVE_ACK)
        for (let i = 0; this.blocks < BLOCK_LIMIT && 2 + 8 * (i + 1) <= length; i++) {
          const left = u32(bytes, at + 2 + 8 * i);
          const right = u32(bytes, at + 6 + 8 * i);
          this.sacked += (right - left) | 0;
          this.edges[2 * this.blocks] = left;
          this.edges[2 * this.blocks++ + 1] = right;
        }
      at += length;
    }
  }
}

import { TextWriter } from "../../bytes/text-writer.ts";
import { unpackBlock } from "../../files/lz4-block.ts";
import { packBlock } from "../../files/pack-lz4-block.ts";
import type { Column, ShownPacket } from "../../report/columns/column.ts";

/** Rows that are compressed together, and blocks of them that are kept as they were read. */
const BLOCK = 256;
const BLOCKS_AT_HAND = 64;
const LONGEST_CELL = 0xffff;

/** The cells of rows, packed: each a length of two octets, little-endian, and UTF-8. */
export class RowTexts {
  count = 0;
  private readonly cellsOfRow: number;
  private readonly blocks: { readonly packed: Uint8Array; readonly size: number }[] = [];
  private readonly atHand = new Map<number, readonly (readonly string[])[]>();
  private readonly out = new TextWriter();
  private readonly decoder = new TextDecoder();

  constructor(cellsOfRow: number) {
    this.cellsOfRow = cellsOfRow;
  }

  /** Adds the row of a packet whose columns are composed. */
  add(shown: ShownPacket, columns: readonly Column[]): void {
    const { out } = this;
    for (const { write } of columns) {
      const from = out.length;
      out.octet(0);
      out.octet(0);
      write(out, shown);
      const length = Math.min(out.length - from - 2, LONGEST_CELL);
      out.length = from + 2 + length;
      out.buffer[from] = length;
      out.buffer[from + 1] = length >> 8;
    }
    if (++this.count % BLOCK > 0) return;
    this.blocks.push({ packed: packBlock(out.buffer.subarray(0, out.length)), size: out.length });
    out.clear();
  }

  /** The cells of a row. */
  cells(index: number): readonly string[] {
    const block = Math.floor(index / BLOCK);
    if (block >= this.blocks.length) return this.read(this.out.buffer.subarray(0, this.out.length))[index % BLOCK];
    const known = this.atHand.get(block);
    const rows = known ?? this.unpack(block);
    this.atHand.delete(block);
    this.atHand.set(block, rows);
    const [oldest] = this.atHand.keys();
    if (this.atHand.size > BLOCKS_AT_HAND) this.atHand.delete(oldest);
    return rows[index % BLOCK];
  }

  private unpack(block: number): string[][] {
    const { packed, size } = this.blocks[block];
    const bytes = new Uint8Array(size);
    unpackBlock(packed, 0, packed.length, bytes, 0, size, 0);
    return this.read(bytes);
  }

  private read(bytes: Uint8Array): string[][] {
    const rows: string[][] = [];
    for (let at = 0; at < bytes.length;) {
      const row: string[] = [];
      for (let i = 0; i < this.cellsOfRow; i++) {
        const end = at + 2 + (bytes[at] | (bytes[at + 1] << 8));
        row.push(this.decoder.decode(bytes.subarray(at + 2, end)));
        at = end;
      }
      rows.push(row);
    }
    return rows;
  }
}

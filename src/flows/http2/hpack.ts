import { DynamicTable } from "./dynamic-table.ts";
import { readHuffman } from "./huffman.ts";
import { staticTable, type TableEntry } from "./static-table.ts";

/** Size of the dynamic table before a sender says another (RFC 7541, SETTINGS_HEADER_TABLE_SIZE). */
const FIRST_TABLE_SIZE = 4096;
/** The largest dynamic table that a sender may ask for. */
export const MOST_TABLE_OCTETS = 65536;
/** Header fields and octets of one block: an index of one octet may stand for thousands. */
export const MOST_HEADER_FIELDS = 1024;
export const MOST_HEADER_OCTETS = 256 * 1024;

/** How a field is written (RFC 7541 section 6). */
export type Representation = "indexed" | "incremental" | "without indexing" | "never indexed";

/** A header field, and where in its block it stands. */
export interface HeaderField extends TableEntry {
  readonly representation: Representation;
  /** The entry that field or name were taken from, 0 where the name is written out. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** What a block holds; with a `problem` only what comes before it. */
export interface HeaderBlock {
  readonly fields: readonly HeaderField[];
  /** Sizes that the sender gave the table. */
  readonly tableSizes: readonly { readonly size: number; readonly start: number; readonly end: number }[];
  readonly problem?: string;
}

/**
 * Reads the header blocks of one direction of a connection, in order (HPACK, RFC 7541). Entries are counted from the newest,
 * so after a block that was lost or broken those that came later are still right; older ones are forgotten.
 */
export class HpackReader {
  private readonly table = new DynamicTable(FIRST_TABLE_SIZE);

  /** Header blocks were lost. */
  forget(): void {
    this.table.clear();
  }

  read(block: Uint8Array): HeaderBlock {
    const fields: HeaderField[] = [];
    const tableSizes: { size: number; start: number; end: number }[] = [];
    const cursor = new BlockCursor(block);
    let octets = 0;
    try {
      while (cursor.at < block.length) {
        const start = cursor.at;
        if (block[start] >> 5 === 0b001) {
          const size = cursor.integer(5);
          if (size > MOST_TABLE_OCTETS) throw new BrokenBlock(`a table of ${size} octets`);
          this.table.resize(size);
          tableSizes.push({ size, start, end: cursor.at });
          continue;
        }
        const field = this.field(cursor);
        octets += field.name.length + field.value.length;
        if (fields.length === MOST_HEADER_FIELDS) throw new BrokenBlock(`more than ${MOST_HEADER_FIELDS} fields`);
        if (octets > MOST_HEADER_OCTETS) throw new BrokenBlock(`more than ${MOST_HEADER_OCTETS} octets of fields`);
        if (field.representation === "incremental") this.table.add({ name: field.name, value: field.value });
        fields.push(field);
      }
      return { fields, tableSizes };
    } catch (fault) {
      if (!(fault instanceof BrokenBlock)) throw fault;
      this.table.clear();
      return { fields, tableSizes, problem: fault.message };
    }
  }

  private field(cursor: BlockCursor): HeaderField {
    const start = cursor.at;
    const [representation, prefix] = kindOf(cursor.block[start]);
    const index = cursor.integer(prefix);
    if (representation === "indexed") {
      const { name, value } = this.entry(index);
      return { name, value, representation, index, start, end: cursor.at };
    }
    const name = index === 0 ? cursor.string() : this.entry(index).name;
    const value = cursor.string();
    return { name, value, representation, index, start, end: cursor.at };
  }

  private entry(index: number): TableEntry {
    const { length } = staticTable;
    const entry = index <= length ? staticTable[index - 1] : this.table.entry(index - length - 1);
    if (entry === undefined) throw new BrokenBlock(`index ${index} stands for nothing that was seen`);
    return entry;
  }
}

/** Which representation an octet begins, and how many of its bits belong to the index. */
function kindOf(octet: number): [Representation, prefix: number] {
  if (octet & 0x80) return ["indexed", 7];
  if (octet & 0x40) return ["incremental", 6];
  return [octet & 0x10 ? "never indexed" : "without indexing", 4];
}

/** Ends the reading of one block; it never leaves this file. */
class BrokenBlock extends Error {}

/** Reads the primitive types of RFC 7541 section 5. */
class BlockCursor {
  readonly block: Uint8Array;
  at = 0;

  constructor(block: Uint8Array) {
    this.block = block;
  }

  integer(prefix: number): number {
    const most = (1 << prefix) - 1;
    let value = this.octet() & most;
    if (value < most) return value;
    // Four octets of seven bits are more than any limit here allows.
    for (let shift = 0; shift < 28; shift += 7) {
      const octet = this.octet();
      value += (octet & 0x7f) << shift;
      if (octet < 0x80) return value;
    }
    throw new BrokenBlock("a number of more than 28 bits");
  }

  string(): Uint8Array {
    const isHuffman = (this.block[this.at] ?? 0) >= 0x80;
    const length = this.integer(7);
    const start = this.at;
    if (length > this.block.length - start) throw new BrokenBlock("the block ends within a text");
    this.at += length;
    if (!isHuffman) return this.block.slice(start, this.at);
    const text = readHuffman(this.block, start, this.at);
    if (text === undefined) throw new BrokenBlock("a text that is not Huffman code");
    return text;
  }

  private octet(): number {
    if (this.at >= this.block.length) throw new BrokenBlock("the block ends within a field");
    return this.block[this.at++];
  }
}

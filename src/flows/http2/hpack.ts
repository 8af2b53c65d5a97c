import { DynamicTable } from "./dynamic-table.ts";
import { readHuffman } from "./huffman.ts";
import { staticTable, type TableEntry } from "./static-table.ts";

/** Size of the dynamic table before a sender says another (RFC 7541, SETTINGS_HEADER_TABLE_SIZE). */
const FIRST_TABLE_SIZE = 4096;
/** The largest dynamic table that a sender may ask for. */
const MOST_TABLE_OCTETS = 65536;
/** Header fields and octets of one block: an index of one octet may stand for thousands. */
export const MOST_HEADER_FIELDS = 1024;
export const MOST_HEADER_OCTETS = 256 * 1024;
/** Sizes of the table in one part of a block; RFC 7541 section 4.2 has use for two. */
const MOST_TABLE_SIZES = 16;

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

/** What a part of a block holds; with a `problem` only what comes before it. */
export interface HeaderBlock {
  readonly fields: readonly HeaderField[];
  /** Sizes that the sender gave the table. */
  readonly tableSizes: readonly { readonly size: number; readonly start: number; readonly end: number }[];
  readonly problem?: string;
}

const NOTHING = new Uint8Array(0);

/**
 * Reads the header blocks of one direction of a connection, in order (HPACK, RFC 7541). Entries are counted from the newest,
 * so after a block that was lost or broken those that came later are still right; older ones are forgotten.
 */
export class HpackReader {
  private readonly table = new DynamicTable(FIRST_TABLE_SIZE);
  /** The beginning of a field that the next part goes on with. */
  private begun = NOTHING;
  /** Fields and octets of the block so far. */
  private count = 0;
  private octets = 0;
  private isBroken = false;

  /** Header blocks were lost. */
  forget(): void {
    this.table.clear();
    this.endBlock();
  }

  /** Reads a part of a block, which ends with it where it is the `last`. Places count from the part's start, or are before it. */
  read(part: Uint8Array, last = true): HeaderBlock {
    const fields: HeaderField[] = [];
    const tableSizes: { size: number; start: number; end: number }[] = [];
    const begun = this.begun.length;
    const cursor = new BlockCursor(begun === 0 ? part : concatenated(this.begun, part), -begun);
    let problem: string | undefined;
    let start = 0;
    try {
      if (this.isBroken) throw new BrokenBlock("an earlier part is broken");
      for (; cursor.at < cursor.block.length; start = cursor.at) this.readField(cursor, fields, tableSizes);
      this.begun = NOTHING;
    } catch (fault) {
      if (!(fault instanceof BrokenBlock)) throw fault;
      const waits = fault instanceof UnfinishedBlock && !last && cursor.block.length - start <= MOST_HEADER_OCTETS;
      if (waits) this.begun = cursor.block.slice(start);
      else {
        problem = fault.message;
        this.forget();
        this.isBroken = true;
      }
    }
    if (last) this.endBlock();
    return problem === undefined ? { fields, tableSizes } : { fields, tableSizes, problem };
  }

  private endBlock(): void {
    this.begun = NOTHING;
    this.count = 0;
    this.octets = 0;
    this.isBroken = false;
  }

  private readField(
    cursor: BlockCursor,
    fields: HeaderField[],
    tableSizes: { size: number; start: number; end: number }[],
  ): void {
    const start = cursor.place;
    if (cursor.block[cursor.at] >> 5 === 0b001) {
      const size = cursor.integer(5);
      if (size > MOST_TABLE_OCTETS) throw new BrokenBlock(`a table of ${size} octets`);
      if (tableSizes.length === MOST_TABLE_SIZES)
        throw new BrokenBlock(`more than ${MOST_TABLE_SIZES} sizes of the table`);
      this.table.resize(size);
      tableSizes.push({ size, start, end: cursor.place });
      return;
    }
    const field = this.field(cursor);
    if (++this.count > MOST_HEADER_FIELDS) throw new BrokenBlock(`more than ${MOST_HEADER_FIELDS} fields`);
    this.octets += field.name.length + field.value.length;
    if (this.octets > MOST_HEADER_OCTETS) throw new BrokenBlock(`more than ${MOST_HEADER_OCTETS} octets of fields`);
    if (field.representation === "incremental") this.table.add({ name: field.name, value: field.value });
    fields.push(field);
  }

  private field(cursor: BlockCursor): HeaderField {
    const start = cursor.place;
    const [representation, prefix] = kindOf(cursor.block[cursor.at]);
    const index = cursor.integer(prefix);
    if (representation === "indexed") {
      const { name, value } = this.entry(index);
      return { name, value, representation, index, start, end: cursor.place };
    }
    const name = index === 0 ? cursor.string() : this.entry(index).name;
    const value = cursor.string();
    return { name, value, representation, index, start, end: cursor.place };
  }

  private entry(index: number): TableEntry {
    const fixed = staticTable();
    const { length } = fixed;
    const entry = index <= length ? fixed[index - 1] : this.table.entry(index - length - 1);
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
/** The block may go on. */
class UnfinishedBlock extends BrokenBlock {}

/** Reads the primitive types of RFC 7541 section 5. */
class BlockCursor {
  readonly block: Uint8Array;
  at = 0;
  private readonly base: number;

  /** Places count from `base`. */
  constructor(block: Uint8Array, base: number) {
    this.block = block;
    this.base = base;
  }

  get place(): number {
    return this.at + this.base;
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
    if (length > this.block.length - start) throw new UnfinishedBlock("the block ends within a text");
    this.at += length;
    if (!isHuffman) return this.block.slice(start, this.at);
    const text = readHuffman(this.block, start, this.at);
    if (text === undefined) throw new BrokenBlock("a text that is not Huffman code");
    return text;
  }

  private octet(): number {
    if (this.at >= this.block.length) throw new UnfinishedBlock("the block ends within a field");
    return this.block[this.at++];
  }
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

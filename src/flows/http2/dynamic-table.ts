import type { TableEntry } from "./static-table.ts";

/** What an entry counts beside its octets (RFC 7541 section 4.1). */
const OVERHEAD = 32;

/** Header fields that a sender has asked to remember, the newest first, up to a size (RFC 7541 section 2.3.2). */
export class DynamicTable {
  /** Octets that entries may take together, as the sender last said. */
  limit: number;
  private size = 0;
  /** Oldest first, so that adding one moves no other. */
  private entries: TableEntry[] = [];
  /** Entries at the front that are gone already. */
  private gone = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  get count(): number {
    return this.entries.length - this.gone;
  }

  /** The entry added `age` entries ago, undefined where there is none. */
  entry(age: number): TableEntry | undefined {
    return age < this.count ? this.entries[this.entries.length - 1 - age] : undefined;
  }

  add(entry: TableEntry): void {
    const size = sizeOf(entry);
    this.makeRoom(this.limit - size);
    // An entry larger than the table empties it, which is no error.
    if (size > this.limit) return;
    this.entries.push(entry);
    this.size += size;
  }

  resize(limit: number): void {
    this.limit = limit;
    this.makeRoom(limit);
  }

  clear(): void {
    this.makeRoom(-1);
  }

  private makeRoom(most: number): void {
    while (this.size > most && this.count > 0) this.size -= sizeOf(this.entries[this.gone++]);
    if (this.gone < 64 || 2 * this.gone < this.entries.length) return;
    this.entries = this.entries.slice(this.gone);
    this.gone = 0;
  }
}

function sizeOf({ name, value }: TableEntry): number {
  return name.length + value.length + OVERHEAD;
}

/** Notes that are kept; beyond them nothing is noted. */
const NOTE_LIMIT = 1 << 22;
/** More than the layers that a packet may have. */
const LAYERS = 256;

/** What the first of two passes over a capture found out of packets from later ones: numbers of packets, by field, packet and layer. */
export class Foresight {
  private isSealed = false;
  private readonly notes = new Map<string, Map<number, number>>();
  private readonly ofStreams = new Map<number, number>();
  private count = 0;

  /** Notes the packet that a field of an earlier one names. */
  note(field: string, packet: number, layer: number, value: number): void {
    if (this.isSealed || this.count === NOTE_LIMIT) return;
    let notes = this.notes.get(field);
    if (!notes) this.notes.set(field, (notes = new Map()));
    const { size } = notes;
    notes.set(packet * LAYERS + layer, value);
    this.count += notes.size - size;
  }

  /** The packet that a field names; undefined where none was noted. */
  of(field: string, packet: number, layer: number): number | undefined {
    return this.isSealed ? this.notes.get(field)?.get(packet * LAYERS + layer) : undefined;
  }

  /** Notes what was seen of a connection so far. */
  noteSeen(stream: number, seen: number): void {
    if (!this.isSealed && (this.ofStreams.size < NOTE_LIMIT || this.ofStreams.has(stream)))
      this.ofStreams.set(stream, seen);
  }

  /** All that was seen of a connection. */
  seenOf(stream: number): number | undefined {
    return this.isSealed ? this.ofStreams.get(stream) : undefined;
  }

  /**
   * Ends the first pass: nothing is noted any more. Where only the packets of `kept` are in the second one, numbered anew in
   * their order, the notes are of those alone.
   */
  seal(kept?: ReadonlySet<number>): void {
    this.isSealed = true;
    if (!kept) return;
    const places = new Map(Array.from(kept, (packet, i) => [packet, i + 1]));
    for (const notes of this.notes.values()) {
      const all = [...notes];
      notes.clear();
      for (const [key, value] of all) {
        const packet = places.get(Math.floor(key / LAYERS));
        const target = places.get(value);
        if (packet !== undefined && target !== undefined) notes.set(packet * LAYERS + (key % LAYERS), target);
      }
    }
  }
}

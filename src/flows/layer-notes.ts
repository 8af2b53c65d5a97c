import type { Passage } from "./follower.ts";

/** What is known of layers of the packet at hand until they are annotated, by the layer's number. */
export class LayerNotes<Note> {
  private readonly passage: Passage;
  private readonly notes = new Map<number, Note>();
  private packet = -1;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  /** Notes something of a layer; of one that is decoded while it is added, before that. */
  add(layer: number, note: Note): void {
    const { number } = this.passage.packet;
    if (number !== this.packet) this.notes.clear();
    this.packet = number;
    this.notes.set(layer, note);
  }

  of(layer: number): Note | undefined {
    return this.packet === this.passage.packet.number ? this.notes.get(layer) : undefined;
  }
}

import type { Passage } from "./follower.ts";

/** What is known of layers of the packet at hand until they are annotated, by the layer's number. */
export class LayerNotes<Note> {
  private readonly passage: Passage;
  private readonly notes = new Map<number, Note>();
  private turn = -1;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  /** Notes something of a layer; of one that is decoded while it is added, before that. */
  add(layer: number, note: Note): void {
    const { turn } = this.passage;
    if (turn !== this.turn) this.notes.clear();
    this.turn = turn;
    this.notes.set(layer, note);
  }

  has(layer: number): boolean {
    return this.turn === this.passage.turn && this.notes.has(layer);
  }

  of(layer: number): Note | undefined {
    return this.turn === this.passage.turn ? this.notes.get(layer) : undefined;
  }
}

import { Raw } from "../definition/raw.ts";
import type { Follower, Passage } from "./follower.ts";

/** Adds `data.len`: how many octets were captured that no protocol claims. */
export class DataLength implements Follower {
  private readonly passage: Passage;
  private readonly id: number;

  constructor(passage: Passage) {
    this.passage = passage;
    this.id = passage.compiler.generated(Raw, "length");
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const { end } = dissector.sources[layers.sourceOf(layer)];
    dissector.addNumber(this.id, Math.min(end, layers.payloadEnd(layer)) - layers.start(layer));
  }
}

import { NONE } from "../definition/catalog.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { claims, type Claim } from "../dissect/walk.ts";
import type { Follower, Passage } from "./follower.ts";

/** Hands octets of fields to the protocols that are in them, as the definitions say (`Common.hands`). */
export class HandedOctets implements Follower {
  private readonly passage: Passage;
  private readonly claim: Claim;

  constructor(passage: Passage) {
    this.passage = passage;
    this.claim = claims(passage.dissector.catalog);
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, tree, catalog } = dissector;
    dissector.decode(layer);
    const root = layers.tree(layer);
    const end = tree.after(root);
    const source = layers.sourceOf(layer);
    const bytes = dissector.bytesOf(layer);
    for (let quad = root + 1; quad < end && layers.count < LAYER_LIMIT; quad++) {
      const { field, view } = catalog.registry.fields[tree.field(quad)];
      const start = tree.start(quad);
      const stop = tree.end(quad);
      if (field.hands === undefined || view || start >= stop) continue;
      const id = catalog.tables[catalog.tableNumber(field.hands)][bytes[start]];
      if (id !== NONE && this.claim(id, bytes, start, stop, stop) !== NONE) dissector.extend(id, start, stop, source);
    }
  }
}

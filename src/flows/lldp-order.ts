import type { Follower, Passage } from "./follower.ts";

/** The elements that a message begins with, in this order: chassis, port, time to live (IEEE 802.1AB 8.2). */
const FIRST = [1, 2, 3] as const;

/** Of a message of LLDP whose elements do not come in their order Wireshark shows those in front, and of what comes again the first. */
export class LldpOrder implements Follower {
  private readonly passage: Passage;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const { layers, tree } = dissector;
    const bytes = dissector.bytesOf(layer);
    const list = layers.tree(layer) + 1;
    if (list >= tree.count) return;
    const after = tree.after(list);
    let element = list + 1;
    for (let index = 0; element < after; index++) {
      const type = bytes[tree.start(element)]! >> 1;
      const next = tree.after(element);
      if (index < FIRST.length ? type !== FIRST[index] : (FIRST as readonly number[]).includes(type)) {
        tree.cut(index < FIRST.length ? element : next);
        tree.include(list);
        return;
      }
      element = next;
    }
  }
}

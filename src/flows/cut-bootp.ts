import { u32 } from "../bytes/numbers.ts";
import { TRUNCATED_FIELD } from "../definition/registry.ts";
import type { Follower, Passage } from "./follower.ts";

/** Where the options begin, the number that says so, and the options that have no length (RFC 2132 2). */
const OPTIONS = 236;
const COOKIE = 0x63825363;
const PAD = 0;
const END = 255;

/**
 * Of a message whose options were not all captured Wireshark shows nothing: it looks through them, for the kind of message,
 * before it shows the first field.
 */
export class CutBootp implements Follower {
  private readonly passage: Passage;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const { layers, tree } = dissector;
    const message = dissector.catalog.protocols[layers.protocol(layer)]?.path === "" ? layer - 1 : layer;
    if (!this.isCut(message)) return;
    const root = layers.tree(layer);
    const end = dissector.sources[layers.sourceOf(layer)].end;
    tree.cut(root + 1);
    tree.leaf(TRUNCATED_FIELD, end, end);
  }

  /** Whether looking through the options ends where capturing did. */
  private isCut(layer: number): boolean {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const { bytes, end } = dissector.sources[layers.sourceOf(layer)];
    const stop = layers.payloadEnd(layer);
    let at = layers.start(layer) + OPTIONS;
    if (stop <= end || stop <= at) return false;
    if (at + 4 > end) return true;
    if (u32(bytes, at) !== COOKIE) return false;
    for (at += 4; at < end && bytes[at] !== END;) {
      if (bytes[at] === PAD) at++;
      else if (at + 1 >= end) return true;
      else at += 2 + bytes[at + 1];
    }
    return at >= end && at < stop;
  }
}

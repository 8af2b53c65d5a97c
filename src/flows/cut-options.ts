import type { Follower, Passage } from "./follower.ts";

const PAD1 = 0;
/** Octets in front of the options, and of an option in front of its value (RFC 8200 4.2). */
const HEAD = 2;

/** Behind options of IPv6 of which one goes on where there are no more octets Wireshark reads nothing. */
export class CutOptions implements Follower {
  private readonly passage: Passage;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    if (layers.count === layer + 1) return;
    const { bytes, end } = dissector.sources[layers.sourceOf(layer)];
    const stop = Math.min(layers.headerEnd(layer), end);
    let at = layers.start(layer) + HEAD;
    while (at < stop) at += bytes[at] === PAD1 ? 1 : at + 1 < end ? HEAD + bytes[at + 1]! : HEAD;
    if (at > end) layers.count = layer + 1;
  }
}

import type { Protocol } from "../definition/protocol.ts";
import type { Follower, Passage } from "./follower.ts";

/** Where a frame has its source, and the bit of an address that makes it a group's (IEEE 802.3 3.2.3). */
const SOURCE = 6;
const GROUP = 1;

/** Says which frames claim to come from a group of stations. */
export class GroupSources implements Follower {
  private readonly passage: Passage;
  private readonly id: number;

  constructor(passage: Passage, protocol: Protocol) {
    this.passage = passage;
    this.id = passage.compiler.generated(protocol, "src>group");
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const at = layers.start(layer) + SOURCE;
    if (at >= sources[layers.sourceOf(layer)].end) return;
    if (dissector.bytesOf(layer)[at] & GROUP) dissector.addMark(this.id);
  }
}

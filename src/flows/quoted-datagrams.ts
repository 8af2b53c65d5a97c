import type { Protocol } from "../definition/protocol.ts";
import { NONE } from "../definition/catalog.ts";
import type { Follower, Passage } from "./follower.ts";

/** The field that holds a quoted datagram where an extension structure follows it (RFC 4884). */
const QUOTE = "datagram";

/** Dissects the datagram that an ICMP error quotes in front of an extension; without one it is what the error carries. */
export class QuotedDatagrams implements Follower {
  private readonly passage: Passage;
  /** What messages quote, by their type. */
  private readonly quoted: Int16Array;

  constructor(passage: Passage, icmp: Protocol) {
    const { catalog } = passage.dissector;
    this.passage = passage;
    this.quoted = catalog.tables[catalog.tableNumber(`${icmp.name}.type`)]!;
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, tree, catalog } = dissector;
    const start = layers.start(layer);
    const source = layers.sourceOf(layer);
    if (layers.count !== layer + 1 || start >= dissector.sources[source].end) return;
    const protocol = this.quoted[dissector.bytesOf(layer)[start]] ?? NONE;
    if (protocol === NONE) return;
    dissector.decode(layer);
    const root = layers.tree(layer);
    for (let quad = root + 1; quad < tree.after(root); quad++) {
      if (catalog.registry.get(tree.field(quad)).key !== QUOTE || tree.end(quad) <= tree.start(quad)) continue;
      return dissector.extend(protocol, tree.start(quad), tree.end(quad), source);
    }
  }
}

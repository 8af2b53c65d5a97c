import { DATA, NONE } from "../definition/catalog.ts";
import { sampledHeaders } from "../definition/sflow-samples.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Follower, Passage } from "./follower.ts";

/** Protocols that sampled headers begin with, by sFlow's numbers. */
const protocols: { readonly [number: number]: string } = {
  1: "eth",
  4: "fddi",
  7: "ppp",
  11: "ip",
  12: "ipv6",
  13: "mpls",
};

/** Dissects the beginnings of packets that samples of sFlow hold. */
export class SampledHeaders implements Follower {
  private readonly passage: Passage;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources, catalog } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
    for (const header of sampledHeaders(bytes, start, end)) {
      if (layers.count >= LAYER_LIMIT) return;
      const protocol = catalog.named(protocols[header.protocol] ?? "");
      const id = protocol ? catalog.idOf(protocol) : NONE;
      const source = dissector.addSource({ bytes, start: header.start, end: header.end, title: "Sampled header" });
      dissector.extend(id === NONE ? DATA : id, header.start, header.end, source);
    }
  }
}

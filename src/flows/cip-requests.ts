import { remember } from "../bytes/remember.ts";
import { u16 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Follower, Passage } from "./follower.ts";

/** Requests that are remembered, and octets of each; beyond them the oldest is forgotten. */
const LIMIT = 10_000;
const LONGEST = 2048;
const RESPONSE = 0x80;

interface Request {
  readonly octets: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** Finds the request that a response of CIP answers, by what the encapsulation says of both: its path is part of what a response means. */
export class CipRequests implements Follower {
  private readonly passage: Passage;
  private readonly encapsulation: Protocol | undefined;
  private readonly requests = new Map<string, Request>();

  constructor(passage: Passage) {
    this.passage = passage;
    this.encapsulation = passage.dissector.catalog.protocols.find((known) => known?.name === "enip");
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const outer = layer - 1;
    const exchange = this.encapsulation?.exchangeOf?.(
      dissector.bytesOf(outer),
      layers.start(outer),
      Math.min(layers.payloadEnd(outer), sources[layers.sourceOf(outer)].end),
    );
    if (!exchange) return;
    const key = `${exchange.number} ${this.ports(outer)}`;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
    if (start >= end) return;
    if ((bytes[start] & RESPONSE) !== 0) {
      const request = this.requests.get(key);
      if (request) dissector.tell(layer, request);
      return;
    }
    const octets = bytes.slice(start, Math.min(end, start + LONGEST));
    remember(this.requests, key, { octets, start: 0, end: octets.length }, LIMIT);
  }

  /** The ports of both ends, the same for both directions. */
  private ports(layer: number): string {
    const { dissector } = this.passage;
    const { layers, catalog } = dissector;
    for (let outer = layer - 1; outer > 0; outer--) {
      const name = catalog.protocols[layers.protocol(outer)]?.name;
      if (name !== "tcp" && name !== "udp") continue;
      const bytes = dissector.bytesOf(outer);
      const [one, other] = [u16(bytes, layers.start(outer)), u16(bytes, layers.start(outer) + 2)];
      return `${Math.min(one, other)} ${Math.max(one, other)}`;
    }
    return "";
  }
}

import { u16le } from "../bytes/numbers.ts";
import { NONE } from "../definition/catalog.ts";
import { RDP_COOKIE } from "../definition/rdp-starts.ts";
import type { Follower, Passage } from "./follower.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";

/** Octets of COTP in front of parameters, and of what RDP negotiates by. */
const FIXED = 7;
const NEGOTIATION = 8;
const Tpdu = { request: 14, confirm: 13 } as const;

/** Finds what clients and servers of RDP negotiate, in place of parameters of COTP. */
export class RdpNegotiations implements Follower {
  private readonly passage: Passage;
  private readonly request: number;
  private readonly response: number;

  constructor(passage: Passage) {
    const { catalog } = passage.dissector;
    const id = (name: string): number => {
      const protocol = catalog.named(name);
      return protocol ? catalog.idOf(protocol) : NONE;
    };
    this.passage = passage;
    this.request = id("rdp.request");
    this.response = id("rdp");
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const source = layers.sourceOf(layer);
    const start = layers.start(layer) + FIXED;
    const end = layers.headerEnd(layer);
    const bytes = dissector.bytesOf(layer);
    if (start >= end || end > dissector.sources[source].end || layers.count >= LAYER_LIMIT) return;
    const type = bytes[start - FIXED + 1] >> 4;
    const asks = type === Tpdu.request && asksFor(bytes, start, end);
    const answers = type === Tpdu.confirm && isStructure(bytes, start, end, 2, 3);
    const id = asks ? this.request : answers ? this.response : NONE;
    if (id !== NONE) dissector.extend(id, start, end, source);
  }
}

function asksFor(bytes: Uint8Array, start: number, end: number): boolean {
  let same = 0;
  while (same < RDP_COOKIE.length && start + same < end && bytes[start + same] === RDP_COOKIE.charCodeAt(same)) same++;
  return same === RDP_COOKIE.length || isStructure(bytes, start, end, 1, 1);
}

function isStructure(bytes: Uint8Array, start: number, end: number, first: number, last: number): boolean {
  if (end - start < NEGOTIATION || bytes[start] < first || bytes[start] > last) return false;
  return u16le(bytes, start + 2) === NEGOTIATION;
}

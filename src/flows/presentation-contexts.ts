import { remember } from "../bytes/remember.ts";
import { NONE } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
import { Ported } from "./ported.ts";

/** Contexts that are remembered; beyond them the oldest is forgotten. */
const CONTEXT_LIMIT = 20_000;
/** What each context of a connection stands for, which all layers of a session share. */
const known = new WeakMap<Passage, Map<string, string>>();

/** Hands what a protocol carries in contexts to the protocol that each was agreed to be of (`contexts` of the definition). */
export class PresentationContexts implements Follower {
  private readonly passage: Passage;
  private readonly protocol: Protocol;
  private readonly known: Map<string, string>;
  private readonly addresses: Addresses;
  private readonly ported: Ported;
  private readonly strange: LayerNotes<true>;
  private readonly unavailable: number;

  constructor(passage: Passage, protocol: Protocol) {
    this.passage = passage;
    this.protocol = protocol;
    let shared = known.get(passage);
    if (!shared) known.set(passage, (shared = new Map()));
    this.known = shared;
    this.addresses = new Addresses(passage.dissector);
    this.ported = new Ported(passage.dissector);
    this.strange = new LayerNotes(passage);
    this.unavailable = protocol.generated?.["unavailable"] ? passage.compiler.generated(protocol, "unavailable") : NONE;
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources, catalog } = dissector;
    const network = this.addresses.around(layer);
    if (network < 0 || !this.ported.find(layer)) return;
    const source = layers.sourceOf(layer);
    const end = Math.min(layers.payloadEnd(layer), sources[source].end);
    const found = this.protocol.contexts?.(dissector.bytesOf(layer), layers.start(layer), end);
    const connection = this.connection(network);
    for (const { context, of } of found?.agreed ?? [])
      remember(this.known, `${connection} ${context}`, of, CONTEXT_LIMIT);
    for (const { context, start, end: stop } of found?.carried ?? []) {
      const name = this.known.get(`${connection} ${context}`);
      if (name === undefined) this.strange.add(layer, true);
      const protocol = catalog.named(name ?? "");
      if (protocol && layers.count < LAYER_LIMIT) dissector.extend(catalog.idOf(protocol), start, stop, source);
    }
  }

  annotate(layer: number): void {
    if (this.unavailable !== NONE && this.strange.has(layer)) this.passage.dissector.addNumber(this.unavailable, 1);
  }

  /** A connection, whichever way its messages go. */
  private connection(network: number): string {
    const { addresses, ported } = this;
    const source = `${addresses.text(network, false)} ${ported.source}`;
    const destination = `${addresses.text(network, true)} ${ported.destination}`;
    return source < destination ? source + destination : destination + source;
  }
}

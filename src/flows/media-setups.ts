import { u16 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import type { AnnouncedEndpoint, AnnouncedEndpoints, MediaSetup } from "./announced-endpoints.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";

/** Where the header of RTP has the sequence number, and how far two of them may be apart. */
const SEQUENCE = 2;
const HALF = 0x8000;
const CYCLE = 0x10000;

interface Note {
  readonly setup: MediaSetup;
  /** The sequence number with the cycles before it, as Wireshark counts them: the first is 1. */
  readonly sequence: number;
}

/** Says of media (RTP, RTCP) which packet announced it, and of RTP how often its numbers began again. */
export class MediaSetups implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly endpoints: AnnouncedEndpoints;
  private readonly notes: LayerNotes<Note>;
  private readonly sequences = new WeakMap<AnnouncedEndpoint, number>();
  private readonly media: number;
  private readonly udp: number;
  private readonly ids: { readonly [key: string]: number };

  constructor(passage: Passage, media: Protocol, endpoints: AnnouncedEndpoints) {
    const { dissector, compiler } = passage;
    const { catalog } = dissector;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.endpoints = endpoints;
    this.notes = new LayerNotes(passage);
    this.media = catalog.idOf(media);
    this.udp = catalog.protocols.indexOf(catalog.named("udp"));
    this.ids = compiler.generatedIds(media);
  }

  follow(layer: number): void {
    if (this.endpoints.size === 0) return;
    const { dissector } = this.passage;
    const { layers } = dissector;
    let outer = layer - 1;
    while (outer > 0 && layers.protocol(outer) === this.media) outer--;
    const end = layers.protocol(outer) === this.udp ? this.end(outer) : undefined;
    if (!end?.setup) return;
    const at = layers.start(layer) + SEQUENCE;
    const previous = this.sequences.get(end) ?? CYCLE;
    const sequence = extended(previous, u16(dissector.bytesOf(layer), at));
    this.sequences.set(end, sequence);
    this.notes.add(layer, { setup: end.setup, sequence });
    dissector.forgetFields(layer);
  }

  /** The end at which the media was announced: the receiver's, or else the sender's. */
  private end(udp: number): AnnouncedEndpoint | undefined {
    const { addresses, endpoints } = this;
    const { dissector } = this.passage;
    const network = addresses.around(udp);
    if (network < 0) return undefined;
    const bytes = dissector.bytesOf(udp);
    const start = dissector.layers.start(udp);
    const to = endpoints.at(addresses.text(network, true), u16(bytes, start + 2));
    return to?.setup ? to : endpoints.at(addresses.text(network, false), u16(bytes, start));
  }

  annotate(layer: number): void {
    const note = this.notes.of(layer);
    if (!note) return;
    const { ids } = this;
    const { dissector } = this.passage;
    const { frame, method } = note.setup;
    const quad = dissector.addObject(ids["/setup"], "");
    dissector.addNumber(ids["setupFrame"], frame);
    dissector.addObject(ids["setupMethod"], method);
    dissector.tree.include(quad);
    if (ids["sequence/extended"] !== undefined) dissector.addNumber(ids["sequence/extended"], note.sequence);
  }
}

/** A sequence number with its cycles, near the previous one. */
function extended(previous: number, sequence: number): number {
  const near = previous - (previous % CYCLE) + sequence;
  if (near + HALF < previous) return near + CYCLE;
  return previous + HALF < near && near >= CYCLE ? near - CYCLE : near;
}

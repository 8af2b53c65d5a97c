import { u16, u32 } from "../bytes/numbers.ts";
import { DATA, NONE } from "../definition/catalog.ts";
import { gquicVersion, packGquic } from "../definition/gquic-told.ts";
import { Addresses } from "./addresses.ts";
import { Conversations } from "./conversations.ts";
import type { Follower, Passage } from "./follower.ts";
import { StreamStates } from "./stream-states.ts";

/** Conversations that are looked for; beyond them the one that was not used for longest is forgotten. */
const CONVERSATION_LIMIT = 20_000;

interface State {
  version: number;
  /** The port of who is asked. */
  server: number;
}

/** Finds conversations of gQUIC by a packet that says its version, on whatever port; all behind it belongs to them. */
export class GquicPackets implements Follower {
  private readonly passage: Passage;
  private readonly gquic: number;
  private readonly quic: number;
  private readonly addresses: Addresses;
  /** Made with the first packet that says its version. */
  private conversations: Conversations | undefined;
  private readonly states = new StreamStates<State>(() => ({ version: 0, server: 0 }));

  constructor(passage: Passage) {
    const { dissector } = passage;
    const named = (name: string): number => {
      const found = dissector.catalog.named(name);
      return found ? dissector.catalog.idOf(found) : NONE;
    };
    this.passage = passage;
    this.gquic = named("gquic");
    this.quic = named("quic");
    this.addresses = new Addresses(dissector);
  }

  follow(udp: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const inside = udp + 1;
    if (layers.count <= inside) return;
    const before = layers.protocol(inside);
    // QUIC has the same port, where nothing but the version tells them apart.
    if (before !== this.quic && (before !== DATA || layers.count !== inside + 1)) return;
    const start = layers.start(inside);
    const source = layers.sourceOf(inside);
    const { bytes, end } = sources[source];
    const says = gquicVersion(bytes, start, Math.min(end, layers.payloadEnd(inside)));
    if (this.gquic === NONE || (says === 0 && !this.conversations)) return;
    const network = this.addresses.around(udp);
    if (network < 0 || this.addresses.quoted(network) || start >= end) return;
    const ports = dissector.bytesOf(udp);
    const at = layers.start(udp);
    this.conversations ??= new Conversations(dissector, this.addresses, CONVERSATION_LIMIT);
    this.conversations.find(network, u32(ports, at) | 0);
    const { flow, isNew } = this.conversations;
    if (isNew) this.states.forget(flow);
    const state = says === 0 ? this.states.known(flow) : this.states.of(flow);
    if (!state) return;
    if (state.version === 0) state.server = u16(ports, at + 2);
    if (says !== 0) state.version = says;
    const told = packGquic({ version: state.version, fromServer: u16(ports, at) === state.server });
    const declared = layers.payloadEnd(inside);
    layers.count = inside;
    dissector.extend(this.gquic, start, declared, source, told);
  }
}

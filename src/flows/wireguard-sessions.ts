import { remember } from "../bytes/remember.ts";
import { u16, u32le } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";

const INITIATION = 1;
const RESPONSE = 2;
/** Where the indices of a message stand: its sender's, or of all but the first message its receiver's. */
const FIRST_INDEX = 4;
const SECOND_INDEX = 8;
/** Sessions that are remembered; beyond them the oldest is forgotten. */
const SESSION_LIMIT = 10_000;

interface Session {
  readonly number: number;
  /** Packet and layer of the initiation, and the packet of its response, 0 while there is none. */
  readonly initiation: number;
  readonly layer: number;
  response: number;
}

/** Sessions of WireGuard: who answers an initiation names its sender's index, and both go on under the two indices. */
export class WireGuardSessions implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  /** By the end that chose an index, and the index. */
  private readonly sessions = new Map<string, Session>();
  private readonly notes: LayerNotes<{ readonly session: Session; readonly type: number }>;
  private readonly ids: { readonly stream: number; readonly response: number; readonly request: number };
  private readonly response: string;
  private count = 0;

  constructor(passage: Passage, wireguard: Protocol) {
    const { compiler, dissector } = passage;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.notes = new LayerNotes(passage);
    this.ids = {
      stream: compiler.generated(wireguard, "stream"),
      response: compiler.generated(wireguard, "response"),
      request: compiler.generated(wireguard, "request"),
    };
    this.response = dissector.catalog.registry.get(this.ids.response).name;
  }

  follow(layer: number): void {
    const { passage, addresses, sessions } = this;
    const { dissector, packet } = passage;
    const { layers } = dissector;
    const network = addresses.around(layer);
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    if (network < 0 || end - start < SECOND_INDEX + 4 || addresses.quoted(network)) return;
    const bytes = dissector.bytesOf(layer);
    const ports = layers.start(layer - 1);
    const around = dissector.bytesOf(layer - 1);
    const from = `${addresses.text(network, false)} ${u16(around, ports)}`;
    const to = `${addresses.text(network, true)} ${u16(around, ports + 2)}`;
    const type = bytes[start];
    const first = u32le(bytes, start + FIRST_INDEX);
    if (type === INITIATION) {
      const session = { number: this.count++, initiation: packet.number, layer, response: 0 };
      remember(this.sessions, `${from} ${to} ${first}`, session, SESSION_LIMIT);
      this.notes.add(layer, { session, type });
      return;
    }
    const index = type === RESPONSE ? u32le(bytes, start + SECOND_INDEX) : first;
    const session = sessions.get(`${to} ${from} ${index}`);
    if (!session) return;
    if (type === RESPONSE) {
      session.response = packet.number;
      remember(this.sessions, `${from} ${to} ${first}`, session, SESSION_LIMIT);
      passage.foresight?.note(this.response, session.initiation, session.layer, packet.number);
    }
    this.notes.add(layer, { session, type });
  }

  annotate(layer: number): void {
    const note = this.notes.of(layer);
    if (!note) return;
    const { ids, passage } = this;
    const { dissector, packet } = passage;
    const { session, type } = note;
    dissector.addNumber(ids.stream, session.number);
    const response = type === INITIATION ? passage.foresight?.of(this.response, packet.number, layer) : undefined;
    if (response !== undefined) dissector.addNumber(ids.response, response);
    if (type === RESPONSE) dissector.addNumber(ids.request, session.initiation);
  }
}

import { u16 } from "../bytes/numbers.ts";
import { DATA, NONE } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { carriedTls, OPENVPN_FRAGMENT, OPENVPN_TOLD } from "../definition/openvpn-told.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";
import type { Framing } from "./framing.ts";
import { LayerNotes } from "./layer-notes.ts";
import { ONE_MORE_SEGMENT, Payload, type StreamDissector } from "./payload.ts";
import { Pieces } from "./pieces.ts";
import { Ported } from "./ported.ts";
import { addPieces } from "./reassembly-fields.ts";

/** Octets of a length in front of a message. */
const LENGTH = 2;
/** Types of records, of which one begins with one once a version was agreed on. */
const FIRST_TYPE = 20;
const LAST_TYPE = 24;
/** What all versions of TLS begin with. */
const MAJOR_VERSION = 3;
/** Conversations that are remembered; beyond them the oldest is forgotten. */
const CONVERSATION_LIMIT = 10_000;
/** Octets that are put together; what is longer is given up. */
const LONGEST_WHOLE = 1 << 20;

interface Conversation {
  /** Its number among streams of TLS: those of TCP are from 0 on. */
  readonly stream: number;
  memory: number;
  /** Records of TLS were seen. */
  isKnown: boolean;
  /** By direction: what is being put together. */
  readonly pieces: [Pieces | undefined, Pieces | undefined];
}

/** Cuts streams of OpenVPN into messages, and puts the TLS together that control messages carry. */
export class OpenvpnStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly framing: Framing;
  private readonly openvpn: number;
  private readonly tls: number;
  private readonly addresses: Addresses;
  private readonly ported: Ported;
  private readonly conversations = new Map<string, Conversation>();
  private begun = 0;
  private readonly wholes: LayerNotes<Pieces>;
  private readonly ids: { readonly [key: string]: number };

  constructor(passage: Passage, framing: Framing, openvpn: Protocol) {
    const { dissector, compiler } = passage;
    const tls = dissector.catalog.named("tls");
    this.passage = passage;
    this.framing = framing;
    this.openvpn = dissector.catalog.idOf(openvpn);
    this.tls = tls ? dissector.catalog.idOf(tls) : NONE;
    this.addresses = new Addresses(dissector);
    this.ported = new Ported(dissector);
    this.wholes = new LayerNotes(passage);
    this.ids = compiler.generatedIds(openvpn);
  }

  dissect(payload: Payload): void {
    const { bytes, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    for (let at = payload.start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      if (end - at < LENGTH && waits) return payload.ask(ONE_MORE_SEGMENT, at);
      const stop = end - at < LENGTH ? end : at + LENGTH + u16(bytes, at);
      if (stop > end && waits) return payload.ask(stop - end, at);
      payload.sizes.push(stop - at);
      dissector.extend(this.openvpn, at, Math.min(stop, declared), source, OPENVPN_TOLD.counted);
      at = stop;
    }
  }

  follow(layer: number): void {
    const { dissector, packet } = this.passage;
    const { layers, sources } = dissector;
    const bytes = dissector.bytesOf(layer);
    const source = layers.sourceOf(layer);
    const end = layers.payloadEnd(layer);
    const told = layers.toldOf(layer);
    if (end > sources[source].end) return;
    const start = carriedTls(bytes, layers.start(layer) + (told & OPENVPN_TOLD.counted ? LENGTH : 0), end);
    if (start < 0) return;
    const found = this.find(layer);
    if (!found) return;
    const { conversation, direction } = found;
    const isFragment = end - start === OPENVPN_FRAGMENT;
    const open = conversation.pieces[direction];
    if (!open && !isFragment) return this.carry(conversation, direction, source, start, end);
    layers.setTold(layer, told | OPENVPN_TOLD.fragment);
    dissector.forgetFields(layer);
    const pieces = (conversation.pieces[direction] ??= new Pieces());
    const whole = pieces.add(packet.number, pieces.filled, bytes, start, end, isFragment);
    if (pieces.filled > LONGEST_WHOLE || whole) conversation.pieces[direction] = undefined;
    if (!whole || layers.count >= LAYER_LIMIT) return;
    this.wholes.add(layer, pieces);
    const put = { bytes: pieces.bytes, start: 0, end: pieces.total, title: "Reassembled OpenVPN" };
    this.carry(conversation, direction, dissector.addSource(put), 0, pieces.total);
  }

  annotate(layer: number): void {
    const pieces = this.wholes.of(layer);
    if (!pieces) return;
    addPieces(this.passage.dissector, this.ids, pieces);
  }

  /** Hands on bytes[start..end) of a source as TLS, or as data where it is none. */
  private carry(conversation: Conversation, direction: number, source: number, start: number, end: number): void {
    const { dissector } = this.passage;
    const payload = new Payload();
    payload.stream = conversation.stream;
    payload.memory = conversation.memory;
    payload.direction = direction;
    payload.source = source;
    payload.bytes = dissector.sources[source].bytes;
    payload.start = start;
    payload.end = payload.declared = end;
    const layers = dissector.layers.count;
    const type = payload.bytes[start];
    const isRecord = type >= FIRST_TYPE && type <= LAST_TYPE;
    if (this.tls !== NONE && (isRecord || !conversation.isKnown)) this.framing.of(this.tls).dissect(payload);
    conversation.isKnown ||= isRecord && end - start > 1 && payload.bytes[start + 1] === MAJOR_VERSION;
    conversation.memory = payload.memory;
    if (dissector.layers.count === layers) dissector.extend(DATA, start, end, source);
  }

  private find(layer: number): { readonly conversation: Conversation; readonly direction: 0 | 1 } | undefined {
    const { addresses, ported, conversations } = this;
    const network = addresses.around(layer);
    if (network < 0 || addresses.quoted(network) || !ported.find(layer)) return undefined;
    const from = `${addresses.text(network, false)} ${ported.source}`;
    const to = `${addresses.text(network, true)} ${ported.destination}`;
    const back = conversations.get(`${to} ${from}`);
    if (back) return { conversation: back, direction: 1 };
    let conversation = conversations.get(`${from} ${to}`);
    if (!conversation) {
      const [oldest] = conversations.size >= CONVERSATION_LIMIT ? conversations.keys() : [];
      if (oldest !== undefined) this.forgetConversation(oldest);
      conversation = { stream: -1 - this.begun++, memory: 0, isKnown: false, pieces: [undefined, undefined] };
      conversations.set(`${from} ${to}`, conversation);
    }
    return { conversation, direction: 0 };
  }

  private forgetConversation(key: string): void {
    const conversation = this.conversations.get(key);
    if (conversation && this.tls !== NONE) this.framing.of(this.tls).forget?.(conversation.stream);
    this.conversations.delete(key);
  }
}

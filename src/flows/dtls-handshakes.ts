import { u16, u24 } from "../bytes/numbers.ts";
import type { Names } from "../definition/kinds.ts";
import type { Protocol } from "../definition/protocol.ts";
import { TLS_TOLD } from "../definition/told.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import { Addresses } from "./addresses.ts";
import { Conversations } from "./conversations.ts";
import { FlowTable } from "./flow-table.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";
import { Pieces } from "./pieces.ts";
import { Ported } from "./ported.ts";
import { addPieces } from "./reassembly-fields.ts";
import { readServerHello } from "./tls/hello.ts";
import { agreedTold, suiteNames } from "./tls/key-exchange.ts";

/** Messages that are being put together; beyond them the one that got no piece for longest is given up. */
const MESSAGE_LIMIT = 1024;
/** Octets that a message may have: chains of certificates have thousands. */
const LONGEST_MESSAGE = 1 << 18;
const HANDSHAKE = 22;
const SERVER_HELLO = 2;
/** Where a record has its epoch and its length, and what it holds; messages are in the clear in the first epoch. */
const EPOCH = 3;
const LENGTH = 11;
const RECORD_HEAD = 13;
/** Where a message has its length, its number, and where in it the fragment stands. */
const MESSAGE_LENGTH = 1;
const NUMBER = 4;
const OFFSET = 6;
const FRAGMENT_LENGTH = 9;
const MESSAGE_HEAD = 12;
/** Words of a key: ports, two addresses, the number of a message. */
const KEY_WORDS = 10;

/** Puts the fragments of handshake messages together (RFC 6347 4.2.3); each whole is a layer behind the records. */
export class DtlsHandshakes implements Follower {
  /** Adds to what was put together of which packets it was. */
  readonly wholes: Follower = { annotate: (layer) => this.annotateWhole(layer) };
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly ported: Ported;
  private readonly table = new FlowTable(MESSAGE_LIMIT, KEY_WORDS);
  private readonly messages: (Pieces | undefined)[] = [];
  private readonly conversations: Conversations;
  /** What records are told, by conversation. */
  private readonly told: number[] = [];
  private readonly suites: Names | undefined;
  private readonly handshake: number;
  private readonly notes: LayerNotes<Pieces>;
  private readonly ids: { readonly [key: string]: number };

  constructor(passage: Passage, handshake: Protocol) {
    const { dissector, compiler } = passage;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.ported = new Ported(dissector);
    this.conversations = new Conversations(dissector, this.addresses);
    const dtls = dissector.catalog.named("dtls");
    this.suites = dtls && suiteNames(dtls);
    this.handshake = dissector.catalog.idOf(handshake);
    this.notes = new LayerNotes(passage);
    this.ids = compiler.generatedIds(handshake);
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers, sources } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const captured = sources[layers.sourceOf(layer)].end;
    const flow = this.conversationOf(layer);
    layers.setTold(layer, this.told[flow] ?? TLS_TOLD.unknown);
    if (bytes[start] !== HANDSHAKE || start + RECORD_HEAD > captured || u16(bytes, start + EPOCH) !== 0) return;
    const end = start + RECORD_HEAD + u16(bytes, start + LENGTH);
    if (end > captured) return;
    for (let at = start + RECORD_HEAD; at + MESSAGE_HEAD <= end;) {
      const next = at + MESSAGE_HEAD + u24(bytes, at + FRAGMENT_LENGTH);
      if (next > end) return;
      if (bytes[at] === SERVER_HELLO) {
        const hello = readServerHello(bytes.subarray(at + MESSAGE_HEAD, next));
        if (hello !== undefined && flow >= 0) layers.setTold(layer, (this.told[flow] = agreedTold(hello, this.suites)));
      }
      this.message(layer, bytes, at, next, u16(bytes, start + 1));
      at = next;
    }
  }

  private message(layer: number, bytes: Uint8Array, at: number, end: number, version: number): void {
    const { dissector, packet } = this.passage;
    const total = u24(bytes, at + MESSAGE_LENGTH);
    const offset = u24(bytes, at + OFFSET);
    const start = at + MESSAGE_HEAD;
    const length = end - start;
    if (length === 0 || length >= total || total > LONGEST_MESSAGE || offset + length > total) return;
    const slot = this.find(layer, u16(bytes, at + NUMBER));
    if (slot < 0) return;
    const pieces = (this.messages[slot] ??= new Pieces());
    if (!pieces.add(packet.number, offset, bytes, start, end, offset + length < total)) return;
    this.messages[slot] = undefined;
    if (dissector.layers.count >= LAYER_LIMIT) return;
    const whole = new Uint8Array(3 + pieces.bytes.length);
    whole.set([version >> 8, version & 0xff, bytes[at]]);
    whole.set(pieces.bytes.subarray(0, pieces.total), 3);
    const stop = 3 + pieces.total;
    const source = dissector.addSource({ bytes: whole, start: 0, end: stop, title: "Reassembled DTLS" });
    this.notes.add(dissector.layers.count, pieces);
    dissector.extend(this.handshake, 0, stop, source, dissector.layers.toldOf(layer));
  }

  /** The conversation that a layer is part of, -1 where it is none. */
  private conversationOf(layer: number): number {
    const { addresses, ported, conversations } = this;
    const network = addresses.around(layer);
    if (network < 0 || addresses.quoted(network) || !ported.find(layer)) return -1;
    conversations.find(network, (ported.source << 16) | ported.destination);
    if (conversations.isNew) this.told[conversations.flow] = TLS_TOLD.unknown;
    return conversations.flow;
  }

  private annotateWhole(layer: number): void {
    const pieces = this.notes.of(layer);
    if (pieces === undefined) return;
    addPieces(this.passage.dissector, this.ids, pieces);
  }

  /** The place of a message: its number counts for one direction of a conversation. */
  private find(layer: number, number: number): number {
    const { table, addresses, ported } = this;
    const network = addresses.around(layer);
    if (network < 0 || addresses.quoted(network) || !ported.find(layer)) return -1;
    table.key[0] = (ported.source << 16) | ported.destination;
    table.key[KEY_WORDS - 1] = number;
    addresses.direction(table.key, network);
    const known = table.find();
    if (known >= 0) return known;
    const slot = table.add();
    this.messages[slot] = undefined;
    return slot;
  }
}

import { u32 } from "../../bytes/numbers.ts";
import type { Fields } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { Addresses } from "../addresses.ts";
import { Conversations } from "../conversations.ts";
import type { Follower, Passage } from "../follower.ts";
import { LayerNotes } from "../layer-notes.ts";
import { StreamStates } from "../stream-states.ts";
import type { Ciphers } from "../tls/ciphers.ts";
import { concat } from "../tls/key-derivation.ts";
import { QuicConnection, type QuicReading } from "./quic-connection.ts";
import { readLongHeader, type LongHeader } from "./quic-packet.ts";

/** Octets behind what was decrypted, so that wide reads near the end need no check. */
const SPARE = 16;
/** The version of records whose signatures look like those that QUIC carries. */
const TLS_1_2 = Uint8Array.of(3, 3);
/** Conversations that are told apart. */
const LIMIT = 50_000;

interface State {
  readonly connection: QuicConnection;
  /** Its number among all, -1 before one of its packets was opened. */
  number: number;
}

interface Note {
  readonly header: LongHeader | undefined;
  readonly reading: QuicReading | undefined;
  readonly connection: number;
}

/** Opens the initial packets of QUIC: their frames and the hellos inside become layers. */
export class QuicPackets implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly conversations: Conversations;
  private readonly states: StreamStates<State>;
  private readonly notes: LayerNotes<Note>;
  private readonly udp: number;
  private readonly frames: number;
  private readonly handshake: number;
  private readonly ids: { readonly [key: string]: number };
  private connections = 0;

  constructor(passage: Passage, quic: Protocol, ciphers: Ciphers) {
    const { dissector, compiler } = passage;
    const { catalog } = dissector;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.conversations = new Conversations(dissector, this.addresses, LIMIT);
    this.states = new StreamStates(() => ({ connection: new QuicConnection(ciphers), number: -1 }));
    this.notes = new LayerNotes(passage);
    const idOf = (name: string): number => catalog.protocols.indexOf(catalog.named(name));
    this.udp = idOf("udp");
    this.frames = idOf("quic-frames");
    this.handshake = idOf("tls-handshake");
    const keys = Object.keys((quic.generated as Fields | undefined) ?? {});
    this.ids = Object.fromEntries(keys.map((key) => [key, compiler.generated(quic, key)]));
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const captured = dissector.sources[layers.sourceOf(layer)].end;
    const udp = this.udpAround(layer);
    const network = udp < 0 ? -1 : this.addresses.around(udp);
    if (network < 0 || this.addresses.quoted(network)) return;
    this.conversations.find(network, u32(dissector.bytesOf(udp), layers.start(udp)) | 0);
    const { flow, isNew, reversed } = this.conversations;
    if (isNew) this.states.forget(flow);
    const state = this.states.of(flow);
    const header = readLongHeader(bytes, start, captured);
    const reading = header && state.connection.read(reversed ? 1 : 0, bytes, start, header, captured);
    if (reading && state.number < 0) state.number = this.connections++;
    this.notes.add(layer, { header, reading, connection: state.number });
    dissector.forgetFields(layer);
    if (!reading) return;
    this.add(this.frames, reading.payload, "Decrypted QUIC");
    if (reading.handshake.length > 0) this.add(this.handshake, concat(TLS_1_2, reading.handshake), "QUIC CRYPTO");
  }

  annotate(layer: number): void {
    const note = this.notes.of(layer);
    if (!note) return;
    const { dissector } = this.passage;
    const { layers } = dissector;
    const { ids } = this;
    const { header, reading, connection } = note;
    const start = layers.start(layer);
    const end = Math.min(header?.end ?? layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    if (connection >= 0) dissector.addNumber(ids["connection"], connection);
    dissector.addNumber(ids["packetLength"], end - start);
    if (reading) {
      dissector.addNumber(ids["reserved"], (reading.firstOctet >> 2) & 3);
      dissector.addNumber(ids["packetNumberLength"], reading.packetNumberLength - 1);
      dissector.addObject(ids["packetNumber"], BigInt(reading.packetNumber));
      dissector.addObject(ids["plainPayload"], reading.protectedPayload);
    } else if (header && header.type !== "retry" && header.numberAt < end) {
      dissector.addObject(ids["protectedPayload"], dissector.bytesOf(layer).slice(header.numberAt, end));
    }
  }

  private add(protocol: number, octets: Uint8Array, title: string): void {
    const { dissector } = this.passage;
    const bytes = new Uint8Array(octets.length + SPARE);
    bytes.set(octets);
    const source = dissector.addSource({ bytes, start: 0, end: octets.length, title });
    dissector.extend(protocol, 0, octets.length, source);
  }

  private udpAround(layer: number): number {
    const { layers } = this.passage.dissector;
    for (let outer = layer - 1; outer > 0; outer--) if (layers.protocol(outer) === this.udp) return outer;
    return -1;
  }
}

import { u32 } from "../../bytes/numbers.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { Addresses } from "../addresses.ts";
import { Conversations } from "../conversations.ts";
import type { Follower, Passage } from "../follower.ts";
import { LayerNotes } from "../layer-notes.ts";
import { StreamStates } from "../stream-states.ts";
import type { Ciphers } from "../tls/ciphers.ts";
import { concat } from "../tls/key-derivation.ts";
import { QuicConnection, type QuicReading } from "./quic-connection.ts";

/** Octets behind what was decrypted, so that wide reads near the end need no check. */
const SPARE = 16;
/** The version of records whose signatures look like those that QUIC carries. */
const TLS_1_2 = Uint8Array.of(3, 3);
/** Conversations that are told apart. */
const LIMIT = 50_000;

/** Opens the initial packets of QUIC: their frames and the hellos inside become layers. */
export class QuicPackets implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly conversations: Conversations;
  private readonly states: StreamStates<QuicConnection>;
  private readonly notes: LayerNotes<QuicReading>;
  private readonly udp: number;
  private readonly frames: number;
  private readonly handshake: number;
  private readonly ids: {
    readonly length: number;
    readonly number: number;
    readonly payload: number;
  };

  constructor(passage: Passage, quic: Protocol, ciphers: Ciphers) {
    const { dissector, compiler } = passage;
    const { catalog } = dissector;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.conversations = new Conversations(dissector, this.addresses, LIMIT);
    this.states = new StreamStates(() => new QuicConnection(ciphers));
    this.notes = new LayerNotes(passage);
    const idOf = (name: string): number => catalog.protocols.indexOf(catalog.named(name));
    this.udp = idOf("udp");
    this.frames = idOf("quic-frames");
    this.handshake = idOf("tls-handshake");
    this.ids = {
      length: compiler.generated(quic, "packetNumberLength"),
      number: compiler.generated(quic, "packetNumber"),
      payload: compiler.generated(quic, "plainPayload"),
    };
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    // Only long headers are of initial packets.
    if ((bytes[start] & 0x80) === 0) return;
    const udp = this.udpAround(layer);
    const network = udp < 0 ? -1 : this.addresses.around(udp);
    if (network < 0) return;
    this.conversations.find(network, u32(dissector.bytesOf(udp), layers.start(udp)) | 0);
    const { flow, isNew, reversed } = this.conversations;
    if (isNew) this.states.forget(flow);
    const captured = dissector.sources[layers.sourceOf(layer)].end;
    const reading = this.states.of(flow).read(reversed ? 1 : 0, bytes, start, captured);
    if (!reading) return;
    this.notes.add(layer, reading);
    dissector.forgetFields(layer);
    this.add(this.frames, reading.payload, "Decrypted QUIC");
    if (reading.handshake.length > 0) this.add(this.handshake, concat(TLS_1_2, reading.handshake), "QUIC CRYPTO");
  }

  annotate(layer: number): void {
    const reading = this.notes.of(layer);
    if (!reading) return;
    const { dissector } = this.passage;
    dissector.addNumber(this.ids.length, reading.packetNumberLength - 1);
    dissector.addObject(this.ids.number, BigInt(reading.packetNumber));
    dissector.addObject(this.ids.payload, reading.protectedPayload);
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

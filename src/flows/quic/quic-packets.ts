import { u32 } from "../../bytes/numbers.ts";
import { DATA } from "../../definition/catalog.ts";
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
import { isKnownVersion } from "./quic-keys.ts";
import { readLongHeader, VERSION_2, type LongHeader } from "./quic-packet.ts";

/** Octets behind what was decrypted, so that wide reads near the end need no check. */
const SPARE = 16;
/** The version of records whose signatures look like those that QUIC carries. */
const TLS_1_2 = Uint8Array.of(3, 3);
/** Conversations that are told apart. */
const LIMIT = 50_000;

interface State {
  readonly connection: QuicConnection;
  /** Its number among all, -1 before a packet showed that it is one. */
  number: number;
  /** Octets of the identifiers that each side chose for itself, by direction of what it sends. */
  readonly idLengths: [number, number];
}

interface Note {
  readonly header: LongHeader | undefined;
  readonly reading: QuicReading | undefined;
  readonly connection: number;
  /** Octets of the identifier that a short packet begins with. */
  readonly idLength: number;
}

/** Opens the initial packets of QUIC: their frames and the hellos inside become layers. */
export class QuicPackets implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly conversations: Conversations;
  private readonly states: StreamStates<State>;
  private readonly notes: LayerNotes<Note>;
  private readonly quic: number;
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
    this.states = new StreamStates(() => ({ connection: new QuicConnection(ciphers), number: -1, idLengths: [0, 0] }));
    this.notes = new LayerNotes(passage);
    const idOf = (name: string): number => catalog.protocols.indexOf(catalog.named(name));
    this.quic = catalog.idOf(quic);
    this.udp = idOf("udp");
    this.frames = idOf("quic-frames");
    this.handshake = idOf("tls-handshake");
    const keys = Object.keys((quic.generated as Fields | undefined) ?? {});
    this.ids = Object.fromEntries(keys.map((key) => [key, compiler.generated(quic, key)]));
  }

  /** Finds QUIC in datagrams on ports that nobody claims: a conversation that begins like it, or whose packets were QUIC. */
  recognise(udp: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    if (layers.count !== udp + 2 || layers.protocol(udp + 1) !== DATA) return;
    const start = layers.start(udp + 1);
    const source = layers.sourceOf(udp + 1);
    const { bytes, end } = dissector.sources[source];
    const network = this.addresses.around(udp);
    if (network < 0 || start >= end) return;
    const header = readLongHeader(bytes, start, end);
    // Whoever agreed to may send any value of the fixed bit later (RFC 9287).
    const begins = header !== undefined && isKnownVersion(header.version) && (bytes[start] & 0x40) !== 0;
    if (!begins && !this.isKnown(udp, network)) return;
    const declared = layers.payloadEnd(udp + 1);
    layers.count = udp + 1;
    dissector.extend(this.quic, start, declared, source);
  }

  /** Whether a packet of the conversation around was QUIC. */
  private isKnown(udp: number, network: number): boolean {
    return (this.states.known(this.flowOf(udp, network))?.number ?? -1) >= 0;
  }

  /** The conversation of a datagram; what was known of another one by this number is forgotten. */
  private flowOf(udp: number, network: number): number {
    const { dissector } = this.passage;
    this.conversations.find(network, u32(dissector.bytesOf(udp), dissector.layers.start(udp)) | 0);
    const { flow, isNew } = this.conversations;
    if (isNew) this.states.forget(flow);
    return flow;
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
    const state = this.states.of(this.flowOf(udp, network));
    const { reversed } = this.conversations;
    const header = readLongHeader(bytes, start, captured);
    // A short header looks like anything: without a connection it is of nobody.
    if (state.number < 0 && (bytes[start] & 0x80) === 0 && layer === layers.count - 1) {
      const declared = layers.payloadEnd(layer);
      layers.count = layer;
      return dissector.extend(DATA, start, declared, layers.sourceOf(layer));
    }
    const reading = header && state.connection.read(reversed ? 1 : 0, bytes, start, header, captured);
    if (header && state.number < 0 && isKnownVersion(header.version)) state.number = this.connections++;
    const direction = reversed ? 1 : 0;
    if (header) state.idLengths[direction] = header.source.length;
    const idLength = state.idLengths[1 - direction];
    this.notes.add(layer, { header, reading, connection: state.number, idLength });
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
    const [first] = dissector.bytesOf(layer).subarray(start, start + 1);
    if (header) {
      dissector.addNumber(ids[header.version === VERSION_2 ? "packetTypeTwo" : "packetType"], (first >> 4) & 3);
    }
    if (reading) {
      dissector.addNumber(ids["reserved"], (reading.firstOctet >> 2) & 3);
      dissector.addNumber(ids["packetNumberLength"], reading.packetNumberLength - 1);
      dissector.addObject(ids["packetNumber"], BigInt(reading.packetNumber));
      dissector.addObject(ids["plainPayload"], reading.protectedPayload);
    } else if (!header && (first & 0x80) === 0) {
      dissector.addMark(ids["short"]);
      dissector.addNumber(ids["spin"], (first >> 5) & 1);
      const payload = Math.min(start + 1 + note.idLength, end);
      if (note.idLength > 0)
        dissector.addObject(ids["destination"], dissector.bytesOf(layer).slice(start + 1, payload));
      dissector.addObject(ids["remaining"], dissector.bytesOf(layer).slice(payload, end));
    } else if (header && header.type !== "retry" && header.numberAt < end) {
      dissector.addMark(ids["decryptionFailed"]);
      dissector.addObject(ids["remaining"], dissector.bytesOf(layer).slice(header.numberAt, end));
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

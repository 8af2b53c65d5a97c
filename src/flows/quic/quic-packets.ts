import { u32 } from "../../bytes/numbers.ts";
import { DATA } from "../../definition/catalog.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { Source } from "../../dissect/source.ts";
import { Addresses } from "../addresses.ts";
import { Conversations } from "../conversations.ts";
import type { Follower, Passage } from "../follower.ts";
import { LayerNotes } from "../layer-notes.ts";
import { StreamStates } from "../stream-states.ts";
import type { Ciphers } from "../tls/ciphers.ts";
import { concat } from "../tls/key-derivation.ts";
import { QuicConnection, type QuicReading } from "./quic-connection.ts";
import { isKnownVersion } from "./quic-keys.ts";
import { isForcing, readLongHeader, VERSION_2, type LongHeader } from "./quic-packet.ts";

/** Octets behind what was decrypted, so that wide reads near the end need no check. */
const SPARE = 16;
/** The version of records whose signatures look like those that QUIC carries. */
const TLS_1_2 = Uint8Array.of(3, 3);
const NO_ID = new Uint8Array(0);
/** Conversations that are told apart. */
const LIMIT = 50_000;

interface State {
  readonly connection: QuicConnection;
  /** Its number among all, -1 before a packet showed that it is one. */
  number: number;
  /** The identifiers that each side chose for itself last, by direction of what it sends. */
  readonly ids: [Uint8Array, Uint8Array];
  /** The identifier that the client first chose for the server. */
  first: Uint8Array;
  /** The connection whose short packets have begun, -1 before. */
  shortened: number;
}

interface Note {
  readonly header: LongHeader | undefined;
  readonly reading: QuicReading | undefined;
  readonly connection: number;
  /** The identifier that a short packet begins with. */
  readonly id: Uint8Array;
  /** It is the first one that would need keys of the connection: of later ones nothing is said. */
  readonly isFirstShort: boolean;
}

/** Whether what a datagram carries is nobody's and begins like QUIC. */
export function beginsLikeQuic({ layers, sources }: Dissector, udp: number): boolean {
  if (layers.count !== udp + 2 || layers.protocol(udp + 1) !== DATA) return false;
  const start = layers.start(udp + 1);
  const { bytes, end } = sources[layers.sourceOf(udp + 1)];
  const header = readLongHeader(bytes, start, end);
  // Whoever agreed to may send any value of the fixed bit later (RFC 9287).
  return (
    header !== undefined && (isKnownVersion(header.version) || isForcing(header.version)) && (bytes[start] & 0x40) !== 0
  );
}

/** Opens the initial packets of QUIC: their frames and the hellos inside become layers. */
export class QuicPackets implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly conversations: Conversations;
  private readonly states: StreamStates<State>;
  private readonly notes: LayerNotes<Note>;
  private readonly padding: LayerNotes<true>;
  private readonly quic: number;
  private readonly udp: number;
  private readonly frames: number;
  private readonly handshake: number;
  private readonly fragment: number;
  private readonly ids: { readonly [key: string]: number };
  private connections = 0;

  constructor(passage: Passage, quic: Protocol, ciphers: Ciphers) {
    const { dissector, compiler } = passage;
    const { catalog } = dissector;
    this.passage = passage;
    this.addresses = new Addresses(dissector);
    this.conversations = new Conversations(dissector, this.addresses, LIMIT);
    this.states = new StreamStates<State>(() => ({
      connection: new QuicConnection(ciphers),
      number: -1,
      ids: [NO_ID, NO_ID],
      first: NO_ID,
      shortened: -1,
    }));
    this.notes = new LayerNotes(passage);
    this.padding = new LayerNotes(passage);
    const idOf = (name: string): number => catalog.protocols.indexOf(catalog.named(name));
    this.quic = catalog.idOf(quic);
    this.udp = idOf("udp");
    this.frames = idOf("quic-frames");
    this.handshake = idOf("tls-handshake");
    this.fragment = idOf("tls-handshake-fragment");
    this.ids = compiler.generatedIds(quic);
  }

  /** Finds QUIC in datagrams on ports that nobody claims: a conversation that begins like it, or whose packets were QUIC. */
  recognise(udp: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    if (layers.count !== udp + 2 || layers.protocol(udp + 1) !== DATA) return;
    const start = layers.start(udp + 1);
    const source = layers.sourceOf(udp + 1);
    const network = this.addresses.around(udp);
    if (network < 0 || start >= dissector.sources[source].end) return;
    if (!beginsLikeQuic(dissector, udp) && !this.isKnown(udp, network)) return;
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
    if (layers.protocol(layer - 1) !== this.quic) this.divide(layer, bytes, captured);
    // A short header looks like anything: without a connection it is of nobody.
    if (state.number < 0 && (bytes[start] & 0x80) === 0 && layer === layers.count - 1) {
      const declared = layers.payloadEnd(layer);
      layers.count = layer;
      return dissector.extend(DATA, start, declared, layers.sourceOf(layer));
    }
    const direction = reversed ? 1 : 0;
    const reading = header && state.connection.read(direction, bytes, start, header, captured);
    const isKnown = this.isOf(state, direction, header, bytes, start, captured);
    const id = header || !isKnown ? NO_ID : state.ids[1 - direction];
    const isFirstShort = isKnown && !header && (bytes[start] & 0x80) === 0 && state.shortened !== state.number;
    if (isFirstShort) state.shortened = state.number;
    this.notes.add(layer, { header, reading, connection: isKnown ? state.number : -1, id, isFirstShort });
    dissector.forgetFields(layer);
    if (!reading?.payload) return;
    const frames = layers.count;
    this.add(this.frames, reading.payload, "Decrypted QUIC", { layer, at: Infinity });
    for (const { bytes, isWhole, begun, at } of reading.handshake) {
      const octets = isWhole ? concat(TLS_1_2, bytes) : bytes;
      // What is told says of which message a piece is.
      this.add(isWhole ? this.handshake : this.fragment, octets, "QUIC CRYPTO", { layer: frames, at }, begun);
    }
  }

  /** Whether a packet is of the connection that the conversation has now; an initial packet to somebody else begins another. */
  private isOf(
    state: State,
    direction: 0 | 1,
    header: LongHeader | undefined,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): boolean {
    const id = state.ids[1 - direction];
    if (header === undefined)
      return state.number >= 0 && ((bytes[start] & 0x80) !== 0 || leadsTo(id, bytes, start, end));
    const { destination, source, type } = header;
    // Later packets have the identifier that the server chose.
    const isEarly = type === "initial" || type === "0-rtt";
    const isKnown =
      state.number >= 0 && (equalOctets(destination, id) || (isEarly && equalOctets(destination, state.first)));
    if (!isKnown) {
      if (type !== "initial") return false;
      state.number = this.connections++;
      state.first = destination.slice();
      state.ids[1 - direction] = NO_ID;
    }
    // Of several retries the client follows the first.
    if (type !== "retry" || state.ids[direction].length === 0) state.ids[direction] = source.slice();
    return true;
  }

  /**
   * Looks at what follows the packets of a datagram that begins with this layer: another packet where the destination is the
   * same, and otherwise octets that make the datagram long enough.
   */
  private divide(first: number, bytes: Uint8Array, captured: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    for (let layer = first; layers.count > layer + 1; layer++) {
      const header = readLongHeader(bytes, layers.start(layer), captured);
      const start = header?.end ?? captured;
      if (header === undefined || start >= captured || layers.start(layer + 1) !== start) return;
      if (!leadsTo(header.destination, bytes, start, captured)) {
        layers.count = layer + 1;
        return this.padding.add(layer, true);
      }
      if (layers.protocol(layer + 1) === this.quic) continue;
      const declared = layers.payloadEnd(layer + 1);
      layers.count = layer + 1;
      dissector.extend(this.quic, start, declared, layers.sourceOf(layer));
    }
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
    if (layers.protocol(layer - 1) !== this.quic) {
      const information = dissector.addMark(ids["/information"]);
      if (connection >= 0) dissector.addNumber(ids["connection"], connection);
      else dissector.addMark(ids["unknownConnection"]);
      dissector.tree.include(information);
    }
    dissector.addNumber(ids["/packetLength"], end - start);
    const [first] = dissector.bytesOf(layer).subarray(start, start + 1);
    if (header) {
      dissector.addNumber(
        ids[header.version === VERSION_2 ? "fixed_bit/packetTypeTwo" : "fixed_bit/packetType"],
        (first >> 4) & 3,
      );
    }
    if (reading) {
      dissector.addNumber(ids["fixed_bit/reserved"], (reading.firstOctet >> 2) & 3);
      dissector.addNumber(ids["fixed_bit/packetNumberLength"], reading.packetNumberLength - 1);
      dissector.addObject(ids["packetNumber"], BigInt(reading.packetNumber));
      dissector.addObject(ids["plainPayload"], reading.protectedPayload);
      if (!reading.payload) dissector.addMark(ids["decryptionFailed"]);
    } else if (!header && (first & 0x80) === 0) {
      dissector.addMark(ids["<short"]);
      dissector.addNumber(ids["fixed_bit/spin"], (first >> 5) & 1);
      if (note.isFirstShort) dissector.addMark(ids["decryptionFailed"]);
      const payload = Math.min(start + 1 + note.id.length, end);
      if (note.id.length > 0) dissector.addObject(ids["fixed_bit/destination"], note.id);
      dissector.addObject(ids["remaining"], dissector.bytesOf(layer).slice(payload, end));
    } else if (header && header.type !== "retry" && header.numberAt < end) {
      dissector.addMark(ids[connection < 0 ? "numberFailed" : "decryptionFailed"]);
      dissector.addObject(ids["remaining"], dissector.bytesOf(layer).slice(header.numberAt, end));
    }
    if (this.padding.of(layer)) dissector.addMark(ids["padding"]);
  }

  private add(protocol: number, octets: Uint8Array, title: string, within: Source["within"], told = 0): void {
    const { dissector } = this.passage;
    const bytes = new Uint8Array(octets.length + SPARE);
    bytes.set(octets);
    const source = dissector.addSource({ bytes, start: 0, end: octets.length, title, within });
    dissector.extend(protocol, 0, octets.length, source, told);
  }

  private udpAround(layer: number): number {
    const { layers } = this.passage.dissector;
    for (let outer = layer - 1; outer > 0; outer--) if (layers.protocol(outer) === this.udp) return outer;
    return -1;
  }
}

/** Whether the packet at bytes[start..end) is for the connection with this identifier. */
function leadsTo(destination: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const isLong = (bytes[start] & 0x80) !== 0;
  const at = start + (isLong ? 6 : 1);
  if (at + destination.length > end || (isLong && bytes[at - 1] !== destination.length)) return false;
  return destination.every((octet, i) => bytes[at + i] === octet);
}

function equalOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, i) => octet === other[i]);
}

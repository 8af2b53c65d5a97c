import { u16 } from "../../bytes/numbers.ts";
import { NONE } from "../../definition/catalog.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { valueName } from "../../definition/registry.ts";
import type { Passage } from "../follower.ts";
import type { Framing } from "../framing.ts";
import { InnerStream } from "../inner-stream.ts";
import type { Payload, StreamDissector } from "../payload.ts";
import { StreamStates } from "../stream-states.ts";
import { suiteNames } from "./key-exchange.ts";
import { concat } from "./key-derivation.ts";
import type { OpenedRecord } from "./record-protection.ts";
import { plainPortOf } from "./secure-ports.ts";
import type { TlsSurroundings } from "./agreement.ts";
import { TlsConnection } from "./tls-connection.ts";

/** What a record begins with: type, version and length. */
const HEAD = 5;
const ALERT = 21;
const HANDSHAKE = 22;
const APPLICATION_DATA = 23;
/** Octets behind what was decrypted, so that wide reads near the end need no check. */
const SPARE = 16;

/** What a session needs for decryption. */
export type Decryption = Omit<TlsSurroundings, "suiteName">;

interface State {
  readonly connection: TlsConnection;
  readonly inner: readonly [InnerStream, InnerStream];
  /** The protocol inside, NONE while it is not known. */
  protocol: number;
  isKnown: boolean;
}

/** Application data of one record, for those who follow streams. */
export interface DecryptedPiece {
  readonly stream: number;
  readonly direction: number;
  readonly bytes: Uint8Array;
}

/** Decrypts what TLS connections carry, and hands it to the protocols inside. */
export class TlsStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly framing: Framing;
  private readonly plain: StreamDissector;
  private readonly ports: Int16Array;
  private readonly tls: number;
  private readonly tcp: number;
  private readonly http2: number;
  private readonly handshake: number;
  private readonly states: StreamStates<State>;
  private readonly found: DecryptedPiece[] = [];
  private turn = -1;

  /** `ports` has the protocols that TCP carries, by port. */
  constructor(passage: Passage, framing: Framing, tls: Protocol, ports: Int16Array, decryption: Decryption) {
    this.plain = framing.of(passage.dissector.catalog.idOf(tls));
    const { dissector } = passage;
    const { catalog } = dissector;
    this.passage = passage;
    this.framing = framing;
    this.ports = ports;
    const idOf = (name: string): number => catalog.protocols.indexOf(catalog.named(name));
    this.tls = catalog.idOf(tls);
    this.tcp = idOf("tcp");
    this.http2 = idOf("http2");
    this.handshake = idOf("tls-handshake");
    const suites = suiteNames(tls);
    const around = { ...decryption, suiteName: (suite: number) => valueName(suites, suite) };
    const inner = (stream: number, direction: number) =>
      new InnerStream(dissector, framing, "Reassembled TLS", stream, direction);
    this.states = new StreamStates<State>((stream) => ({
      connection: new TlsConnection(around),
      inner: [inner(stream, 0), inner(stream, 1)],
      protocol: NONE,
      isKnown: false,
    }));
  }

  /** Application data that records of the packet at hand held. */
  get decrypted(): readonly DecryptedPiece[] {
    return this.turn === this.passage.turn ? this.found : [];
  }

  dissect(payload: Payload): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const first = layers.count;
    this.plain.dissect(payload);
    const last = layers.count;
    for (let layer = first; layer < last; layer++) {
      const start = layers.start(layer);
      if (layers.protocol(layer) !== this.tls) continue;
      const { bytes, end } = dissector.sources[layers.sourceOf(layer)];
      // What has no header is the middle of a record, or a hello from before there were records.
      if (layers.headerEnd(layer) >= start + HEAD) this.decrypt(payload, bytes, start, end, layers.toldOf(layer));
      else this.states.of(payload.stream).connection.readOldHello(payload.direction === 0 ? 0 : 1, bytes, start, end);
    }
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }

  private decrypt({ stream, direction }: Payload, bytes: Uint8Array, at: number, captured: number, told: number): void {
    const state = this.states.of(stream);
    const [type, version, length] = [bytes[at], u16(bytes, at + 1), u16(bytes, at + 3)];
    const start = at + HEAD;
    const end = Math.min(start + length, captured);
    const opened = state.connection.read(direction === 0 ? 0 : 1, { type, version, bytes, start, end, length });
    if (opened === undefined) return;
    if (opened.type === APPLICATION_DATA) this.handOn(state, stream, direction, opened.bytes);
    else if (opened.type === HANDSHAKE)
      this.show(this.handshake, concat(Uint8Array.of(version >> 8, version & 0xff), opened.bytes), told);
    else if (opened.type === ALERT) this.show(this.tls, asRecord(opened, version));
    if (opened.type === ALERT && opened.bytes[1] === 0) this.close(state, direction);
  }

  private show(protocol: number, octets: Uint8Array, told = 0): void {
    const { dissector } = this.passage;
    const bytes = new Uint8Array(octets.length + SPARE);
    bytes.set(octets);
    const source = dissector.addSource({ bytes, start: 0, end: octets.length, title: "Decrypted TLS handshake" });
    dissector.extend(protocol, 0, octets.length, source, told);
  }

  private handOn(state: State, stream: number, direction: number, bytes: Uint8Array): void {
    const { turn } = this.passage;
    if (turn !== this.turn) this.found.length = 0;
    this.turn = turn;
    this.found.push({ stream, direction, bytes });
    this.passage.dissector.addSource({ bytes, start: 0, end: bytes.length, title: "Decrypted TLS" });
    if (!state.isKnown) {
      state.protocol = this.protocolInside(state.connection, bytes);
      state.isKnown = true;
    }
    if (state.protocol === NONE) return;
    state.protocol = state.inner[direction].take(state.protocol, bytes, true);
  }

  /** The sender will send no more: what lasts until the end is whole. */
  private close({ inner, protocol }: State, direction: number): void {
    if (protocol !== NONE) inner[direction].close(protocol);
  }

  /** What the server chose, or what its port stands for and the first octets may be. */
  private protocolInside(connection: TlsConnection, bytes: Uint8Array): number {
    if (connection.applicationProtocol === "h2") return this.http2;
    const { framing, ports } = this;
    for (const port of this.portsAround()) {
      const id = ports[plainPortOf(port)];
      if (id !== NONE && id !== this.tls && framing.takes(id, bytes, 0, bytes.length, true)) return id;
    }
    return NONE;
  }

  /** The ports of the segment that carries the layer added last. */
  private portsAround(): number[] {
    const { dissector } = this.passage;
    const { layers } = dissector;
    for (let layer = layers.count - 1; layer > 0; layer--) {
      if (layers.protocol(layer) !== this.tcp) continue;
      const [bytes, start] = [dissector.bytesOf(layer), layers.start(layer)];
      return [u16(bytes, start), u16(bytes, start + 2)];
    }
    return [];
  }
}

/** An alert as the record that it would be in the clear. */
function asRecord({ type, bytes }: OpenedRecord, version: number): Uint8Array {
  const head = Uint8Array.of(type, version >> 8, version & 0xff, bytes.length >> 8, bytes.length & 0xff);
  return concat(head, bytes);
}

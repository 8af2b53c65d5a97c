import { u16, u32, u32le } from "../bytes/numbers.ts";
import { NONE } from "../definition/catalog.ts";
import { packTds, tdsVersion, type TdsTold } from "../definition/tds-told.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Follower, Passage } from "./follower.ts";
import type { Framing } from "./framing.ts";
import { LayerNotes } from "./layer-notes.ts";
import { ONE_MORE_SEGMENT, Payload, type StreamDissector } from "./payload.ts";
import { Pieces } from "./pieces.ts";
import { addPieces } from "./reassembly-fields.ts";
import { StreamStates } from "./stream-states.ts";

const HEADER = 8;
const END_OF_MESSAGE = 1;
const Type = { response: 4, login: 16, preLogin: 18, tls: 23 } as const;
const LOGIN_ACCEPTED = 0xad;
/** Octets in front of the version that a server accepts, and of a token and its length. */
const ACCEPTED_VERSION = 4;
const TOKEN = 3;
/** Where a header has the channel and the number of a packet. */
const CHANNEL = 4;
const NUMBER = 6;
/** Messages of one connection that are being put together; each has as many packets as an octet can count. */
const MESSAGE_LIMIT = 16;

/** Packets of a message by their places, and the place of the last one, -1 where it is not there. */
interface Parts {
  readonly octets: Map<number, { readonly frame: number; readonly bytes: Uint8Array }>;
  last: number;
}

interface State {
  version: TdsTold["version"];
  /** By direction and channel: what is being put together. */
  readonly parts: Map<number, Parts>;
  /** What TLS remembers of the connection. */
  memory: number;
}

/** Cuts connections of TDS into packets and puts messages together that several of them carry; TLS goes on in them. */
export class TdsStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly framing: Framing;
  private readonly tds: number;
  private readonly message: number;
  private readonly tls: number;
  private readonly wholes: LayerNotes<Pieces>;
  private readonly ids: { readonly [key: string]: number };
  private readonly states = new StreamStates<State>(() => ({
    version: "unknown",
    parts: new Map(),
    memory: 0,
  }));

  constructor(passage: Passage, framing: Framing, tds: Protocol) {
    const { catalog } = passage.dissector;
    const named = (name: string): number => {
      const found = catalog.named(name);
      return found ? catalog.idOf(found) : NONE;
    };
    this.passage = passage;
    this.framing = framing;
    this.tds = catalog.idOf(tds);
    this.message = named("tds.message");
    this.tls = named("tls");
    this.wholes = new LayerNotes(passage);
    this.ids = Object.fromEntries(
      Object.keys(tds.generated ?? {}).map((key) => [key, passage.compiler.generated(tds, key)]),
    );
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, waits, declared, source } = payload;
    const { dissector } = this.passage;
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      if (end - at < HEADER) {
        if (waits) return payload.ask(ONE_MORE_SEGMENT, at);
        return dissector.extend(this.tds, at, declared, source);
      }
      if (bytes[at] === Type.tls && bytes[at + 1] === 3) {
        dissector.extendBare(this.tds, at, end, source);
        return this.carry(payload, at, end);
      }
      const stop = at + Math.max(HEADER, u16(bytes, at + 2));
      if (stop > end && waits) return payload.ask(stop - end, at);
      payload.sizes.push(stop - at);
      this.packet(payload, at, Math.min(stop, end), Math.min(stop, declared));
      at = stop;
    }
  }

  private packet(payload: Payload, at: number, end: number, declared: number): void {
    const { bytes, source, stream, direction } = payload;
    const { dissector } = this.passage;
    const state = this.states.of(stream);
    const type = bytes[at];
    const more = (bytes[at + 1] & END_OF_MESSAGE) === 0;
    const number = bytes[at + NUMBER];
    const { version } = state;
    if (!more && number <= 1) {
      note(state, bytes, type, at + HEADER, end);
      dissector.extend(this.tds, at, declared, source, packTds({ version, isPart: false, type: 0 }));
      if (type === Type.preLogin && isRecord(bytes, at + HEADER, end)) this.carry(payload, at + HEADER, end);
      return;
    }
    // The first of several packets has no status at all, in Wireshark's eyes.
    const belongs = number > 1 || bytes[at + 1] === 0;
    const key = (direction << 16) | u16(bytes, at + CHANNEL);
    const whole = belongs ? this.add(state, key, number - 1, bytes.slice(at + HEADER, end), more) : undefined;
    const layer = dissector.layers.count;
    dissector.extend(this.tds, at, declared, source, packTds({ version, isPart: true, type: whole ? type : 0 }));
    if (!whole || dissector.layers.count >= LAYER_LIMIT) return;
    this.wholes.add(layer, whole);
    note(state, whole.bytes, type, 0, whole.total);
    const put = { bytes: whole.bytes, start: 0, end: whole.total, title: "Reassembled TDS" };
    const told = packTds({ version, isPart: false, type });
    dissector.extend(this.message, 0, whole.total, dissector.addSource(put), told);
  }

  /** Adds one of several packets by its place among them; returns the whole once all are there. */
  private add(state: State, key: number, place: number, bytes: Uint8Array, more: boolean): Pieces | undefined {
    let parts = state.parts.get(key);
    if (!parts) {
      if (state.parts.size >= MESSAGE_LIMIT) state.parts.clear();
      state.parts.set(key, (parts = { octets: new Map(), last: -1 }));
    }
    if (!parts.octets.has(place)) parts.octets.set(place, { frame: this.passage.packet.number, bytes });
    if (!more) parts.last = place;
    if (parts.last < 0 || parts.octets.size <= parts.last) return undefined;
    const whole = new Pieces();
    for (let at = 0; at <= parts.last; at++) {
      const part = parts.octets.get(at);
      if (!part) return undefined;
      whole.add(part.frame, whole.filled, part.bytes, 0, part.bytes.length, at < parts.last);
    }
    state.parts.delete(key);
    return whole;
  }

  annotate(layer: number): void {
    const pieces = this.wholes.of(layer);
    if (pieces) addPieces(this.passage.dissector, this.ids, pieces);
  }

  forget(stream: number): void {
    this.states.forget(stream);
    if (this.tls !== NONE) this.framing.of(this.tls).forget?.(stream);
  }

  /** Hands bytes[at..end) on as TLS. */
  private carry(outer: Payload, at: number, end: number): void {
    if (this.tls === NONE) return;
    const state = this.states.of(outer.stream);
    const payload = new Payload();
    payload.stream = outer.stream;
    payload.memory = state.memory;
    payload.direction = outer.direction;
    payload.source = outer.source;
    payload.bytes = outer.bytes;
    payload.start = at;
    payload.end = payload.declared = end;
    this.framing.of(this.tls).dissect(payload);
    state.memory = payload.memory;
  }
}

/** Whether bytes[at..end) begin with a record of TLS. */
function isRecord(bytes: Uint8Array, at: number, end: number): boolean {
  return end - at > TOKEN && bytes[at] >= 0x14 && bytes[at] <= 0x17 && bytes[at + 1] === 3;
}

/** Keeps the version that a client asks for, or that a server accepts. */
function note(state: State, bytes: Uint8Array, type: number, at: number, end: number): void {
  if (type === Type.login && end - at >= HEADER) state.version = tdsVersion(u32le(bytes, at + 4));
  if (type !== Type.response) return;
  // What stands in front of the token says its own length.
  for (let token = at; token + TOKEN + ACCEPTED_VERSION < end;) {
    if (bytes[token] === LOGIN_ACCEPTED) {
      state.version = tdsVersion(u32(bytes, token + ACCEPTED_VERSION));
      return;
    }
    if (bytes[token] !== 0xe3 && bytes[token] !== 0xab && bytes[token] !== 0xaa) return;
    token += TOKEN + bytes[token + 1] + (bytes[token + 2] << 8);
  }
}

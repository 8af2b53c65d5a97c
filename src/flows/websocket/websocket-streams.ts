import { decodeText } from "../../bytes/text.ts";
import { DATA } from "../../definition/catalog.ts";
import { mediaProtocol } from "../../definition/media-types.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { LAYER_LIMIT } from "../../dissect/layers.ts";
import type { Follower, Passage } from "../follower.ts";
import { LayerNotes } from "../layer-notes.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "../payload.ts";
import type { Room } from "../room.ts";
import { StreamStates } from "../stream-states.ts";
import { MessageInflater } from "./message-inflater.ts";
import {
  frameLength,
  readWebSocketExtensions,
  WebSocketDirection,
  type WebSocketExtensions,
  type WebSocketMessage,
  type WebSocketReading,
} from "./websocket-direction.ts";

const CLOSE = 8;
/** Octets behind a message, so that wide reads near its end need no check. */
const SPARE = 16;
/** Keys of the generated fields of a payload, by opcode. */
const KEYS = new Map([
  [0, "continue"],
  [1, "text"],
  [9, "ping"],
  [10, "pong"],
]);

interface State {
  directions: readonly [WebSocketDirection, WebSocketDirection];
  deflates: boolean;
  /** The protocol of messages, where both sides agreed on one that is known. */
  carried: number | undefined;
}

/** What a server agreed to, by the values of its headers. */
export interface WebSocketTerms {
  readonly extensions: string;
  readonly protocol: string | undefined;
}

/** Cuts WebSocket connections into frames, takes masks off and decompresses messages. */
export class WebSocketStreams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly id: number;
  private readonly room: Room;
  /** The protocol of texts. */
  private readonly textLines: number;
  private readonly states: StreamStates<State>;
  private readonly readings: LayerNotes<{
    readonly reading: WebSocketReading;
    readonly state: State;
    readonly opcode: number;
    readonly isMasked: boolean;
  }>;
  private readonly ids: { readonly [key: string]: number };

  /** Messages are kept in `room`. */
  constructor(passage: Passage, webSocket: Protocol, room: Room) {
    const { compiler, dissector } = passage;
    this.passage = passage;
    this.id = dissector.catalog.idOf(webSocket);
    this.room = room;
    this.textLines = mediaProtocol(dissector.catalog, "text/plain");
    this.states = new StreamStates<State>(
      () => this.stateOf(undefined, 0),
      ({ directions }) => {
        for (const direction of directions) direction.forget();
      },
    );
    this.readings = new LayerNotes(passage);
    this.ids = compiler.generatedIds(webSocket);
  }

  /** A stream becomes a WebSocket, whose client sends in this direction; `extensions` is what the server agreed to. */
  begin(stream: number, client: number, { extensions, protocol }: WebSocketTerms): void {
    const { catalog } = this.passage.dissector;
    const named = protocol === undefined ? undefined : catalog.named(protocol.toLowerCase());
    const carried = named && catalog.idOf(named);
    Object.assign(this.states.of(stream), this.stateOf(readWebSocketExtensions(extensions), client), { carried });
  }

  dissect(payload: Payload): void {
    const { dissector } = this.passage;
    const { bytes, start, end, source, declared, stream, direction } = payload;
    const messages: WebSocketMessage[] = [];
    const { carried } = this.states.of(stream);
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      const length = frameLength(bytes, at, end);
      if (length < 0 && payload.waits) {
        payload.ask(ONE_MORE_SEGMENT, at);
        break;
      }
      const stop = length < 0 ? end : at + length;
      if (stop > end && payload.waits) {
        payload.ask(stop - end, at);
        break;
      }
      const state = this.states.of(stream);
      const reading = state.directions[direction].read(bytes, at, Math.min(stop, end));
      const isMasked = (bytes[at + 1] & 0x80) !== 0;
      const opcode = bytes[at] & 0x0f;
      if (reading) this.readings.add(dissector.layers.count, { reading, state, opcode, isMasked });
      dissector.extend(this.id, at, stop >= end ? declared : stop, source);
      if (reading?.message && reading.message.opcode < CLOSE) messages.push(reading.message);
      at = stop;
    }
    // What messages hold comes behind all frames, which are records of one layer.
    for (const { opcode, data } of messages) this.showData(carried ?? (opcode === TEXT ? this.textLines : DATA), data);
  }

  annotate(layer: number): void {
    const note = this.readings.of(layer);
    if (!note) return;
    const { reading, opcode } = note;
    if (note.state.deflates) this.passage.dissector.addNumber(this.ids["compressed"], reading.isCompressed ? 1 : 0);
    if (!note.isMasked && !reading.isCompressed) return;
    // The definition reads payloads that stand there as they are meant; others are read here.
    const plain = reading.isCompressed ? reading.message?.data : reading.payload;
    if (plain !== undefined)
      this.addPayload(reading.isCompressed ? (reading.message?.opcode ?? opcode) : opcode, plain);
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }

  private showData(protocol: number, message: Uint8Array): void {
    const { dissector } = this.passage;
    if (message.length === 0 || dissector.layers.count >= LAYER_LIMIT) return;
    const bytes = new Uint8Array(message.length + SPARE);
    bytes.set(message);
    const source = dissector.addSource({ bytes, start: 0, end: message.length, title: "WebSocket message" });
    dissector.extend(protocol, 0, message.length, source);
  }

  private addPayload(opcode: number, plain: Uint8Array): void {
    const { dissector } = this.passage;
    const { ids } = this;
    if (plain.length === 0) return;
    const mark = dissector.addMark(ids["payload"]);
    const key = KEYS.get(opcode);
    if (key === "text") dissector.addObject(ids["text"], decodeText(plain, 0, plain.length));
    else if (key !== undefined) dissector.addObject(ids[key], plain);
    else if (opcode === CLOSE && plain.length >= 2) {
      const close = dissector.addMark(ids["close"]);
      dissector.addNumber(ids["statusCode"], (plain[0] << 8) | plain[1]);
      if (plain.length > 2) dissector.addObject(ids["reason"], decodeText(plain, 2, plain.length));
      dissector.tree.close(close, dissector.tree.end(close));
    } else if (opcode !== BINARY) dissector.addObject(ids["unknown"], plain);
    dissector.tree.close(mark, dissector.tree.end(mark));
  }

  private stateOf(extensions: WebSocketExtensions | undefined, client: number): State {
    const direction = (number: number): WebSocketDirection => {
      if (!extensions?.deflates) return new WebSocketDirection(this.room);
      const keepsContext = number === client ? extensions.clientKeepsContext : extensions.serverKeepsContext;
      return new WebSocketDirection(this.room, new MessageInflater(keepsContext));
    };
    return { directions: [direction(0), direction(1)], deflates: extensions?.deflates === true, carried: undefined };
  }
}

const TEXT = 1;
const BINARY = 2;

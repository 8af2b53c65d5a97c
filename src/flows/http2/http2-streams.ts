import { decodeText } from "../../bytes/text.ts";
import { mediaProtocol } from "../../definition/media-types.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { LAYER_LIMIT } from "../../dissect/layers.ts";
import type { Follower, Passage } from "../follower.ts";
import { decodeContent, type ContentDecoders } from "../http/content-coding.ts";
import { LayerNotes } from "../layer-notes.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "../payload.ts";
import type { Room } from "../room.ts";
import { StreamStates } from "../stream-states.ts";
import { Http2Direction, isHttp2, MAGIC_LENGTH, type Http2Message, type Http2Reading } from "./http2-connection.ts";
import { Http2Fields } from "./http2-fields.ts";

const HEAD = 9;
/** Octets behind a body, so that wide reads near its end need no check. */
const SPARE = 16;

type State = readonly [Http2Direction, Http2Direction];

/** Cuts HTTP/2 connections into frames, each a layer, and says what their headers mean. */
export class Http2Streams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly decoders: ContentDecoders;
  private readonly id: number;
  private readonly states: StreamStates<State>;
  private readonly readings: LayerNotes<Http2Reading>;
  private readonly fields: Http2Fields;

  /** Bodies are kept in `room`, and their codings undone by `decoders`. */
  constructor(passage: Passage, http2: Protocol, room: Room, decoders: ContentDecoders) {
    this.passage = passage;
    this.decoders = decoders;
    this.id = passage.dissector.catalog.idOf(http2);
    this.states = new StreamStates<State>(
      () => [new Http2Direction(room), new Http2Direction(room)],
      (directions) => {
        for (const direction of directions) direction.forget();
      },
    );
    this.readings = new LayerNotes(passage);
    this.fields = new Http2Fields(passage, http2);
  }

  dissect(payload: Payload): void {
    const { dissector } = this.passage;
    const { bytes, start, end, source, declared, stream, direction } = payload;
    const messages: Http2Message[] = [];
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      const isMagic = isHttp2(bytes, at, end);
      if (!isMagic && end - at < HEAD) {
        if (payload.waits) payload.ask(ONE_MORE_SEGMENT, at);
        else dissector.extend(this.id, at, declared, source);
        break;
      }
      const length = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
      const stop = at + (isMagic ? MAGIC_LENGTH : HEAD + length);
      if (stop > end && payload.waits) {
        payload.ask(stop - end, at);
        break;
      }
      if (!isMagic) {
        const reading = this.states.of(stream)[direction].read(bytes, at, Math.min(stop, end));
        this.readings.add(dissector.layers.count, reading);
        if (reading.message && reading.message.body.length > 0) messages.push(reading.message);
      }
      dissector.extend(this.id, at, stop > end ? declared : stop, source);
      at = stop;
    }
    // What bodies hold comes behind all frames, which are records of one layer.
    for (const message of messages) this.showBody(message);
  }

  annotate(layer: number): void {
    const reading = this.readings.of(layer);
    if (reading) this.fields.add(reading);
  }

  /** What a layer's frame adds to what its octets say; undefined for what is no frame. */
  frameOf(layer: number): Http2Reading | undefined {
    return this.readings.of(layer);
  }

  /** The body of a message without the coding of its content. */
  contentOf(message: Http2Message): Uint8Array {
    return decodeContent(header(message, "content-encoding") ?? "", message.body, this.decoders).bytes;
  }

  private showBody(message: Http2Message): void {
    const { dissector } = this.passage;
    if (dissector.layers.count >= LAYER_LIMIT) return;
    const plain = this.contentOf(message);
    if (plain.length === 0) return;
    const bytes = new Uint8Array(plain.length + SPARE);
    bytes.set(plain);
    const source = dissector.addSource({ bytes, start: 0, end: plain.length, title: "Body" });
    dissector.extend(mediaProtocol(dissector.catalog, header(message, "content-type")), 0, plain.length, source);
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }
}

function header({ fields }: Http2Message, wanted: string): string | undefined {
  const found = fields.find(({ name }) => decodeText(name, 0, name.length) === wanted);
  return found && decodeText(found.value, 0, found.value.length);
}

import type { Protocol } from "../../definition/protocol.ts";
import { LAYER_LIMIT } from "../../dissect/layers.ts";
import type { Follower, Passage } from "../follower.ts";
import { LayerNotes } from "../layer-notes.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "../payload.ts";
import type { Room } from "../room.ts";
import { StreamStates } from "../stream-states.ts";
import { Http2Direction, isHttp2, MAGIC_LENGTH, type Http2Message, type Http2Reading } from "./http2-connection.ts";
import { Http2Fields } from "./http2-fields.ts";

const HEAD = 9;

type State = readonly [Http2Direction, Http2Direction];

/** Cuts HTTP/2 connections into frames, each a layer, and says what their headers mean. */
export class Http2Streams implements StreamDissector, Follower {
  private readonly passage: Passage;
  private readonly id: number;
  private readonly states: StreamStates<State>;
  private readonly readings: LayerNotes<Http2Reading>;
  private readonly fields: Http2Fields;

  /** Bodies are kept in `room`. */
  constructor(passage: Passage, http2: Protocol, room: Room) {
    this.passage = passage;
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
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      const isMagic = isHttp2(bytes, at, end);
      if (!isMagic && end - at < HEAD) {
        if (payload.waits) return payload.ask(ONE_MORE_SEGMENT, at);
        return dissector.extend(this.id, at, declared, source);
      }
      const length = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
      const stop = at + (isMagic ? MAGIC_LENGTH : HEAD + length);
      if (stop > end && payload.waits) return payload.ask(stop - end, at);
      if (!isMagic)
        this.readings.add(
          dissector.layers.count,
          this.states.of(stream)[direction].read(bytes, at, Math.min(stop, end)),
        );
      dissector.extend(this.id, at, stop > end ? declared : stop, source);
      at = stop;
    }
  }

  annotate(layer: number): void {
    const reading = this.readings.of(layer);
    if (reading) this.fields.add(reading);
  }

  /** The message that a layer's frame completes. */
  messageOf(layer: number): Http2Message | undefined {
    return this.readings.of(layer)?.message;
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }
}

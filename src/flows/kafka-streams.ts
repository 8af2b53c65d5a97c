import { remember } from "../bytes/remember.ts";
import { u16, u32 } from "../bytes/numbers.ts";
import { KAFKA_REQUEST, KAFKA_RESPONSE, type KafkaRequest } from "../definition/kafka-told.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Passage } from "./follower.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";
import { StreamStates } from "./stream-states.ts";

const SERVER = 9092;
/** Octets of a length, behind which responses have the number of their request, and where requests have it. */
const LENGTH = 4;
const REQUEST_NUMBER = 8;
/** Requests of a connection that are remembered. */
const REQUEST_LIMIT = 4096;

/** Cuts connections of Kafka into messages, and tells responses what they answer. */
export class KafkaStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly kafka: number;
  private readonly ported: Ported;
  private readonly states = new StreamStates<Map<number, KafkaRequest>>(() => new Map());

  constructor(passage: Passage, kafka: Protocol) {
    this.passage = passage;
    this.kafka = passage.dissector.catalog.idOf(kafka);
    this.ported = new Ported(passage.dissector);
  }

  dissect(payload: Payload): void {
    const { bytes, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    this.ported.find(dissector.layers.count);
    const isRequest = this.ported.destination === SERVER;
    for (let at = payload.start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      if (end - at < LENGTH && waits) return payload.ask(ONE_MORE_SEGMENT, at);
      const stop = end - at < LENGTH ? end : at + LENGTH + u32(bytes, at);
      if (stop > end && waits) return payload.ask(stop - end, at);
      payload.sizes.push(stop - at);
      this.add(payload, at, Math.min(stop, end), isRequest);
      dissector.extend(this.kafka, at, Math.min(stop, declared), source, isRequest ? KAFKA_REQUEST : KAFKA_RESPONSE);
      at = stop;
    }
  }

  /** Remembers a request, and notes of a response what it answers. */
  private add({ bytes, stream }: Payload, at: number, end: number, isRequest: boolean): void {
    const number = at + (isRequest ? REQUEST_NUMBER : LENGTH);
    if (number + 4 > end) return;
    const known = this.states.of(stream);
    const { dissector, packet } = this.passage;
    const key = u32(bytes, number);
    if (isRequest) {
      const request = { api: u16(bytes, at + 4), version: u16(bytes, at + 6), frame: packet.number };
      return remember(known, key, request, REQUEST_LIMIT);
    }
    const request = known.get(key);
    if (request) dissector.tell(dissector.layers.count, request);
  }

  forget(stream: number): void {
    this.states.forget(stream);
  }
}

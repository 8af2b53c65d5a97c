import type { Protocol } from "../definition/protocol.ts";
import { thriftEnd, THRIFT_GOES_ON } from "../definition/thrift-told.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Passage } from "./follower.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";

/** Cuts connections of Thrift into messages; one that goes on is shown as far as it goes, and again with each further segment. */
export class ThriftStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly thrift: number;

  constructor(passage: Passage, thrift: Protocol) {
    this.passage = passage;
    this.thrift = passage.dissector.catalog.idOf(thrift);
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      const stop = thriftEnd(bytes, at, end);
      if (stop === 0 && waits) {
        dissector.extend(this.thrift, at, declared, source, THRIFT_GOES_ON);
        return payload.ask(ONE_MORE_SEGMENT, at);
      }
      dissector.extend(this.thrift, at, stop > 0 ? Math.min(stop, declared) : declared, source);
      at = stop > 0 ? stop : end;
    }
  }
}

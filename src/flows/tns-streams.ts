import { u16, u32 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { packSide } from "../definition/told.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Passage } from "./follower.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";
import { Ported } from "./ported.ts";

const HEADER = 8;

/** Cuts connections of TNS into packets, and tells each who sent it. */
export class TnsStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly tns: number;
  private readonly ports: readonly number[];
  private readonly ported: Ported;

  constructor(passage: Passage, tns: Protocol) {
    this.passage = passage;
    this.tns = passage.dissector.catalog.idOf(tns);
    this.ports = [tns.carriedBy?.["tcp.port"] ?? []].flat(2);
    this.ported = new Ported(passage.dissector);
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    this.ported.find(dissector.layers.count);
    const told = packSide(this.ports.includes(this.ported.destination) ? "client" : "server");
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      if (end - at < HEADER && waits) return payload.ask(ONE_MORE_SEGMENT, at);
      const size = end - at < HEADER ? end - at : Math.max(HEADER, u16(bytes, at) || u32(bytes, at));
      const stop = at + size;
      if (stop > end && waits) return payload.ask(stop - end, at);
      payload.sizes.push(size);
      dissector.extend(this.tns, at, Math.min(stop, declared), source, told);
      at = stop;
    }
  }
}

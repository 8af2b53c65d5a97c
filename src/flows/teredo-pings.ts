import { u16 } from "../bytes/numbers.ts";
import { TEREDO_PING } from "../definition/told.ts";
import type { Follower, Passage } from "./follower.ts";

const ECHO_REQUEST = 128;
const TEREDO_PORT = 3544;
/** Layers between a ping and the datagram that it is in: IPv6 and Teredo. */
const BELOW = 3;

/** Tells pings to a server of Teredo that they hold a nonce (RFC 4380 5.2.9), which is all that Wireshark shows of their data. */
export class TeredoPings implements Follower {
  private readonly passage: Passage;

  constructor(passage: Passage) {
    this.passage = passage;
  }

  follow(layer: number): void {
    if (layer <= BELOW) return;
    const { dissector } = this.passage;
    const { layers, catalog } = dissector;
    if (catalog.protocols[layers.protocol(layer - 2)]?.name !== "teredo") return;
    const { bytes, end } = dissector.sources[layers.sourceOf(layer)];
    const start = layers.start(layer);
    const datagram = layers.start(layer - BELOW);
    if (start >= end || bytes[start] !== ECHO_REQUEST || u16(bytes, datagram + 2) !== TEREDO_PORT) return;
    layers.setTold(layer, TEREDO_PING);
    layers.setEnds(layer, layers.payloadEnd(layer), layers.payloadEnd(layer));
    layers.count = layer + 1;
    dissector.forgetFields(layer);
  }
}

import { u16 } from "../bytes/numbers.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import type { Follower, Passage } from "./follower.ts";

/** A client asks for a channel. */
const CHANNEL_BIND = 0x0009;

/** Who bound a channel of TURN sends and gets data behind its number, which nothing but the port tells from other data (RFC 8656 12). */
export class TurnChannels implements Follower {
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly stun: number;
  private readonly announce: (address: string, port: number, protocol: number) => void;

  /** `announce` is told of each end that bound a channel. */
  constructor(passage: Passage, stun: Protocol, announce: (address: string, port: number, protocol: number) => void) {
    this.passage = passage;
    this.addresses = new Addresses(passage.dissector);
    this.stun = passage.dissector.catalog.idOf(stun);
    this.announce = announce;
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const start = layers.start(layer);
    const network = this.addresses.around(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    if (network < 0 || network === layer - 1 || end - start < 2 || this.addresses.quoted(network)) return;
    if (u16(dissector.bytesOf(layer), start) !== CHANNEL_BIND) return;
    const port = u16(dissector.bytesOf(layer - 1), layers.start(layer - 1));
    this.announce(this.addresses.text(network, false), port, this.stun);
  }
}

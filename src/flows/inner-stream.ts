import { NONE } from "../definition/catalog.ts";
import type { Dissector } from "../dissect/dissector.ts";
import type { Framing } from "./framing.ts";
import { Payload, UNTIL_END } from "./payload.ts";

/** Octets of one message that are put together out of what a stream carries. */
const MOST_INNER_OCTETS = 64 * 1024 * 1024;
/** Octets behind what was put together, so that wide reads near the end need no check. */
const SPARE = 16;

/** One direction of a stream that another one carries (in TLS records, in WebSocket frames), whose pieces come in order. */
export class InnerStream {
  private readonly dissector: Dissector;
  private readonly framing: Framing;
  private readonly title: string;
  private readonly payload = new Payload();
  /** The beginning of a message that is not whole, and how many octets it has at least. */
  private bytes: Uint8Array = new Uint8Array(0);
  private filled = 0;
  private wanted = 0;

  /** `title` is what people call the octets. */
  constructor(dissector: Dissector, framing: Framing, title: string, stream: number, direction: number) {
    this.dissector = dissector;
    this.framing = framing;
    this.title = title;
    this.payload.stream = stream;
    this.payload.direction = direction;
  }

  /** Octets were lost: what was begun is given up. */
  forget(): void {
    this.filled = 0;
    this.wanted = 0;
    this.payload.resume = 0;
  }

  /**
   * Hands the next octets to the protocol of this id, or keeps them until a message is whole; `waits`: more may come.
   * Returns the protocol that the stream carries from now on.
   */
  take(protocol: number, piece: Uint8Array, waits: boolean): number {
    if (this.filled + piece.length > MOST_INNER_OCTETS) this.forget();
    this.append(piece);
    if (waits && this.filled < this.wanted) return protocol;
    const { dissector, payload, bytes, filled } = this;
    const layers = dissector.layers.count;
    payload.source = dissector.addSource({ bytes, start: 0, end: filled, title: this.title });
    payload.bytes = bytes;
    payload.start = 0;
    payload.end = payload.declared = filled;
    payload.waits = waits;
    payload.need = payload.from = 0;
    payload.become = NONE;
    if (filled > 0) this.framing.of(protocol).dissect(payload);
    if (dissector.layers.count === layers) dissector.sources.pop();
    this.keep(payload.need === 0 ? filled : payload.from, payload.need);
    return payload.become === NONE ? protocol : payload.become;
  }

  /** The sender will send no more: a message that lasts until then is whole. */
  close(protocol: number): void {
    if (this.wanted === Infinity) this.take(protocol, new Uint8Array(0), false);
  }

  private append(piece: Uint8Array): void {
    const needed = this.filled + piece.length + SPARE;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, 2 * this.filled));
      grown.set(this.bytes.subarray(0, this.filled));
      this.bytes = grown;
    }
    this.bytes.set(piece, this.filled);
    this.filled += piece.length;
  }

  /** Keeps what was not dissected. Layers of this packet still read the octets: they get no others in their place. */
  private keep(from: number, need: number): void {
    const left = this.filled - from;
    if (from > 0 || left === 0) {
      this.bytes = left === 0 ? new Uint8Array(0) : this.bytes.slice(from, this.filled + SPARE);
      this.filled = left;
    }
    if (need === 0) this.payload.resume = 0;
    this.wanted = need > 0 ? left + need : need === UNTIL_END ? Infinity : left + 1;
  }
}

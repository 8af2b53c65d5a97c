import { NONE } from "../definition/catalog.ts";
import type { Follower, Passage } from "./follower.ts";

/** Octets in front of the attributes, and in front of each one's value. */
const HEADER = 20;
const ATTRIBUTE_HEADER = 2;
const EAP_MESSAGE = 79;
/** Octets behind a message, so that wide reads near its end need no check. */
const SPARE = 16;

/** EAP messages in RADIUS: attributes of 253 octets at most, which are put together in their order (RFC 3579 3.1). */
export class RadiusEap implements Follower {
  private readonly passage: Passage;
  private readonly eap: number;

  constructor(passage: Passage) {
    this.passage = passage;
    const { catalog } = passage.dissector;
    const eap = catalog.named("eap");
    this.eap = eap ? catalog.idOf(eap) : NONE;
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const bytes = dissector.bytesOf(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    const pieces: Uint8Array[] = [];
    for (let at = layers.start(layer) + HEADER; at + ATTRIBUTE_HEADER < end;) {
      const stop = at + bytes[at + 1];
      if (stop < at + ATTRIBUTE_HEADER || stop > end) break;
      if (bytes[at] === EAP_MESSAGE) pieces.push(bytes.subarray(at + ATTRIBUTE_HEADER, stop));
      at = stop;
    }
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (this.eap === NONE || length === 0) return;
    const whole = new Uint8Array(length + SPARE);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    const source = dissector.addSource({ bytes: whole, start: 0, end: length, title: "Reassembled EAP" });
    dissector.extend(this.eap, 0, length, source);
  }
}

import { readBerHead, type BerElement } from "../bytes/ber.ts";
import { u32 } from "../bytes/numbers.ts";
import { NONE } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";
import type { Framing } from "./framing.ts";
import type { Passage } from "./follower.ts";
import { ONE_MORE_SEGMENT, type Payload, type StreamDissector } from "./payload.ts";

const SEQUENCE = 0x30;
/** Octets that say how long a message is at most; those of a buffer's length. */
const LONGEST_HEAD = 6;
const BUFFER_HEAD = 4;
/** Octets of a buffer: longer ones are none. */
const LONGEST_BUFFER = 0xffffff;

/** How records of TLS begin: with one of these types, and their version. */
const FIRST_TYPE = 20;
const LAST_TYPE = 23;
const VERSION = 3;

/**
 * Cuts connections of LDAP into messages (RFC 4511 5.1) and the buffers of a security layer (RFC 4422 3.7), until they go
 * on as TLS (4.14).
 */
export class LdapStreams implements StreamDissector {
  private readonly passage: Passage;
  private readonly framing: Framing;
  private readonly ldap: number;
  private readonly tls: number;
  private readonly element: BerElement = { tag: 0, start: 0, end: 0 };

  constructor(passage: Passage, framing: Framing, ldap: Protocol) {
    const { catalog } = passage.dissector;
    const tls = catalog.named("tls");
    this.passage = passage;
    this.framing = framing;
    this.ldap = catalog.idOf(ldap);
    this.tls = tls ? catalog.idOf(tls) : NONE;
  }

  dissect(payload: Payload): void {
    const { bytes, start, end, source, declared, waits } = payload;
    const { dissector } = this.passage;
    if (this.tls !== NONE && isTls(bytes, start, end)) {
      payload.become = this.tls;
      return this.framing.of(this.tls).dissect(payload);
    }
    for (let at = start; at < end && dissector.layers.count < LAYER_LIMIT;) {
      const size = this.sizeAt(bytes, at, end);
      if (size === 0 && waits) return payload.ask(ONE_MORE_SEGMENT, at);
      if (size <= 0) return;
      const stop = at + size;
      if (stop > end && waits) return payload.ask(stop - end, at);
      payload.sizes.push(size);
      dissector.extend(this.ldap, at, Math.min(stop, declared), source);
      at = stop;
    }
  }

  /** Octets of what begins at `at`: 0 where that is not known yet, -1 where it is neither message nor buffer. */
  private sizeAt(bytes: Uint8Array, at: number, end: number): number {
    if (bytes[at] === SEQUENCE) {
      if (readBerHead(bytes, at, end, this.element)) return this.element.end - at;
      return end - at < LONGEST_HEAD ? 0 : -1;
    }
    if (end - at < BUFFER_HEAD) return bytes[at] === 0 ? 0 : -1;
    const length = u32(bytes, at);
    return length > 0 && length <= LONGEST_BUFFER ? BUFFER_HEAD + length : -1;
  }
}

function isTls(bytes: Uint8Array, at: number, end: number): boolean {
  return at + 2 <= end && bytes[at] >= FIRST_TYPE && bytes[at] <= LAST_TYPE && bytes[at + 1] === VERSION;
}

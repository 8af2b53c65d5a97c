import type { Ciphers } from "../tls/ciphers.ts";
import { HandshakeMessages } from "../tls/handshake-messages.ts";
import { concat } from "../tls/key-derivation.ts";
import { CryptoStream } from "./crypto-stream.ts";
import { cryptoFrames } from "./quic-frames.ts";
import { initialProtection, type OpenedPacket, type PacketProtection } from "./quic-keys.ts";
import type { LongHeader } from "./quic-packet.ts";

export interface QuicReading extends OpenedPacket {
  /** Messages of the TLS handshake that this packet makes whole, without records around them. */
  readonly handshake: Uint8Array;
}

interface Sides {
  readonly protection: readonly [PacketProtection, PacketProtection];
  readonly streams: readonly [CryptoStream, CryptoStream];
  readonly messages: readonly [HandshakeMessages, HandshakeMessages];
}

/**
 * The initial packets of the QUIC connections between two endpoints (RFC 9001 section 5.2), whose keys follow from what they
 * show. Several connections may follow each other.
 */
export class QuicConnection {
  private readonly ciphers: Ciphers;
  /** Whose packets the client's are: 0 or 1. */
  private client: 0 | 1 = 0;
  private sides: Sides | undefined;

  constructor(ciphers: Ciphers) {
    this.ciphers = ciphers;
  }

  /** Opens the packet with this head at bytes[start..end); undefined where it is no initial packet, or a key is missing. */
  read(direction: 0 | 1, bytes: Uint8Array, start: number, header: LongHeader, end: number): QuicReading | undefined {
    if (header.type !== "initial" || header.end > end) return undefined;
    const known = this.sides && this.open(this.sides, direction, bytes, start, header.numberAt, header.end);
    if (known) return known;
    // A client's first packet, or the one that answers a Retry, has keys of its own.
    const protection = initialProtection(this.ciphers, header.version, header.destination);
    if (protection === undefined) return undefined;
    const sides: Sides = {
      protection,
      streams: [new CryptoStream(), new CryptoStream()],
      messages: [new HandshakeMessages(), new HandshakeMessages()],
    };
    const before = this.client;
    this.client = direction;
    const reading = this.open(sides, direction, bytes, start, header.numberAt, header.end);
    if (reading) this.sides = sides;
    else this.client = before;
    return reading;
  }

  private open(
    { protection, streams, messages }: Sides,
    direction: 0 | 1,
    bytes: Uint8Array,
    start: number,
    numberAt: number,
    end: number,
  ): QuicReading | undefined {
    const side = direction === this.client ? 0 : 1;
    const opened = protection[side].open(bytes, start, numberAt, end);
    if (opened === undefined) return undefined;
    const { payload } = opened;
    const whole: Uint8Array[] = [];
    for (const frame of cryptoFrames(payload)) {
      const piece = streams[side].add(frame.offset, payload.subarray(frame.start, frame.end));
      messages[side].read(piece, (_, message) => whole.push(message));
    }
    const handshake = concat(...whole);
    return { ...opened, handshake };
  }
}

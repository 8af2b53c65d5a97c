import type { Ciphers } from "../tls/ciphers.ts";
import { HandshakeMessages } from "../tls/handshake-messages.ts";
import { concat } from "../tls/key-derivation.ts";
import { CryptoStream } from "./crypto-stream.ts";
import { cryptoFrames } from "./quic-frames.ts";
import { initialProtection, type PacketProtection, type UnmaskedPacket } from "./quic-keys.ts";
import type { LongHeader } from "./quic-packet.ts";

/** What pieces of the TLS handshake give once they are in order. */
export interface HandshakePart {
  /** Messages that are whole, or octets of one that is not; without records around them. */
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
  /** The type of the message that is not whole; -1 where all are. */
  readonly begun: number;
  /** Where the piece that made it so is in the payload. */
  readonly at: number;
}

export interface QuicReading extends UnmaskedPacket {
  /** Frames; undefined where no key fits. */
  readonly payload: Uint8Array | undefined;
  readonly handshake: readonly HandshakePart[];
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
  /** The server wants the same handshake again, in packets with other keys. */
  private retries = false;

  constructor(ciphers: Ciphers) {
    this.ciphers = ciphers;
  }

  /** Opens the packet with this head at bytes[start..end); undefined where it is no initial packet, or a key is missing. */
  read(direction: 0 | 1, bytes: Uint8Array, start: number, header: LongHeader, end: number): QuicReading | undefined {
    if (header.type === "retry") this.retries = true;
    if (header.type !== "initial") return undefined;
    const isCut = header.end > end;
    if (isCut && this.sides) return undefined;
    const known = this.sides && this.open(this.sides, direction, bytes, start, header.numberAt, header.end);
    if (known) return known;
    // A client's first packet, or the one that answers a Retry, has keys of its own.
    const protection = initialProtection(this.ciphers, header.version, header.destination);
    if (protection === undefined) return undefined;
    const sides = this.retries && this.sides ? { ...this.sides, protection } : newSides(protection);
    const before = this.client;
    this.client = direction;
    const reading = isCut ? undefined : this.open(sides, direction, bytes, start, header.numberAt, header.end);
    // What was cut off cannot be opened, but what answers it can.
    if (reading || isCut) {
      this.sides = sides;
      this.retries = false;
    } else this.client = before;
    if (reading || isCut) return reading;
    const unmasked = protection[0].unmask(bytes, start, header.numberAt, header.end);
    return unmasked && { ...unmasked, payload: undefined, handshake: [] };
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
    const handshake: HandshakePart[] = [];
    for (const frame of cryptoFrames(payload)) {
      const piece = streams[side].add(frame.offset, payload.subarray(frame.start, frame.end));
      if (piece.length === 0) continue;
      const whole: Uint8Array[] = [];
      messages[side].read(piece, (_, message) => whole.push(message));
      const isWhole = whole.length > 0;
      handshake.push({
        bytes: isWhole ? concat(...whole) : piece,
        isWhole,
        begun: messages[side].begun,
        at: frame.start,
      });
    }
    return { ...opened, handshake };
  }
}

function newSides(protection: Sides["protection"]): Sides {
  return {
    protection,
    streams: [new CryptoStream(), new CryptoStream()],
    messages: [new HandshakeMessages(), new HandshakeMessages()],
  };
}

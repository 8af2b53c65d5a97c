import { KeptOctets } from "../kept-octets.ts";
import type { Room } from "../room.ts";
import type { MessageInflater } from "./message-inflater.ts";

/** Octets kept of one message, compressed or not. */
export const MOST_MESSAGE_OCTETS = 16 * 1024 * 1024;

const CONTINUATION = 0;
const FIRST_CONTROL = 8;

/** What both sides agreed on beside RFC 6455, by what the server's Sec-WebSocket-Extensions says. */
export interface WebSocketExtensions {
  readonly deflates: boolean;
  readonly clientKeepsContext: boolean;
  readonly serverKeepsContext: boolean;
}

export function readWebSocketExtensions(header: string): WebSocketExtensions {
  const offers = header.split(",").map((offer) => offer.split(";").map((part) => part.trim().toLowerCase()));
  const deflate = offers.find(([name]) => name === "permessage-deflate");
  return {
    deflates: deflate !== undefined,
    clientKeepsContext: deflate?.includes("client_no_context_takeover") !== true,
    serverKeepsContext: deflate?.includes("server_no_context_takeover") !== true,
  };
}

/** A message whose last frame has come. */
export interface WebSocketMessage {
  readonly opcode: number;
  readonly data: Uint8Array;
  /** It is longer than what was kept of it, or could not be decompressed. */
  readonly problem?: string;
}

export interface WebSocketReading {
  /** The payload of the frame, without its mask. */
  readonly payload: Uint8Array;
  readonly isCompressed: boolean;
  readonly message?: WebSocketMessage;
}

/** One direction of a WebSocket connection (RFC 6455), fed frame by frame in order. */
export class WebSocketDirection {
  private readonly inflater: MessageInflater | undefined;
  private readonly message: KeptOctets;
  private opcode = CONTINUATION;
  private isCompressed = false;

  /** Messages are kept in `room`. `inflater`: compression was agreed on. */
  constructor(room: Room, inflater?: MessageInflater) {
    this.message = new KeptOctets(room, MOST_MESSAGE_OCTETS);
    this.inflater = inflater;
  }

  /** Octets were lost. */
  forget(): void {
    this.message.forget();
    this.inflater?.forget();
  }

  /** Reads the frame bytes[start..end); undefined where its head is not there. */
  read(bytes: Uint8Array, start: number, end: number): WebSocketReading | undefined {
    const head = headLength(bytes, start, end);
    if (start + head > end) return undefined;
    const isMasked = (bytes[start + 1] & 0x80) !== 0;
    const payload = isMasked ? unmasked(bytes, start + head, end, start + head - 4) : bytes.slice(start + head, end);
    const isLast = (bytes[start] & 0x80) !== 0;
    const opcode = bytes[start] & 0x0f;
    if (opcode >= FIRST_CONTROL) return { payload, isCompressed: false, message: { opcode, data: payload } };
    if (opcode !== CONTINUATION) {
      this.message.forget();
      this.opcode = opcode;
      this.isCompressed = this.inflater !== undefined && (bytes[start] & 0x40) !== 0;
    }
    const { isCompressed } = this;
    this.message.add(payload);
    return isLast ? { payload, isCompressed, message: this.finish() } : { payload, isCompressed };
  }

  private finish(): WebSocketMessage {
    const { opcode, inflater } = this;
    const { isCut } = this.message;
    const data = this.message.take();
    const problem = isCut ? `more than ${MOST_MESSAGE_OCTETS} octets` : undefined;
    if (!this.isCompressed || inflater === undefined) return { opcode, data, ...(problem ? { problem } : {}) };
    const inflated = inflater.read(data, MOST_MESSAGE_OCTETS);
    // What was not kept is missing to later messages, too.
    if (isCut) inflater.forget();
    const fault = problem ?? inflated.problem;
    return { opcode, data: inflated.bytes, ...(fault ? { problem: fault } : {}) };
  }
}

/** How long the frame at `start` is, -1 where its head is not there; no frame that anybody sends is longer than 2^52 octets. */
export function frameLength(bytes: Uint8Array, start: number, end: number): number {
  const head = headLength(bytes, start, end);
  if (start + head > end) return -1;
  const length = bytes[start + 1] & 0x7f;
  if (length < 126) return head + length;
  let long = 0;
  for (let at = start + 2; at < start + (length === 126 ? 4 : 10); at++) long = long * 256 + bytes[at];
  return head + Math.min(long, 2 ** 52);
}

/** Octets in front of the payload, at least 2. */
function headLength(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 2) return 2;
  const length = bytes[start + 1] & 0x7f;
  return 2 + (length === 126 ? 2 : length === 127 ? 8 : 0) + (bytes[start + 1] & 0x80 ? 4 : 0);
}

/** A copy of bytes[start..end) without the mask whose four octets are at `key`. */
function unmasked(bytes: Uint8Array, start: number, end: number, key: number): Uint8Array {
  const plain = bytes.slice(start, end);
  for (let i = 0; i < plain.length; i++) plain[i] ^= bytes[key + (i & 3)];
  return plain;
}

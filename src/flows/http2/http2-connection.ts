import { KeptOctets } from "../kept-octets.ts";
import type { Room } from "../room.ts";
import { HpackReader, type HeaderBlock, type HeaderField } from "./hpack.ts";

/** Streams of a connection that are open at the same time; the oldest gives way to a new one. */
const MOST_STREAMS = 1024;
/** Octets kept of one body. */
const MOST_BODY_OCTETS = 64 * 1024 * 1024;

const FRAME_HEAD = 9;
/** Types and flags of frames (RFC 9113 section 6). */
const DATA = 0;
const HEADERS = 1;
const RST_STREAM = 3;
const PUSH_PROMISE = 5;
const CONTINUATION = 9;
const END_STREAM = 0x01;
const END_HEADERS = 0x04;
const PADDED = 0x08;
const PRIORITY = 0x20;

/** What a client sends first (RFC 9113 section 3.4). */
const MAGIC = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
export const MAGIC_LENGTH: number = MAGIC.length;

/** Whether octets begin like a connection. */
export function isHttp2(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < MAGIC.length) return false;
  for (let i = 0; i < MAGIC.length; i++) if (bytes[start + i] !== MAGIC.charCodeAt(i)) return false;
  return true;
}

/** A request or a response, once its stream has ended in that direction. */
export interface Http2Message {
  readonly stream: number;
  /** Of the header and of the trailer, as far as they were seen. */
  readonly fields: readonly HeaderField[];
  readonly body: Uint8Array;
  /** Frames that the body came in. */
  readonly pieces: number;
  /** The body went beyond a limit: these octets are its beginning. */
  readonly isCut: boolean;
}

/** What a frame adds to what its octets say. */
export interface Http2Reading {
  /** Octets of padding, where the frame may have some. */
  readonly padding?: number;
  /** What its part of a header block says. */
  readonly headers?: HeaderBlock;
  /** The message that it is the last frame of. */
  readonly message?: Http2Message;
}

interface HalfStream {
  readonly fields: HeaderField[];
  readonly body: KeptOctets;
}

const NOTHING: Http2Reading = {};

/**
 * One direction of an HTTP/2 connection, fed frame by frame in order: says what header blocks mean and puts bodies
 * together. Frames that break the rules are read as far as they make sense.
 */
export class Http2Direction {
  private readonly hpack = new HpackReader();
  private readonly streams = new Map<number, HalfStream>();
  private readonly room: Room;
  /** The stream whose header block is not ended, and whether that ends the stream. */
  private continued: { readonly stream: number; readonly endsStream: boolean } | undefined;

  /** Bodies are kept in `room`. */
  constructor(room: Room) {
    this.room = room;
  }

  /** Octets were lost: what was begun does not go on. */
  forget(): void {
    this.hpack.forget();
    this.continued = undefined;
    for (const stream of this.streams.keys()) this.drop(stream);
  }

  /** Reads the frame bytes[start..end), whose head must be there; what is missing of the rest is taken for lost. */
  read(bytes: Uint8Array, start: number, end: number): Http2Reading {
    if (end - start < FRAME_HEAD) return NOTHING;
    const flags = bytes[start + 4];
    const stream =
      ((bytes[start + 5] & 0x7f) << 24) | (bytes[start + 6] << 16) | (bytes[start + 7] << 8) | bytes[start + 8];
    const from = start + FRAME_HEAD;
    const padding = (flags & PADDED) !== 0 && from < end ? bytes[from] : 0;
    switch (bytes[start + 3]) {
      case DATA: {
        const [first, stop] = unpadded(bytes, from, end, flags);
        this.half(stream).body.add(bytes, first, stop);
        return (flags & END_STREAM) !== 0 ? { padding, message: this.finish(stream) } : { padding };
      }
      case HEADERS: {
        const [first, stop] = unpadded(bytes, from, end, flags);
        const skip = (flags & PRIORITY) !== 0 ? 5 : 0;
        return { padding, ...this.headers(bytes.subarray(Math.min(first + skip, stop), stop), stream, flags) };
      }
      case PUSH_PROMISE: {
        const [first, stop] = unpadded(bytes, from, end, flags);
        if (stop - first < 4) return NOTHING;
        // What is promised is the request of another stream, which the other direction never sends.
        const promised = new DataView(bytes.buffer, bytes.byteOffset + first, 4).getUint32(0) & 0x7fffffff;
        return { padding, ...this.headers(bytes.subarray(first + 4, stop), promised, flags | END_STREAM) };
      }
      case CONTINUATION: {
        const ends = this.continued?.endsStream === true ? END_STREAM : 0;
        return this.headers(bytes.subarray(from, end), this.continued?.stream ?? stream, (flags & ~END_STREAM) | ends);
      }
      case RST_STREAM:
        this.drop(stream);
        return NOTHING;
      default:
        return NOTHING;
    }
  }

  private headers(part: Uint8Array, stream: number, flags: number): Http2Reading {
    const isLast = (flags & END_HEADERS) !== 0;
    const endsStream = (flags & END_STREAM) !== 0;
    const headers = this.hpack.read(part, isLast);
    const { fields } = this.half(stream);
    // Trailers and answers before the final one come to the same list, which has the limit of one block.
    if (fields.length < MOST_FIELDS_OF_STREAM) fields.push(...headers.fields);
    this.continued = isLast ? undefined : { stream, endsStream };
    return isLast && endsStream ? { headers, message: this.finish(stream) } : { headers };
  }

  private half(stream: number): HalfStream {
    const known = this.streams.get(stream);
    if (known !== undefined) return known;
    if (this.streams.size >= MOST_STREAMS) {
      const [oldest] = this.streams.keys();
      this.drop(oldest);
    }
    const made = { fields: [], body: new KeptOctets(this.room, MOST_BODY_OCTETS) };
    this.streams.set(stream, made);
    return made;
  }

  private finish(stream: number): Http2Message {
    const { fields, body } = this.half(stream);
    const { isCut, count } = body;
    this.streams.delete(stream);
    return { stream, fields, body: body.take(), pieces: count, isCut };
  }

  private drop(stream: number): void {
    this.streams.get(stream)?.body.forget();
    this.streams.delete(stream);
  }
}

const MOST_FIELDS_OF_STREAM = 1024;

/** Where the contents of a padded frame are. */
function unpadded(bytes: Uint8Array, from: number, end: number, flags: number): [start: number, end: number] {
  if ((flags & PADDED) === 0 || from >= end) return [from, end];
  return [from + 1, Math.max(from + 1, end - bytes[from])];
}

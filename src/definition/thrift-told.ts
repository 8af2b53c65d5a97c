/** What a message of Thrift is told: it goes on in later segments, and is shown as far as it goes. */
export const THRIFT_GOES_ON = 1;

/** Octets that begin a message: the strict binary protocol of version 1, and the compact one. */
const BINARY = [0x80, 0x01, 0x00] as const;
const COMPACT = 0x82;
const VERSION = 1;
const LAST_TYPE = 4;
/** Octets of a frame's length, and of a name that is believed. */
const FRAME = 4;
const LONGEST_NAME = 256;

/** Which protocol bytes[at..end) begin a message of; undefined where it is none. */
export function thriftProtocol(bytes: Uint8Array, at: number, end: number): "binary" | "compact" | undefined {
  if (isBinary(bytes, at, end)) return "binary";
  if (bytes[at] !== COMPACT || end - at < 5 || (bytes[at + 1] & 0x1f) !== VERSION) return undefined;
  const type = bytes[at + 1] >> 5;
  if (type === 0 || type > LAST_TYPE) return undefined;
  // The number of the message takes up to five octets.
  let name = at + 2;
  while (name < end && name < at + 7 && bytes[name] & 0x80) name++;
  const length = bytes[name + 1];
  return length > 0 && length < 0x80 && isName(bytes, name + 2, name + 2 + length, end) ? "compact" : undefined;
}

/** Octets of the frame's length in front of a message in bytes[at..end), 0 where there is none; -1 where no message is. */
export function thriftFrame(bytes: Uint8Array, at: number, end: number): number {
  if (thriftProtocol(bytes, at, end)) return 0;
  return end - at > FRAME && bytes[at] === 0 && thriftProtocol(bytes, at + FRAME, end) ? FRAME : -1;
}

function isBinary(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < 12) return false;
  for (let i = 0; i < BINARY.length; i++) if (bytes[at + i] !== BINARY[i]) return false;
  const type = bytes[at + 3];
  const length = (bytes[at + 6] << 8) | bytes[at + 7];
  if (type === 0 || type > LAST_TYPE || bytes[at + 4] !== 0 || bytes[at + 5] !== 0) return false;
  return length > 0 && length <= LONGEST_NAME && isName(bytes, at + 8, at + 8 + length, end);
}

/** Whether the octets of a name, as far as they are there, can be printed. */
function isName(bytes: Uint8Array, from: number, to: number, end: number): boolean {
  for (let at = from; at < Math.min(to, end); at++) if (bytes[at] < 0x21 || bytes[at] > 0x7e) return false;
  return from < end;
}

/** Steps that finding the end of a message may take; one that takes more is the rest of what is there. */
const STEP_LIMIT = 1_000_000;
const DEEPEST = 25;
const Type = { stop: 0, binary: 11, struct: 12, map: 13, set: 14, list: 15 } as const;
/** Octets of values of the binary protocol, by type. */
const sizes: readonly number[] = [0, 0, 1, 1, 8, -1, 2, -1, 4, -1, 8, -1, -1, -1, -1, -1, 16];

/** Octets after which no more are waited for: each further segment means to look at all again. */
const LONGEST_MESSAGE = 1 << 19;

/** Where the message in bytes[at..end) ends; 0 where more octets are needed to tell. */
export function thriftEnd(bytes: Uint8Array, at: number, end: number): number {
  if (end - at > LONGEST_MESSAGE) return end;
  const frame = thriftFrame(bytes, at, end);
  if (frame < 0) return end - at < 12 ? 0 : end;
  if (frame > 0) {
    const stop = at + FRAME + ((bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]);
    return stop <= end ? stop : 0;
  }
  // Messages of the compact protocol that stand alone are those of datagrams.
  if (bytes[at] === COMPACT) return end;
  const body = at + 8 + ((bytes[at + 6] << 8) | bytes[at + 7]) + 4;
  return new BinaryWalk(bytes, end).struct(body, 0);
}

/** Goes over values of the binary protocol. */
class BinaryWalk {
  private readonly bytes: Uint8Array;
  private readonly end: number;
  private steps = 0;

  constructor(bytes: Uint8Array, end: number) {
    this.bytes = bytes;
    this.end = end;
  }

  /** Where the fields from `at` on end; 0 where that is not there. */
  struct(at: number, depth: number): number {
    for (let next = at; next < this.end;) {
      const type = this.bytes[next];
      if (type === Type.stop) return next + 1;
      next = this.value(type, next + 3, depth);
      if (next === 0) return 0;
    }
    return 0;
  }

  private value(type: number, at: number, depth: number): number {
    const { bytes, end } = this;
    const size = sizes[type] ?? -1;
    // What cannot be read is the rest.
    if (++this.steps > STEP_LIMIT || depth > DEEPEST) return end;
    if (size > 0) return at + size <= end ? at + size : 0;
    if (type === Type.struct) return this.struct(at, depth + 1);
    const isMap = type === Type.map;
    const count = at + (type === Type.binary ? 0 : isMap ? 2 : 1);
    if (count + 4 > end) return 0;
    const number = ((bytes[count] << 24) | (bytes[count + 1] << 16) | (bytes[count + 2] << 8) | bytes[count + 3]) >>> 0;
    if (type === Type.binary) return count + 4 + number <= end ? count + 4 + number : 0;
    if (!isMap && type !== Type.set && type !== Type.list) return end;
    let next = count + 4;
    for (let i = 0; i < number; i++) {
      next = this.value(bytes[at], next, depth + 1);
      if (next > 0 && isMap) next = this.value(bytes[at + 1], next, depth + 1);
      if (next === 0) return 0;
      if (next >= end) return i + 1 < number ? 0 : next;
    }
    return next;
  }
}

/** A number of variable length (RFC 9000 section 16). */
export interface Varint {
  readonly value: number;
  /** Behind it; -1 where it is cut off. */
  readonly end: number;
}

export function readVarint(bytes: Uint8Array, at: number, end: number): Varint {
  if (at >= end) return { value: 0, end: -1 };
  const length = 1 << (bytes[at] >> 6);
  if (at + length > end) return { value: 0, end: -1 };
  let value = bytes[at] & 0x3f;
  for (let i = 1; i < length; i++) value = value * 256 + bytes[at + i];
  return { value, end: at + length };
}

export type LongPacketType = "initial" | "0-rtt" | "handshake" | "retry";

/** What the head of a long packet says in the clear (RFC 9000 section 17.2). */
export interface LongHeader {
  readonly version: number;
  readonly type: LongPacketType;
  readonly destination: Uint8Array;
  readonly source: Uint8Array;
  /** Where the packet number is. */
  readonly numberAt: number;
  /** Where the packet ends, which may be beyond what is there. */
  readonly end: number;
}

const TYPES: readonly LongPacketType[] = ["initial", "0-rtt", "handshake", "retry"];
/** Version 2 counts from another (RFC 9369 section 3.2). */
const TYPES_2: readonly LongPacketType[] = ["retry", "initial", "0-rtt", "handshake"];
export const VERSION_2 = 0x6b3343cf;
/** Versions that nobody has, so that the server says which it has (RFC 9000 section 15). */
export function isForcing(version: number): boolean {
  return (version & 0x0f0f0f0f) === 0x0a0a0a0a;
}

const LONGEST_ID = 20;

/** Reads the head of the long packet at bytes[start..end); undefined where it is not whole, or there is none. */
export function readLongHeader(bytes: Uint8Array, start: number, end: number): LongHeader | undefined {
  if (end - start < 7 || (bytes[start] & 0x80) === 0) return undefined;
  const version = new DataView(bytes.buffer, bytes.byteOffset + start + 1, 4).getUint32(0);
  const destinationEnd = start + 6 + bytes[start + 5];
  if (version === 0 || bytes[start + 5] > LONGEST_ID || destinationEnd >= end) return undefined;
  const sourceEnd = destinationEnd + 1 + bytes[destinationEnd];
  if (bytes[destinationEnd] > LONGEST_ID || sourceEnd > end) return undefined;
  const type = (version === VERSION_2 ? TYPES_2 : TYPES)[(bytes[start] >> 4) & 3];
  const about = {
    version,
    type,
    destination: bytes.subarray(start + 6, destinationEnd),
    source: bytes.subarray(destinationEnd + 1, sourceEnd),
  };
  if (type === "retry") return { ...about, numberAt: sourceEnd, end };
  let at = sourceEnd;
  if (type === "initial") {
    const token = readVarint(bytes, at, end);
    if (token.end < 0) return undefined;
    at = token.end + token.value;
  }
  const length = readVarint(bytes, at, end);
  return length.end < 0 ? undefined : { ...about, numberAt: length.end, end: length.end + length.value };
}

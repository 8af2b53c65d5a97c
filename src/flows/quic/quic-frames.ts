import { readVarint } from "./quic-packet.ts";

const PADDING = 0x00;
const PING = 0x01;
const ACK = 0x02;
const ACK_WITH_CONGESTION = 0x03;
const CRYPTO = 0x06;

/** A piece of the handshake: payload[start..end) stands at `offset` of it. */
export interface CryptoFrame {
  readonly offset: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The CRYPTO frames of a payload of a handshake (RFC 9000 section 12.4 says which others may stand there); it is read up to
 * the first frame that does not belong there, such as the one that closes the connection.
 */
export function cryptoFrames(payload: Uint8Array): CryptoFrame[] {
  const found: CryptoFrame[] = [];
  for (let at = 0; at < payload.length;) {
    const type = payload[at++];
    if (type === PADDING || type === PING) continue;
    if (type === ACK || type === ACK_WITH_CONGESTION) at = behindAck(payload, at, type === ACK_WITH_CONGESTION);
    else if (type === CRYPTO) {
      const offset = readVarint(payload, at, payload.length);
      const length = offset.end < 0 ? offset : readVarint(payload, offset.end, payload.length);
      if (length.end < 0) break;
      at = length.end + length.value;
      if (at > payload.length) break;
      found.push({ offset: offset.value, start: length.end, end: at });
    } else break;
    if (at < 0) break;
  }
  return found;
}

/** Behind the fields of an ACK frame, -1 where it is cut off. */
function behindAck(payload: Uint8Array, start: number, hasCongestion: boolean): number {
  let at = start;
  let numbers = 4;
  for (let i = 0; i < numbers; i++) {
    const number = readVarint(payload, at, payload.length);
    if (number.end < 0) return -1;
    // The third says how many ranges follow the fourth, each of two numbers.
    if (i === 2) numbers += 2 * number.value + (hasCongestion ? 3 : 0);
    at = number.end;
  }
  return at;
}

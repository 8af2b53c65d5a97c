import { u16, u32 } from "../bytes/numbers.ts";

const Type = { packetIn: 10, packetOut: 13 } as const;
const NO_BUFFER = 0xffffffff;
const VERSION_10 = 1;
const VERSION_13 = 4;
/** Octets in front of a packet that comes to a controller, without what matched it, and of the latter's head. */
const IN_10 = 18;
const IN_13 = 24;
const MATCH = 4;
const OUT_10 = 16;
const OUT_13 = 24;

/**
 * Where the message of OpenFlow in bytes[at..end) has a packet, from its start on: what came to a switch and what is to leave it;
 * -1 where it has none.
 */
export function openflowPacket(bytes: Uint8Array, at: number, end: number): number {
  const version = bytes[at];
  const type = bytes[at + 1];
  if (at + IN_13 + MATCH > end || (version !== VERSION_10 && version !== VERSION_13)) return -1;
  let start = -1;
  if (type === Type.packetIn) start = version === VERSION_10 ? IN_10 : behindMatch(u16(bytes, at + IN_13 + 2));
  else if (type === Type.packetOut && version === VERSION_13) start = OUT_13 + u16(bytes, at + 16);
  else if (type === Type.packetOut && u32(bytes, at + 8) === NO_BUFFER) start = OUT_10 + u16(bytes, at + 14);
  return start >= 0 && at + start < end ? start : -1;
}

/** Where a packet begins behind a match of so many octets, which is padded, and two more. */
function behindMatch(length: number): number {
  return IN_13 + Math.ceil(Math.max(MATCH, length) / 8) * 8 + 2;
}

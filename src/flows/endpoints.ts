import { u32 } from "../bytes/numbers.ts";

/** The third word of an IPv4-mapped IPv6 address, which no IPv6 header carries: IPv4 addresses are kept as such. */
const IPV4_MAPPED = 0xffff;

/**
 * Fills the key of a flow the same way for both directions: the ports (the source's in the upper half), then the two
 * addresses of `size` octets each. Returns whether the packet goes against the key.
 */
export function setEndpoints(
  key: Int32Array,
  ports: number,
  bytes: Uint8Array,
  source: number,
  destination: number,
  size: number,
): boolean {
  const sport = ports >>> 16;
  const dport = ports & 0xffff;
  const reversed = sport > dport || (sport === dport && isAfter(bytes, source, destination, size));
  key[0] = reversed ? (dport << 16) | sport : ports;
  setAddress(key, 1, bytes, reversed ? destination : source, size);
  setAddress(key, 5, bytes, reversed ? source : destination, size);
  return reversed;
}

/** Puts an address of 4 or 16 octets into four words of a key. */
export function setAddress(key: Int32Array, word: number, bytes: Uint8Array, at: number, size: number): void {
  if (size === 16) {
    for (let i = 0; i < 4; i++) key[word + i] = u32(bytes, at + 4 * i);
  } else {
    key[word] = 0;
    key[word + 1] = 0;
    key[word + 2] = IPV4_MAPPED;
    key[word + 3] = u32(bytes, at);
  }
}

function isAfter(bytes: Uint8Array, a: number, b: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (bytes[a + i] !== bytes[b + i]) return bytes[a + i] > bytes[b + i];
  return false;
}

const TO_UNIX = 2_208_988_800n;
const ERA = 1n << 32n;
const SECOND = 1_000_000_000n;

const view = (octets: Uint8Array): DataView => new DataView(octets.buffer, octets.byteOffset, octets.byteLength);

/** Nanoseconds since 1970 of four octets that count seconds since 1900, from 2036 on again where the highest bit is not set (RFC 4330 3). */
export function since1900(octets: Uint8Array, start: number): bigint {
  const seconds = start + 4 <= octets.length ? BigInt(view(octets).getUint32(start)) : 0n;
  // Zero is no moment, not the beginning of the second count.
  return (seconds + (seconds > 0n && seconds < 1n << 31n ? ERA : 0n) - TO_UNIX) * SECOND;
}

/** The same of eight octets, the last four of which are a fraction of a second in units of 2^-32. */
export function ntpMoment(octets: Uint8Array, start: number): bigint {
  const fraction = start + 8 <= octets.length ? BigInt(view(octets).getUint32(start + 4)) : 0n;
  return since1900(octets, start) + ((fraction * SECOND) >> 32n);
}

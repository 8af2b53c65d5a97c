/**
 * The checksum of OSI's network layer over bytes[start..end), whose own two octets at `place` count as 0: the two octets
 * as a number that make both sums 0 modulo 255 (ISO/IEC 8473-1 clause 6.11, RFC 905 appendix B).
 */
export function fletcherChecksum(bytes: Uint8Array, start: number, end: number, place: number): number {
  let [sum, weighted] = [0, 0];
  for (let i = start; i < end; i++) {
    sum = (sum + (i === place || i === place + 1 ? 0 : bytes[i]!)) % 255;
    weighted = (weighted + sum) % 255;
  }
  const behind = end - place;
  const first = modulo((behind - 1) * sum - weighted);
  const second = modulo(weighted - behind * sum);
  return ((first || 255) << 8) | (second || 255);
}

function modulo(value: number): number {
  return ((value % 255) + 255) % 255;
}

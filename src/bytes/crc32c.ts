/** By octet, for the polynomial 0x1edc6f41 with the lowest bit first. */
const table = Uint32Array.from({ length: 256 }, (_, octet) => {
  let crc = octet;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc;
});

/**
 * CRC-32C of bytes[start..end), the four octets at `zeros` taken as 0, as the number that a field holds that has the lowest
 * octet of the sum first (RFC 9260 appendix A).
 */
export function crc32c(bytes: Uint8Array, start: number, end: number, zeros: number): number {
  let crc = 0xffffffff;
  for (let i = start; i < end; i++) {
    const octet = i >= zeros && i < zeros + 4 ? 0 : bytes[i];
    crc = (crc >>> 8) ^ table[(crc ^ octet) & 0xff];
  }
  const sum = ~crc >>> 0;
  return (((sum & 0xff) << 24) | ((sum & 0xff00) << 8) | ((sum >>> 8) & 0xff00) | (sum >>> 24)) >>> 0;
}

import { crcTable } from "./crc-table.ts";

/** By octet, for the polynomial 0x1edc6f41 with the lowest bit first. */
let table: Uint32Array | undefined;

/**
 * CRC-32C of bytes[start..end), the four octets at `zeros` taken as 0, as the number that a field holds that has the lowest
 * octet of the sum first (RFC 9260 appendix A).
 */
export function crc32c(bytes: Uint8Array, start: number, end: number, zeros: number): number {
  table ??= crcTable(0x82f63b78);
  let crc = 0xffffffff;
  for (let i = start; i < end; i++) {
    const octet = i >= zeros && i < zeros + 4 ? 0 : bytes[i];
    crc = (crc >>> 8) ^ table[(crc ^ octet) & 0xff];
  }
  const sum = ~crc >>> 0;
  return (((sum & 0xff) << 24) | ((sum & 0xff00) << 8) | ((sum >>> 8) & 0xff00) | (sum >>> 24)) >>> 0;
}

import { crcTable } from "./crc-table.ts";

/** Ones' complement sum of 16-bit words over bytes[start..end), added to `sum`; an odd last octet is padded (RFC 1071). */
export function addWords(bytes: Uint8Array, start: number, end: number, sum: number): number {
  let at = start;
  const even = end - ((end - start) & 1);
  while (at < even) {
    // 64 KiB of words stay far below 2^53, so one fold at the end is enough.
    sum += (bytes[at] << 8) | bytes[at + 1];
    at += 2;
  }
  return at < end ? sum + (bytes[at] << 8) : sum;
}

/** Folds a sum to 16 bits. */
export function fold(sum: number): number {
  while (sum > 0xffff) sum = (sum % 0x10000) + Math.floor(sum / 0x10000);
  return sum;
}

/** The Internet checksum of bytes[start..end) with what `sum` already holds: 0 over data that includes a right one. */
export function inetChecksum(bytes: Uint8Array, start: number, end: number, sum = 0): number {
  return ~fold(addWords(bytes, start, end, sum)) & 0xffff;
}

let crc32Table: Uint32Array | undefined;

/** The CRC-32 of IEEE 802.3 over bytes[start..end). */
export function crc32(bytes: Uint8Array, start: number, end: number): number {
  crc32Table ??= crcTable(0xedb88320);
  let crc = 0xffffffff;
  for (let at = start; at < end; at++) crc = (crc >>> 8) ^ crc32Table[(crc ^ bytes[at]) & 0xff];
  return ~crc >>> 0;
}

/** CRC-16 of DNP3 (IEEE 1815 9.2.5): the polynomial 0x3d65 from the lowest bit on, complemented. */
export function crcDnp(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0;
  for (let i = start; i < end; i++) {
    crc ^= bytes[i];
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa6bc : crc >> 1;
  }
  return crc ^ 0xffff;
}

/** CRC of the ITU-T (polynomial 0x1021 from the lowest bit on, from 0), as radios of IEEE 802.15.4 7.2.10 send it. */
export function crcCcitt(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0;
  for (let i = start; i < end; i++) {
    crc ^= bytes[i];
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  }
  return crc;
}

/** Data bits of a symbol and stream in 20 MHz and in 40 MHz, by the index of modulation and coding (IEEE 802.11 19.5). */
const BITS_20 = [26, 52, 78, 104, 156, 208, 234, 260];
const BITS_40 = [54, 108, 162, 216, 324, 432, 486, 540];
/** The indices whose streams are modulated alike; one beyond stands for the duplicate of 40 MHz alone, the others for unlike ones. */
const EQUAL = 32;
const DUPLICATE = 32;
const DUPLICATE_BITS = 24;
const FIRST_UNEQUAL = 33;
/** Data bits of a symbol of all streams together in 20 MHz, in units of 26. */
const UNEQUAL = [
  [6, 8, 10, 9, 12, 15],
  [8, 10, 10, 12, 14, 14, 16, 12, 15, 15, 18, 21, 21, 24],
  [10, 12, 14, 12, 14, 16, 18, 16, 18, 20, 20, 22, 15, 18, 21, 18, 21, 24, 27, 24, 27, 30, 30, 33],
].flat();
const UNIT_20 = 26;
const UNIT_40 = 54;

/** Data bits of a symbol for an index of modulation and coding, 0 where it has none. */
export function highThroughputBits(index: number, wide: boolean): number {
  if (index < EQUAL) return (wide ? BITS_40 : BITS_20)[index & 7] * ((index >> 3) + 1);
  if (index === DUPLICATE) return wide ? DUPLICATE_BITS : 0;
  return (UNEQUAL[index - FIRST_UNEQUAL] ?? 0) * (wide ? UNIT_40 : UNIT_20);
}

/** Microseconds that a symbol takes, with the short guard interval or the long one. */
export function symbolTime(shortGuard: boolean): number {
  return shortGuard ? 3.6 : 4;
}

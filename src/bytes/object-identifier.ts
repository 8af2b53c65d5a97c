/** The octets of an object identifier (X.690 8.19) as `1.3.6.1`; a number that is cut off is left out. */
export function formatObjectIdentifier(bytes: Uint8Array, start: number, end: number): string {
  const numbers: (number | bigint)[] = [];
  let value = 0n;
  for (let at = start; at < end; at++) {
    value = (value << 7n) | BigInt(bytes[at] & 0x7f);
    if (bytes[at] >= 0x80) continue;
    if (numbers.length === 0) {
      // The first two are one: 40 times the first, of which there are three, and the second.
      const first = value < 80n ? value / 40n : 2n;
      numbers.push(first, value - 40n * first);
    } else numbers.push(value);
    value = 0n;
  }
  return numbers.join(".");
}

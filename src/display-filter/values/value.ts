/**
 * A value that filters compare. Integers are numbers, or bigints where a number would not be exact; times are bigints, in
 * nanoseconds; IPv4 addresses and floating-point numbers are numbers, booleans 0 and 1, all else of octets a Uint8Array.
 */
export type Value = number | bigint | string | Uint8Array;

/** Negative, 0 or positive as `one` comes before, with or after `other`; NaN where they cannot be compared. */
export function order(one: Value, other: Value): number {
  if (one instanceof Uint8Array) return other instanceof Uint8Array ? orderOctets(one, other) : NaN;
  if (other instanceof Uint8Array || (typeof one === "string") !== (typeof other === "string")) return NaN;
  // Numbers and bigints compare as the numbers that they are.
  return one < other ? -1 : one > other ? 1 : one === other || !(one < other) ? 0 : NaN;
}

/** As memcmp(3); of two that begin alike the shorter comes first. */
function orderOctets(one: Uint8Array, other: Uint8Array): number {
  const common = Math.min(one.length, other.length);
  for (let i = 0; i < common; i++) if (one[i] !== other[i]) return one[i] - other[i];
  return one.length - other.length;
}

/** An integer, as a number where that is exact. */
export function exactInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Whether a value is something: not 0, not empty, not nothing but zeros. */
export function isTruthy(value: Value): boolean {
  if (value instanceof Uint8Array) return value.some((octet) => octet !== 0);
  return typeof value === "string" ? value !== "" : value !== 0 && value !== 0n;
}

/** Whether `octets` holds `part` somewhere. */
export function holdsOctets(octets: Uint8Array, part: Uint8Array): boolean {
  const last = octets.length - part.length;
  if (part.length === 0) return true;
  for (let at = octets.indexOf(part[0]); at >= 0 && at <= last; at = octets.indexOf(part[0], at + 1)) {
    let same = 1;
    while (same < part.length && octets[at + same] === part[same]) same++;
    if (same === part.length) return true;
  }
  return false;
}

/** Octets with only their first `bits` bits left. */
export function maskedOctets(octets: Uint8Array, bits: number): Uint8Array {
  return octets.map((octet, i) => octet & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * i))));
}

/** An IPv4 address with only its first `bits` bits left. */
export function maskedNumber(address: number, bits: number): number {
  return bits === 0 ? 0 : (address & (-1 << (32 - bits))) >>> 0;
}

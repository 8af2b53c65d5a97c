import { u16 as readU16, u32 as readU32 } from "../../bytes/numbers.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";

/** The number in two digits of four bits. */
export const digits = (octet: number): number => 10 * (octet >> 4) + (octet & 15);
export const bcd = (filter: string, label: string): AnyField =>
  custom(
    derivedNumber("digits", (octets, at) => digits(octets[at])),
    { filter, label, type: "FT_UINT8" },
  );

const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Milliseconds of the day and days since 1984, as text. */
export function timeText(octets: Uint8Array, at: number): string {
  const time = new Date(Date.UTC(1984, 0, 1) + readU16(octets, at + 4) * DAY + (readU32(octets, at) % DAY));
  const two = (number: number) => String(number).padStart(2, "0");
  const clock = `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;
  const milliseconds = String(time.getUTCMilliseconds()).padStart(3, "0");
  return `${MONTHS[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2)}, ${time.getUTCFullYear()} ${clock}.${milliseconds}`;
}

/** Years of two digits from this on are of the last century. */
const CENTURY = 89;

/** A time in digits: year to second, then milliseconds, and the day of the week in the last four bits. */
export function clockTime(octets: Uint8Array, at: number): bigint {
  const year = digits(octets[at]);
  const milliseconds = 10 * digits(octets[at + 6]) + (octets[at + 7] >> 4);
  const full = year + (year > CENTURY ? 1900 : 2000);
  const [month, day, hour, minute, second] = [1, 2, 3, 4, 5].map((ahead) => digits(octets[at + ahead]));
  return BigInt(Date.UTC(full, month - 1, day, hour, minute, second, milliseconds)) * 1_000_000n;
}

/** How data is measured that is counted in bits. */
export const IN_BITS: readonly number[] = [3, 4, 5];

/** The length of data in octets, by how it is measured. */
export function dataOctets(octets: Uint8Array, at: number): number {
  const length = readU16(octets, at);
  return IN_BITS.includes(octets[at - 1]) ? Math.ceil(length / 8) : length;
}

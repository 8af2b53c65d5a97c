const SECONDS_1900_TO_1970 = 2208988800;

/** A time of NTP in seconds since 1900, and in UTC where it is one. */
export function ntpTime(seconds: number, fraction: number): string {
  const number = `${seconds}.${nanoseconds(fraction)}`;
  if (seconds === 0) return number;
  const date = new Date(1000 * (seconds - SECONDS_1900_TO_1970)).toISOString();
  return `${number} (${date.slice(0, 19)}Z)`;
}

/** A fraction in units of 2^-32 as nine digits. */
export function nanoseconds(fraction: number): string {
  return String(Math.floor((fraction / 2 ** 32) * 1e9)).padStart(9, "0");
}

import type { DumpLine } from "../../definition/dump-line.ts";

const UNITS: readonly (readonly [string, number])[] = [
  ["y", 31536000],
  ["w", 604800],
  ["d", 86400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
];

/** Seconds as years, weeks, days, hours, minutes and seconds, those that are not 0: `1h30m`. */
export function relativeTime(line: DumpLine, seconds: number): void {
  if (seconds === 0) line.text("0s");
  let left = seconds;
  for (const [unit, size] of UNITS) {
    if (left < size) continue;
    line.decimal(Math.floor(left / size));
    line.text(unit);
    left %= size;
  }
}

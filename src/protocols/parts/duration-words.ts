/** Seconds as Wireshark puts them in words: `13 hours, 13 minutes, 25 seconds`. */
export function durationWords(seconds: number): string {
  if (seconds === 0) return "0 seconds";
  const parts = UNITS.map(([name, size, limit]) => {
    const count = Math.floor(seconds / size) % limit;
    return count === 0 ? "" : `${count} ${name}${count === 1 ? "" : "s"}`;
  });
  return parts.filter((part) => part !== "").join(", ");
}

/** Each with its seconds, and how many of them make one of the next. */
const UNITS = [
  ["day", 86_400, Infinity],
  ["hour", 3600, 24],
  ["minute", 60, 60],
  ["second", 1, 60],
] as const;

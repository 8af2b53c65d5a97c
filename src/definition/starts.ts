/** One octet of a pattern: a value, or an inclusive range of them. */
export type Octet = number | readonly [number, number];

/** What octets begin with: Latin-1 text, or a value for each octet. */
export type Start = string | readonly Octet[];

/**
 * Whether bytes[at..end) begin with one of `starts`. Octets that were not captured may be anything; that there are fewer
 * than a pattern has is no match.
 */
export function beginsWith(
  starts: readonly Start[],
  bytes: Uint8Array,
  at: number,
  end: number,
  captured: number,
): boolean {
  for (const start of starts) {
    if (at + start.length <= end && matches(start, bytes, at, Math.min(start.length, captured - at))) return true;
  }
  return false;
}

/** The patterns that are left for each first octet, so that most payloads are told apart by one look. */
export function byFirstOctet(starts: readonly Start[]): readonly (readonly Start[])[] {
  return Array.from({ length: 256 }, (_, octet) => starts.filter((start) => fits(start, 0, octet)));
}

function matches(start: Start, bytes: Uint8Array, at: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (!fits(start, i, bytes[at + i])) return false;
  return true;
}

function fits(start: Start, i: number, octet: number): boolean {
  const wanted = typeof start === "string" ? start.charCodeAt(i) : start[i];
  return typeof wanted === "number" ? octet === wanted : octet >= wanted[0] && octet <= wanted[1];
}

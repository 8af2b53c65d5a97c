/** One octet of a pattern: a value, or an inclusive range of them. */
export type Octet = number | readonly [number, number];

/** What octets begin with: Latin-1 text, or a value for each octet. */
export type Start = string | readonly Octet[];

/** A start as octets are compared with it: by the lowest and highest value of each. */
export interface Beginning {
  readonly lows: Uint8Array;
  readonly highs: Uint8Array;
}

export function beginningsOf(starts: readonly Start[]): readonly Beginning[] {
  return starts.map((start) => {
    const octets = typeof start === "string" ? Array.from(start, (char) => char.charCodeAt(0)) : start;
    const bounds = octets.map((octet) => (typeof octet === "number" ? ([octet, octet] as const) : octet));
    return { lows: Uint8Array.from(bounds, ([low]) => low), highs: Uint8Array.from(bounds, ([, high]) => high) };
  });
}

/**
 * Whether bytes[at..end) begin in one of some ways. Octets that were not captured may be anything; that there are fewer
 * than a pattern has is no match.
 */
export function beginsWith(
  beginnings: readonly Beginning[],
  bytes: Uint8Array,
  at: number,
  end: number,
  captured: number,
): boolean {
  for (const { lows, highs } of beginnings) {
    if (at + lows.length > end) continue;
    const count = Math.min(lows.length, captured - at);
    let same = 0;
    while (same < count && bytes[at + same] >= lows[same] && bytes[at + same] <= highs[same]) same++;
    if (same >= count) return true;
  }
  return false;
}

const NONE: readonly Beginning[] = [];

/** The patterns that are left for each first octet, so that most payloads are told apart by one look. */
export function byFirstOctet(starts: readonly Start[]): readonly (readonly Beginning[])[] {
  const beginnings = beginningsOf(starts);
  return Array.from({ length: 256 }, (_, octet) => {
    const left = beginnings.filter(({ lows, highs }) => octet >= lows[0] && octet <= highs[0]);
    return left.length > 0 ? left : NONE;
  });
}

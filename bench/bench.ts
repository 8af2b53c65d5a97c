/** One line of a table in docs/performance.md. */
export interface Row {
  readonly what: string;
  /** What was measured, ready to read: `3.1 M packets/s`. */
  readonly ours: string;
  /** The same of the peer in the same run. */
  readonly peer: string;
  readonly ratio: number;
  /** The least ratio wanted, or the most where `most` is set. */
  readonly wanted?: number;
  readonly most?: boolean;
}

/** One table; each lives in a `*.bench.ts` file of its own, which exports it as `bench`. */
export interface Bench {
  readonly title: string;
  /** What is compared with what, in a sentence or two. */
  readonly about: string;
  rows(): Promise<Row[]>;
}

/** Packets (or other things) a second, for people. */
export function perSecond(count: number, seconds: number): string {
  const rate = count / seconds;
  return rate >= 1e6 ? `${(rate / 1e6).toFixed(2)} M/s` : `${Math.round(rate / 1e3)} k/s`;
}

/** Whether a row is as wanted; undefined where nothing was asked. */
export function holds({ ratio, wanted, most }: Row): boolean | undefined {
  if (wanted === undefined) return undefined;
  return most === true ? ratio <= wanted : ratio >= wanted;
}

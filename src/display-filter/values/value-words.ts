/** The words that a field has for its values: `Query` for 0. */
export interface ValueWords {
  /** The word for a value. */
  of(value: number | bigint): string | undefined;
  /** The values, as inclusive ranges, that have this word. */
  ranges(word: string): readonly (readonly [number, number])[];
  /** All words, for proposals. */
  list(): readonly string[];
}

/** Words by ranges, first match first. */
export function wordsOfRanges(rows: readonly (readonly [first: number, last: number, word: string])[]): ValueWords {
  return {
    of: (value) => rows.find(([first, last]) => value >= first && value <= last)?.[2],
    ranges: (word) => rows.filter((row) => row[2] === word).map(([first, last]) => [first, last]),
    list: () => [...new Set(rows.map((row) => row[2]))],
  };
}

/** Words by value. */
export function wordsOfTable(table: ReadonlyMap<number, string>): ValueWords {
  return {
    of: (value) => table.get(Number(value)),
    ranges: (word) => [...table].filter((row) => row[1] === word).map(([value]) => [value, value]),
    list: () => [...new Set(table.values())],
  };
}

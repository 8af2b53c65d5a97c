/** The words that a field has for its values: `Query` for 0. */
export interface ValueWords {
  /** The word for a value. */
  of(value: number | bigint): string | undefined;
  /** The values, as inclusive ranges, that have this word, in whatever case. */
  ranges(word: string): readonly (readonly [number, number])[];
  /** All words, for proposals. */
  list(): readonly string[];
}

/** Words by inclusive ranges of values; the first row that has a value says its word. */
export function wordsOfRows(rows: readonly (readonly [first: number, last: number, word: string])[]): ValueWords {
  return {
    of: (value) => rows.find(([first, last]) => value >= first && value <= last)?.[2],
    ranges(word) {
      const asked = word.toLowerCase();
      return rows.filter((row) => row[2].toLowerCase() === asked).map(([first, last]) => [first, last]);
    },
    list: () => [...new Set(rows.map((row) => row[2]))],
  };
}

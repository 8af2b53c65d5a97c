/** Letters of a word that are compared; what is longer is no slip of the hand. */
const LONGEST = 32;
const FEW_LETTERS = 2;

/** Those of `words` that may have been meant by `word`, the likeliest first: they differ in two letters, or one begins the other. */
export function nearWords(word: string, words: readonly string[]): string[] {
  const asked = word.slice(0, LONGEST).toLowerCase();
  const near = words.map((other) => ({ other, distance: editDistance(asked, other.slice(0, LONGEST).toLowerCase()) }));
  return near
    .filter(({ other, distance }) => distance <= FEW_LETTERS || other.startsWith(word) || word.startsWith(other))
    .toSorted((one, two) => one.distance - two.distance)
    .map(({ other }) => other);
}

/** Letters to insert, remove or replace to make one word the other; two that changed places count as one. */
function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? before[j - 2] + 1 : Infinity;
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1, swapped));
    }
    before = row;
    row = next;
  }
  return row[to.length];
}

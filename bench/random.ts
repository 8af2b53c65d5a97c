/** Reproducible numbers in 0 … 2^32 - 1 (xorshift32), so that every machine makes the same captures. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}

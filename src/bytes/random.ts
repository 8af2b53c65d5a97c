/** Reproducible numbers in 0 … 2^32 - 1 (xorshift32), the same on every machine. */
export function randomNumbers(seed: number): () => number {
  // Zero is the one state that xorshift cannot leave.
  let state = seed >>> 0 || 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}

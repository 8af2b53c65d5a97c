/** Reproducible numbers in 0 … 2^32 - 1 (xorshift32), so that every machine makes the same traffic. */
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

/** Chances with reproducible outcomes: `happens(0.25)` is true one time in four. */
export function chances(seed: number): (probability: number) => boolean {
  const next = randomNumbers(seed);
  // The first numbers of small seeds are small; they would all be hits.
  for (let i = 0; i < 4; i++) next();
  return (probability) => next() < probability * 2 ** 32;
}

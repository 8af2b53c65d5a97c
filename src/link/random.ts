import { randomNumbers } from "../bytes/random.ts";

/** Chances with reproducible outcomes: `happens(0.25)` is true one time in four. */
export function chances(seed: number): (probability: number) => boolean {
  const next = randomNumbers(seed);
  // The first numbers of small seeds are small; they would all be hits.
  for (let i = 0; i < 4; i++) next();
  return (probability) => next() < probability * 2 ** 32;
}

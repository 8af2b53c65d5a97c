/** A score, for people: how many of how many, and in per cent. */
export function rate(equal: number, of: number): string {
  return of === 0 ? "none" : `${equal} of ${of} (${((100 * equal) / of).toFixed(2)} %)`;
}

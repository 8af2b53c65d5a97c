/** Where the text that a sticky pattern finds at `at` ends; -1 where it finds none. */
export function endOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : -1;
}

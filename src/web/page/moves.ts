/** Where a key goes from a place in a list; undefined for keys that do not move. */
export function moveOf(key: string, from: number, count: number, page: number): number | undefined {
  const target = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined ? undefined : Math.max(0, Math.min(count - 1, target));
}

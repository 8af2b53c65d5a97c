/** Keeps a value as the latest of at most `limit`: where there are as many already, the one kept longest ago is forgotten. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, limit: number): void {
  map.delete(key);
  if (map.size >= limit) for (const oldest of map.keys()) if (map.delete(oldest)) break;
  map.set(key, value);
}

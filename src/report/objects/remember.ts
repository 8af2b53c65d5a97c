/** Remembers a value; where there are as many as `limit` already, the oldest is forgotten. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, limit: number): void {
  if (map.size >= limit && !map.has(key)) {
    const [oldest] = map.keys();
    map.delete(oldest!);
  }
  map.set(key, value);
}

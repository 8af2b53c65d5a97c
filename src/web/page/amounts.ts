const units = ["B", "kB", "MB", "GB", "TB"];

/** Octets as people say them, three digits and a unit. */
export function bytesText(octets: number): string {
  let [value, unit] = [octets, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return unit === 0 ? `${value} B` : `${value.toPrecision(3)} ${units[unit]}`;
}

export function countText(count: number): string {
  return count.toLocaleString("en");
}

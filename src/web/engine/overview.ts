import type { Overview } from "../messages.ts";
import type { PacketTable } from "./packet-table.ts";

const MOST_BUCKETS = 10_000;

/** Counts packets by time; `count` of them, of which `indexAt` says which. */
export function overviewOf(
  table: PacketTable,
  count: number,
  indexAt: (place: number) => number,
  wanted: number,
): Overview {
  const buckets = Math.max(1, Math.min(wanted, MOST_BUCKETS));
  const packets = new Uint32Array(buckets);
  const severities = new Uint8Array(buckets);
  const places = new Uint32Array(buckets);
  const timeAt = (place: number): number => {
    const index = indexAt(place);
    return table.seconds(index) + table.nanoseconds(index) / 1e9;
  };
  let first = Infinity;
  let last = -Infinity;
  for (let place = 0; place < count; place++) {
    const time = timeAt(place);
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  const seconds = count === 0 ? 0 : last - first;
  for (let place = 0; place < count; place++) {
    const share = seconds === 0 ? 0 : (timeAt(place) - first) / seconds;
    const bucket = Math.min(buckets - 1, Math.floor(share * buckets));
    const severity = table.severity(indexAt(place));
    if (packets[bucket]++ > 0 && severity <= severities[bucket]) continue;
    severities[bucket] = severity;
    places[bucket] = place;
  }
  return { seconds, packets, severities, places };
}

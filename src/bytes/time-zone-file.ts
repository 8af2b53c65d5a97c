import type { OffsetAt } from "./time.ts";
import { timeZoneByRule } from "./time-zone-rule.ts";

const MAGIC = 0x545a6966;
const HEADER = 44;
/** Octets of one local time type: offset, whether it is daylight saving time, its name. */
const TYPE = 6;

/** What a data block of the file announces. */
interface Counts {
  readonly transitions: number;
  readonly types: number;
  /** Octets of the block whose times have `timeSize` octets. */
  size(timeSize: number): number;
}

/** Local time by a compiled time zone (RFC 8536, the files under /usr/share/zoneinfo); undefined for any other content. */
export function timeZoneByFile(bytes: Uint8Array): OffsetAt | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    if (view.getUint32(0) !== MAGIC) return undefined;
    // From version 2 on a second block with wide times follows the first, and behind it the rule for later years.
    if (view.getUint8(4) === 0) return readBlock(view, 0, 4, "");
    const second = HEADER + readCounts(view, 0).size(4);
    const end = second + HEADER + readCounts(view, second).size(8);
    return readBlock(view, second, 8, String.fromCharCode(...bytes.subarray(end)).trim());
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function readCounts(view: DataView, at: number): Counts {
  const [utc, standard, leaps, transitions, types, characters] = [20, 24, 28, 32, 36, 40].map((place) =>
    view.getUint32(at + place),
  );
  const size = (timeSize: number): number =>
    transitions * (timeSize + 1) + types * TYPE + characters + leaps * (timeSize + 4) + standard + utc;
  return { transitions, types, size };
}

function readBlock(view: DataView, at: number, timeSize: 4 | 8, rule: string): OffsetAt | undefined {
  const { transitions, types } = readCounts(view, at);
  const start = at + HEADER;
  if (types === 0 || start + transitions * (timeSize + 1) + types * TYPE > view.byteLength) return undefined;
  const typesAt = start + transitions * (timeSize + 1);
  const offsetOf = (type: number): number => view.getInt32(typesAt + type * TYPE);
  const times: number[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < transitions; i++) {
    const place = start + i * timeSize;
    times.push(timeSize === 8 ? Number(view.getBigInt64(place)) : view.getInt32(place));
    offsets.push(offsetOf(view.getUint8(start + transitions * timeSize + i)));
  }
  const before = offsetOf(0);
  const later = timeZoneByRule(rule);
  return (seconds) => {
    const passed = transitionsUntil(times, seconds);
    if (passed === 0) return transitions === 0 && later !== undefined ? later(seconds) : before;
    return passed === transitions && later !== undefined ? later(seconds) : offsets[passed - 1];
  };
}

/** How many of the ascending `times` are not after `seconds`. */
function transitionsUntil(times: readonly number[], seconds: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

import { DAY, daysToMonth, type OffsetAt } from "../../bytes/time.ts";

const SECOND = 1_000_000_000n;
const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d*))?)?`;
const iso = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+)${clock})?(.*)$`, "s");
const legacy = new RegExp(String.raw`^\s*([A-Za-z]{3})\s+(\d{1,2}),\s+(\d{4})\s+${clock}(.*)$`, "s");
const unix = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/** North American zones of strptime(3), hours from UTC. */
const zones: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  UT: 0,
  Z: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/**
 * The moment that a text tells, in nanoseconds since 1970: ISO 8601 (`2020-07-04T12:34:56.5Z`, the T may be a blank),
 * `Sep 26, 2004 23:18:04.954975`, or seconds since 1970. Without a zone it is local time, by `localOffset`. A text says
 * what is wrong.
 */
export function momentOf(text: string, localOffset: OffsetAt): bigint | string {
  const seconds = durationOf(text);
  if (seconds !== undefined) return seconds;
  const invalid = `"${text}" is not a valid absolute time. Example: "Nov 12, 1999 08:55:44.123" or "2011-07-04 12:34:56"`;
  const inIso = iso.exec(text);
  const inLegacy = inIso ? null : legacy.exec(text);
  const found = inIso ?? inLegacy;
  if (!found) return invalid;
  const [year, month, day] = inIso
    ? [Number(found[1]), Number(found[2]), Number(found[3])]
    : [Number(found[3]), months.indexOf(found[1].toLowerCase()) + 1, Number(found[2])];
  if (inLegacy && found[6] === undefined) return invalid;
  const [hour, minute, second] = [found[4], found[5], found[6]].map((digits) => Number(digits ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 61) return invalid;
  const zone = zoneOffset(found[8], inIso !== null, found[4] !== undefined);
  if (zone === "unknown") return "Unexpected data after time value.";
  const wall = DAY * (daysToMonth(year, month) + day - 1) + 3600 * hour + 60 * minute + second;
  const utc = wall - (zone ?? offsetOfWall(wall, localOffset));
  return BigInt(utc) * SECOND + fraction(found[7]);
}

/** The offset from UTC in seconds that a text says, undefined for an empty one. */
function zoneOffset(text: string, isIso: boolean, hasClock: boolean): number | undefined | "unknown" {
  if (text.trim() === "") return undefined;
  if (!hasClock) return "unknown";
  const numeric = (isIso ? /^([+-])(\d\d):?(\d\d)?$/ : /^\s*([+-])(\d\d):?(\d\d)$/).exec(text);
  if (numeric) return (numeric[1] === "-" ? -1 : 1) * (3600 * Number(numeric[2]) + 60 * Number(numeric[3] ?? 0));
  const name = text.trim();
  if (name === "Z" && /^\s/.test(text)) return "unknown";
  return Object.hasOwn(zones, name) ? 3600 * zones[name] : "unknown";
}

/** The offset of local time at a moment that is told in local time. */
function offsetOfWall(wall: number, localOffset: OffsetAt): number {
  return localOffset(wall - localOffset(wall));
}

function fraction(digits = ""): bigint {
  return BigInt(digits.slice(0, 9).padEnd(9, "0"));
}

/** Nanoseconds of a text of seconds, `-1.5`, or undefined. */
export function durationOf(text: string): bigint | undefined {
  const found = unix.exec(text);
  if (!found) return undefined;
  const value = BigInt(found[2]) * SECOND + fraction(found[3]);
  return found[1] === "-" ? -value : value;
}

/** Nanoseconds of a number of seconds. */
export function nanosecondsOf(seconds: number): bigint {
  const whole = Math.floor(seconds);
  return BigInt(whole) * SECOND + BigInt(Math.round((seconds - whole) * 1e9));
}

export function secondsOf(nanoseconds: bigint): number {
  return Number(nanoseconds / SECOND) + Number(nanoseconds % SECOND) / 1e9;
}

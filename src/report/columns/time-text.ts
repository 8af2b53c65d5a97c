import type { TextWriter } from "../../bytes/text-writer.ts";
import { calendarDay, DAY, daysToMonth, type OffsetAt } from "../../bytes/time.ts";
import type { PacketTimes } from "./packet-times.ts";

/** The words of -t: how the Time column counts. */
export const timeForms = ["a", "ad", "adoy", "d", "dd", "e", "r", "u", "ud", "udoy"] as const;
export type TimeForm = (typeof timeForms)[number];

/** How times are written. */
export interface TimeStyle {
  /** -u hms: seconds as hours, minutes and seconds. */
  readonly hours: boolean;
  /** Seconds that local time is ahead of UTC. */
  readonly offsetAt: OffsetAt;
  /** Digits of the fraction of a second; those that the capture has where it is not given. */
  readonly digits?: number | undefined;
}

const utc: OffsetAt = () => 0;
const MINUTE = 60;
const HOUR = 3600;

const MICROSECONDS = 6;
const NANOSECONDS = 9;
/** Nanoseconds of the last digit, by how many digits there are. */
const UNITS = Array.from({ length: NANOSECONDS + 1 }, (_, places) => 10 ** (NANOSECONDS - places));

/** Digits of a second that times have in a capture of this resolution (files/capture-interface.ts). */
export function digitsOf(resolution: number = MICROSECONDS): number {
  if (resolution <= 3) return resolution;
  return resolution <= MICROSECONDS ? MICROSECONDS : NANOSECONDS;
}

/** Writes the time of a packet in one of the forms of -t. */
export function writeTime(out: TextWriter, form: TimeForm, times: PacketTimes, style: TimeStyle, digits: number): void {
  const places = style.digits ?? digits;
  switch (form) {
    case "d":
      times.sincePrevious();
      break;
    case "dd":
      times.sinceShown();
      break;
    case "r":
      times.sinceFirst();
      break;
    default:
      times.absolute();
  }
  const { seconds, nanoseconds } = times;
  if (form === "e") signed(out, seconds, nanoseconds, places);
  else if (form === "d" || form === "dd" || form === "r") {
    if (style.hours) clockSpan(out, seconds, nanoseconds, places);
    else signed(out, seconds, nanoseconds, places);
  } else moment(out, form, seconds, nanoseconds, places, form.startsWith("u") ? utc : style.offsetAt);
}

function signed(out: TextWriter, seconds: number, nanoseconds: number, places: number): void {
  if (seconds < 0 || nanoseconds < 0) out.octet(45);
  out.decimal(Math.abs(seconds));
  fraction(out, Math.abs(nanoseconds), places);
}

function fraction(out: TextWriter, nanoseconds: number, places: number): void {
  if (places === 0) return;
  out.octet(46);
  out.decimal(Math.floor(nanoseconds / UNITS[places]), places);
}

/** `1h  2m  3.456789s` */
function clockSpan(out: TextWriter, seconds: number, nanoseconds: number, places: number): void {
  let rest = Math.abs(seconds);
  if (seconds < 0 || nanoseconds < 0) out.octet(45);
  const hours = Math.floor(rest / HOUR);
  if (hours > 0) out.text(`${hours}h `);
  rest -= hours * HOUR;
  const minutes = Math.floor(rest / MINUTE);
  if (hours > 0 || minutes > 0) {
    out.decimal(minutes, hours > 0 ? 2 : 1, " ");
    out.text("m ");
  }
  out.decimal(rest - minutes * MINUTE, hours > 0 || minutes > 0 ? 2 : 1, " ");
  fraction(out, Math.abs(nanoseconds), places);
  out.octet(115);
}

function moment(
  out: TextWriter,
  form: TimeForm,
  seconds: number,
  nanoseconds: number,
  places: number,
  offsetAt: OffsetAt,
): void {
  const local = seconds + offsetAt(seconds);
  const days = Math.floor(local / DAY);
  if (form.endsWith("d")) {
    const { year, month, day } = calendarDay(days);
    out.decimal(year, 4);
    out.octet(45);
    out.decimal(month, 2);
    out.octet(45);
    out.decimal(day, 2);
    out.octet(32);
  } else if (form.endsWith("doy")) {
    const { year } = calendarDay(days);
    out.decimal(year, 4);
    out.octet(47);
    out.decimal(days - daysToMonth(year, 1) + 1, 3);
    out.octet(32);
  }
  const rest = local - days * DAY;
  out.decimal(Math.floor(rest / HOUR), 2);
  out.octet(58);
  out.decimal(Math.floor(rest / MINUTE) % MINUTE, 2);
  out.octet(58);
  out.decimal(rest % MINUTE, 2);
  fraction(out, nanoseconds, places);
}

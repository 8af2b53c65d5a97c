import { phrase } from "../../bytes/phrase.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import { calendarDay, DAY } from "../../bytes/time.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const HOUR = 3600;

/** Writes what a text says of a second. The last one is kept: most packets come in the same one as the packet before. */
export function ofSecond(textOf: (seconds: number) => string): (out: TextWriter, seconds: number) => void {
  let last = NaN;
  let text = phrase("");
  return (out, seconds) => {
    if (seconds !== last) {
      text = phrase(textOf(seconds));
      last = seconds;
    }
    out.phrase(text);
  };
}

const named = ofSecond((seconds) => {
  const { year, month, day } = calendarDay(Math.floor(seconds / DAY));
  return `${MONTHS[month - 1]} ${padded(day, " ")}, ${year} ${clock(seconds)}.`;
});
const iso = ofSecond((seconds) => `${isoDay(seconds)}T${clock(seconds)}.`);

/** `Nov 23, 2026 08:56:07.191771000 UTC`. */
export function writeMoment(out: TextWriter, seconds: number, nanoseconds: number): void {
  named(out, seconds);
  out.decimal(nanoseconds, 9);
  out.text(" UTC");
}

/** `2026-11-23T08:56:07.191771000Z` */
export function isoMoment(out: TextWriter, seconds: number, nanoseconds: number): void {
  iso(out, seconds);
  out.decimal(nanoseconds, 9);
  out.octet(90);
}

/** `2026-11-23` */
export function isoDay(seconds: number): string {
  const { year, month, day } = calendarDay(Math.floor(seconds / DAY));
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-${padded(month)}-${padded(day)}`;
}

function clock(seconds: number): string {
  const rest = seconds - DAY * Math.floor(seconds / DAY);
  return `${padded(Math.floor(rest / HOUR))}:${padded(Math.floor(rest / 60) % 60)}:${padded(rest % 60)}`;
}

function padded(value: number, fill = "0"): string {
  return String(value).padStart(2, fill);
}

import type { Moment } from "../messages.ts";
import { remembered } from "./remembered.ts";

export const timeFormats = {
  relative: "since the first packet",
  delta: "since the packet shown before",
  local: "time of day",
  utc: "date and time, UTC",
  epoch: "seconds since 1970",
} as const;

export type TimeFormat = keyof typeof timeFormats;

export const timeFormat = remembered<TimeFormat>("time", "relative");

export function nextTimeFormat(): void {
  const names = Object.keys(timeFormats) as TimeFormat[];
  timeFormat.value = names[(names.indexOf(timeFormat.value) + 1) % names.length] ?? "relative";
}

/** A moment in a format; `before` is when the packet above was captured. Since the first packet the worker has counted. */
export function timeText(format: Exclude<TimeFormat, "relative">, time: Moment, before: Moment | undefined): string {
  switch (format) {
    case "delta":
      return before ? difference(time, before) : difference(time, time);
    case "local":
      return `${clock(new Date(time.seconds * 1000))}.${fraction(time)}`;
    case "utc":
      return `${new Date(time.seconds * 1000).toISOString().slice(0, 19).replace("T", " ")}.${fraction(time)}`;
    case "epoch":
      return `${time.seconds}.${fraction(time)}`;
  }
}

/** One moment less another, in seconds with six digits. */
function difference(time: Moment, from: Moment): string {
  const micros =
    (time.seconds - from.seconds) * 1e6 + Math.floor(time.nanoseconds / 1e3) - Math.floor(from.nanoseconds / 1e3);
  const size = Math.abs(micros);
  return `${micros < 0 ? "-" : ""}${Math.floor(size / 1e6)}.${String(size % 1e6).padStart(6, "0")}`;
}

function fraction({ nanoseconds }: Moment): string {
  return String(Math.floor(nanoseconds / 1000)).padStart(6, "0");
}

function clock(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}

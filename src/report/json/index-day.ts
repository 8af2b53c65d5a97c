import type { TextWriter } from "../../bytes/text-writer.ts";
import { calendarDay, DAY } from "../../bytes/time.ts";

/** Writes the day of a packet as the names of Elasticsearch's indices have it: `2026-11-23`. */
export function dayOf(out: TextWriter, seconds: number): void {
  const { year, month, day } = calendarDay(Math.floor(seconds / DAY));
  out.decimal(year, 4);
  out.octet(45);
  out.decimal(month, 2);
  out.octet(45);
  out.decimal(day, 2);
}

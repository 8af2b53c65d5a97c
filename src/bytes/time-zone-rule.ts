import { calendarDay, DAY, daysToMonth, type OffsetAt } from "./time.ts";

/** When in a year the clocks change: seconds of local time since the year began. */
type ChangeIn = (year: number) => number;

const HOUR = 3600;
const NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)";
const CLOCK = "[+-]?\\d{1,3}(?::\\d{1,2}(?::\\d{1,2})?)?";
const RULE = new RegExp(`^${NAME}(${CLOCK})(?:(${NAME})(${CLOCK})?(?:,([^,]+),([^,]+))?)?$`);
/** What glibc assumes where a rule names daylight saving time but not its days. */
const DEFAULT_CHANGES = ["M3.2.0", "M11.1.0"] as const;

/** Local time by a rule such as `EST5EDT,M3.2.0,M11.1.0` (POSIX, the TZ variable); undefined for any other text. */
export function timeZoneByRule(text: string): OffsetAt | undefined {
  const parts = RULE.exec(text);
  if (parts === null) return undefined;
  const [, standardWest, daylightName, daylightWest, startDay = DEFAULT_CHANGES[0], endDay = DEFAULT_CHANGES[1]] =
    parts;
  // POSIX counts hours west of Greenwich, everybody else hours east.
  const standard = 0 - clock(standardWest);
  if (daylightName === undefined) return () => standard;
  const daylight = daylightWest === undefined ? standard + HOUR : 0 - clock(daylightWest);
  const start = change(startDay);
  const end = change(endDay);
  if (start === undefined || end === undefined) return undefined;
  return (seconds) => {
    const { year } = calendarDay(Math.floor((seconds + standard) / DAY));
    const newYear = daysToMonth(year, 1) * DAY;
    const from = newYear + start(year) - standard;
    const to = newYear + end(year) - daylight;
    const isDaylight = from < to ? seconds >= from && seconds < to : seconds >= from || seconds < to;
    return isDaylight ? daylight : standard;
  };
}

/** Seconds in `[+-]hh[:mm[:ss]]`. */
function clock(text: string): number {
  const [hours, minutes = "0", seconds = "0"] = text.replace(/^[+-]/, "").split(":");
  const size = Number(hours) * HOUR + Number(minutes) * 60 + Number(seconds);
  return text.startsWith("-") ? 0 - size : size;
}

function change(text: string): ChangeIn | undefined {
  const [day, time = "2", ...more] = text.split("/");
  if (more.length > 0 || !new RegExp(`^${CLOCK}$`).test(time)) return undefined;
  const dayOfYear = dayIn(day);
  return dayOfYear === undefined ? undefined : (year) => dayOfYear(year) * DAY + clock(time);
}

/** Days since the year began: `Mmonth.week.weekday`, `Jday` without leap days, or `day` with them. */
function dayIn(text: string): ChangeIn | undefined {
  const weekly = /^M(\d{1,2})\.([1-5])\.([0-6])$/.exec(text);
  if (weekly !== null) {
    const [month, week, weekday] = weekly.slice(1).map(Number);
    return month >= 1 && month <= 12 ? (year) => weekdayIn(year, month, week, weekday) : undefined;
  }
  const julian = /^(J?)(\d{1,3})$/.exec(text);
  if (julian === null) return undefined;
  const day = Number(julian[2]);
  if (julian[1] === "") return () => day;
  return (year) => day - 1 + (day >= 60 && isLeap(year) ? 1 : 0);
}

/** The `week`th `weekday` (0 is Sunday) of a month, the fifth being the last. */
function weekdayIn(year: number, month: number, week: number, weekday: number): number {
  const first = daysToMonth(year, month);
  const next = month === 12 ? daysToMonth(year + 1, 1) : daysToMonth(year, month + 1);
  // 1970-01-01 was a Thursday.
  const firstWeekday = (((first + 4) % 7) + 7) % 7;
  let day = first + ((weekday - firstWeekday + 7) % 7) + 7 * (week - 1);
  if (day >= next) day -= 7;
  return day - daysToMonth(year, 1);
}

function isLeap(year: number): boolean {
  return daysToMonth(year + 1, 1) - daysToMonth(year, 1) === 366;
}

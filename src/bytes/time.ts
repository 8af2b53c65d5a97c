/** Seconds to add to UTC for local time, at a moment given in seconds since 1970-01-01 UTC. */
export type OffsetAt = (seconds: number) => number;

/** Seconds in a day. */
export const DAY = 86400;

/** A day of the Gregorian calendar; months and days are counted from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_OF_ERA = 146097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH = 719468;

/** The day `days` days after 1970-01-01. */
export function calendarDay(days: number): CalendarDay {
  // Years are counted from March, so that the leap day comes last, in eras of 400 years, which are all alike.
  const shifted = days + EPOCH;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const ofEra = shifted - era * DAYS_OF_ERA;
  const leapDays = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36524) + Math.floor(ofEra / 146096);
  const yearOfEra = Math.floor((ofEra - leapDays) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const sinceMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * sinceMarch + 2) / 5) + 1,
  };
}

/** Days from 1970-01-01 to the first of a month. */
export function daysToMonth(year: number, month: number): number {
  const sinceMarch = month > 2 ? month - 3 : month + 9;
  const yearFromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(yearFromMarch / 400);
  const yearOfEra = yearFromMarch - era * 400;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_OF_ERA + yearOfEra * 365 + leapDays + Math.floor((153 * sinceMarch + 2) / 5) - EPOCH;
}

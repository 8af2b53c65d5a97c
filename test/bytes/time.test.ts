import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDay, DAY, daysToMonth } from "../../src/bytes/time.ts";

describe("calendar days", () => {
  it("are those of the Gregorian calendar, before 1970 as well", () => {
    assert(
      property(integer({ min: -1_000_000, max: 3_000_000 }), (days) => {
        const date = new Date(days * DAY * 1000);
        const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(calendarDay(days)).toEqual(expected);
      }),
    );
  });

  it("are counted to the first of any month", () => {
    assert(
      property(integer({ min: 1600, max: 9999 }), integer({ min: 1, max: 12 }), (year, month) => {
        expect(daysToMonth(year, month)).toBe(Date.UTC(year, month - 1, 1) / 1000 / DAY);
      }),
    );
  });
});

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { timeZoneByFile } from "../../src/bytes/time-zone-file.ts";
import { timeZoneByRule } from "../../src/bytes/time-zone-rule.ts";

const zones = "/usr/share/zoneinfo";
const at = (text: string): number => Date.parse(text) / 1000;
const hours = (rule: string, moment: string): number | undefined => {
  const offset = timeZoneByRule(rule)?.(at(moment));
  return offset === undefined ? undefined : offset / 3600;
};

describe("rules of time zones", () => {
  it.each([
    ["GMT0", "2024-07-01T00:00:00Z", 0],
    ["EST5", "2024-07-01T00:00:00Z", -5],
    ["IST-5:30", "2024-07-01T00:00:00Z", 5.5],
    ["<+0545>-5:45", "2024-07-01T00:00:00Z", 5.75],
    ["EST5EDT", "2024-01-01T00:00:00Z", -5],
    ["EST5EDT", "2024-07-01T00:00:00Z", -4],
    ["EST5EDT,M3.2.0,M11.1.0", "2024-03-10T06:59:59Z", -5],
    ["EST5EDT,M3.2.0,M11.1.0", "2024-03-10T07:00:00Z", -4],
    ["EST5EDT,M3.2.0,M11.1.0", "2024-11-03T05:59:59Z", -4],
    ["EST5EDT,M3.2.0,M11.1.0", "2024-11-03T06:00:00Z", -5],
    ["CET-1CEST,M3.5.0,M10.5.0/3", "2024-03-31T00:59:59Z", 1],
    ["CET-1CEST,M3.5.0,M10.5.0/3", "2024-03-31T01:00:00Z", 2],
    ["AEST-10AEDT,M10.1.0,M4.1.0/3", "2024-01-01T00:00:00Z", 11],
    ["AEST-10AEDT,M10.1.0,M4.1.0/3", "2024-07-01T00:00:00Z", 10],
    ["IST-1GMT0,M10.5.0,M3.5.0/1", "2024-01-01T00:00:00Z", 0],
    ["XXX3YYY,J60/0,J300/0", "2024-02-29T12:00:00Z", -3],
    ["XXX3YYY,J60/0,J300/0", "2024-03-01T12:00:00Z", -2],
    ["XXX3YYY,59/0,300/0", "2024-02-29T12:00:00Z", -2],
    ["<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2024-03-31T00:59:59Z", -2],
    ["<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2024-03-31T01:00:00Z", -1],
  ])("%s at %s", (rule, moment, expected) => {
    expect(hours(rule, moment)).toBe(expected);
  });

  it.each([
    "",
    "5",
    "ES5",
    "EST",
    "EST5EDT,",
    "EST5EDT,M3.2.0",
    "EST5EDT,M13.2.0,M11.1.0",
    "EST5EDT,M3.2.0/x,M11.1.0",
    "../etc",
  ])("are not %j", (text) => expect(timeZoneByRule(text)).toBeUndefined());
});

describe.skipIf(!existsSync(`${zones}/America/New_York`))("compiled time zones (needs /usr/share/zoneinfo)", () => {
  it.each(["America/New_York", "Asia/Kolkata", "Europe/Dublin", "Australia/Lord_Howe", "Etc/UTC"])(
    "%s is what the runtime has, from 1972 to 2050",
    (zone) => {
      const offsetAt = timeZoneByFile(readFileSync(`${zones}/${zone}`));
      const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
      for (let seconds = at("1972-01-01"); seconds < at("2037-12-01"); seconds += 19 * 86400 + 3599) {
        const name = format.formatToParts(seconds * 1000).find(({ type }) => type === "timeZoneName")?.value ?? "";
        const [, sign, hour = "0", minute = "0"] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
        expect(offsetAt?.(seconds)).toBe((sign === "-" ? -1 : 1) * (Number(hour) * 3600 + Number(minute) * 60) + 0);
      }
    },
  );

  it("changes the clocks to the second, also in years that only the rule covers", () => {
    const offsetAt = timeZoneByFile(readFileSync(`${zones}/America/New_York`));
    expect(offsetAt?.(at("2015-03-08T06:59:59Z"))).toBe(-5 * 3600);
    expect(offsetAt?.(at("2015-03-08T07:00:00Z"))).toBe(-4 * 3600);
    expect(offsetAt?.(at("2090-07-01T00:00:00Z"))).toBe(-4 * 3600);
    expect(offsetAt?.(at("1800-01-01T00:00:00Z"))).toBeLessThan(-4.9 * 3600);
  });

  it("are not read where they are cut or something else", () => {
    const whole = readFileSync(`${zones}/America/New_York`);
    expect(timeZoneByFile(new Uint8Array(0))).toBeUndefined();
    expect(timeZoneByFile(new TextEncoder().encode("TZ=GMT0 and nothing else that would be a file"))).toBeUndefined();
    for (let length = 0; length < 1000; length += 7) expect(timeZoneByFile(whole.subarray(0, length))).toBeUndefined();
  });
});

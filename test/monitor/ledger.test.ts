import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Ledger } from "../../src/monitor/ledger.ts";
import type { Talker } from "../../src/monitor/talker.ts";
import { trafficRows } from "../../src/monitor/traffic-row.ts";

const most = { host: 3, connection: 3, process: 3, protocol: 3 };
const host = (ledger: Ledger, name: string): Talker => ledger.talker("host", name, () => ({ host: name }));
const rowsOf = (ledger: Ledger) => trafficRows(ledger, "host", "total").rows;

describe("the ledger", () => {
  it("knows rates now, on average over ten and forty seconds, and totals", () => {
    const ledger = new Ledger(100);
    for (let second = 1; second <= 60; second++) {
      // 100 octets a second for half a minute, then nothing.
      if (second <= 30) ledger.add(host(ledger, "a"), 100, 50, 1, 1);
      ledger.settle(100 + second);
      const [{ now, ten, forty, total, packets }] = rowsOf(ledger);
      const heard = Math.min(second, 30);
      const inLast = (seconds: number): number => Math.max(0, Math.min(30, second) - Math.max(0, second - seconds));
      expect(total).toEqual({ in: 100 * heard, out: 50 * heard });
      expect(packets).toEqual({ in: heard, out: heard });
      expect(now.in).toBeCloseTo(second <= 30 ? 100 : 0);
      expect(ten.in).toBeCloseTo((100 * inLast(10)) / Math.min(10, second));
      expect(forty.out).toBeCloseTo((50 * inLast(40)) / Math.min(40, second));
    }
  });

  it("counts by the time that an interval took", () => {
    const ledger = new Ledger(0);
    ledger.add(host(ledger, "a"), 1000, 0, 1, 0);
    ledger.settle(4);
    expect(rowsOf(ledger)[0].now.in).toBe(250);
  });

  it("adds up as one those silent for longest when there are too many, and loses nothing", () => {
    const ledger = new Ledger(0, most);
    for (const name of ["a", "b", "c"]) ledger.add(host(ledger, name), 10, 0, 1, 0);
    ledger.settle(1);
    ledger.add(host(ledger, "a"), 1, 0, 1, 0);
    ledger.settle(2);
    ledger.add(host(ledger, "d"), 5, 0, 1, 0);
    ledger.settle(3);
    expect(ledger.forgotten).toBe(1);
    expect(rowsOf(ledger).map(({ key, total }) => [key, total.in])).toEqual([
      ["a", 11],
      ["c", 10],
      ["others", 10],
      ["d", 5],
    ]);
  });

  it("counts for all others what a talker still sends that was forgotten", () => {
    const ledger = new Ledger(0, most);
    const first = host(ledger, "a");
    ledger.add(first, 1, 0, 1, 0);
    for (const name of ["b", "c", "d"]) ledger.add(host(ledger, name), 1, 0, 1, 0);
    ledger.add(first, 100, 0, 1, 0);
    ledger.settle(1);
    expect(rowsOf(ledger)[0]).toMatchObject({ key: "others", total: { in: 101 }, now: { in: 101 } });
  });

  it("has rows that sum up to what was counted, and averages that end, for any traffic", () => {
    const counted = fc.record({
      name: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      octets: fc.nat(1000),
      pause: fc.nat(15),
    });
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 60 }), (events) => {
        const ledger = new Ledger(0, most);
        let time = 0;
        let sum = 0;
        for (const { name, octets, pause } of events) {
          ledger.add(host(ledger, name), octets, octets, 1, 1);
          sum += octets;
          time += pause + 1;
          ledger.settle(time);
          const rows = rowsOf(ledger);
          expect(rows.reduce((all, { total }) => all + total.in, 0)).toBe(sum);
          for (const { ten, forty } of rows) {
            expect(Math.min(ten.in, forty.out)).toBeGreaterThanOrEqual(0);
          }
        }
        ledger.settle(time + 41);
        for (const { ten, forty, now } of rowsOf(ledger)) expect([ten.in, forty.in, now.in]).toEqual([0, 0, 0]);
      }),
    );
  });

  it("sorts by each column", () => {
    const ledger = new Ledger(0);
    ledger.add(host(ledger, "a"), 10, 1, 1, 0);
    ledger.add(host(ledger, "b"), 1, 20, 9, 9);
    ledger.settle(1);
    ledger.add(host(ledger, "c"), 2, 2, 1, 1);
    ledger.settle(12);
    const order = (sort: Parameters<typeof trafficRows>[2]): string =>
      trafficRows(ledger, "host", sort)
        .rows.map(({ key }) => key)
        .join("");
    expect(order("now")).toBe("cba");
    expect(order("in")).toBe("acb");
    expect(order("out")).toBe("bca");
    expect(order("packets")).toBe("bca");
    expect(order("forty")).toBe("bac");
    expect(order("name")).toBe("abc");
  });
});

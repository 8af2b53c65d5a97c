import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCounters } from "../../src/host/network/counters.ts";
import { InterfaceRates } from "../../src/monitor/interface-rates.ts";
import { counterNames, mapped, MonotonicCounters, totalCounters } from "../../src/monitor/monotonic-counters.ts";
import type { IoCounters } from "../../src/monitor/network-system.ts";

const all = (value: number): IoCounters => mapped(() => value);
const of = (...pairs: [string, number][]): Map<string, IoCounters> =>
  new Map(pairs.map(([name, value]) => [name, all(value)]));

describe("counters of interfaces", () => {
  it("go on from where they had been when they wrap or are reset", () => {
    const counters = new MonotonicCounters();
    const values = [4_294_967_290, 5, 10, 0, 7].map(
      (value) => counters.update(of(["eth0", value])).get("eth0")?.bytesRecv,
    );
    expect(values).toEqual([4_294_967_290, 4_294_967_295, 4_294_967_300, 4_294_967_300, 4_294_967_307]);
  });

  it("begin anew for an interface that comes back", () => {
    const counters = new MonotonicCounters();
    counters.update(of(["eth0", 1000], ["lo", 1]));
    counters.update(of(["lo", 1]));
    expect(counters.update(of(["eth0", 3], ["lo", 1])).get("eth0")).toEqual(all(3));
  });

  it("are summed up over all interfaces", () => {
    expect(totalCounters(of(["a", 1], ["b", 2]))).toEqual(all(3));
  });

  it("are read from the kernel's table, whatever the names of interfaces look like", () => {
    const text = [
      "Inter-|   Receive                                                |  Transmit",
      " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed",
      "    lo:  100       2    0    0    0     0          0         0      100       2    0    0    0     0       0          0",
      "eth0:1: 18446744073709551615 3 4 5 0 0 0 0 6 7 8 9 0 0 0 0",
      "broken: 1 2",
      "",
    ].join("\n");
    const counters = readCounters(text);
    expect([...counters.keys()]).toEqual(["lo", "eth0:1"]);
    expect(counters.get("eth0:1")).toEqual({
      bytesRecv: 2 ** 64,
      packetsRecv: 3,
      errin: 4,
      dropin: 5,
      bytesSent: 6,
      packetsSent: 7,
      errout: 8,
      dropout: 9,
    });
  });
});

describe("rates of interfaces", () => {
  it("are what was added a second, and add up", () => {
    const rates = new InterfaceRates();
    expect(rates.update(of(["eth0", 1000]), 10).size).toBe(0);
    expect(rates.update(of(["eth0", 3000]), 12).get("eth0")).toMatchObject({ perSecond: all(1000), total: all(2000) });
    expect(rates.update(of(["eth0", 3500]), 12.5).get("eth0")).toEqual({
      perSecond: all(1000),
      total: all(2500),
      history: [2000, 2000],
    });
  });

  it("are neither negative nor higher than what can have been counted, whatever happens to counters and interfaces", () => {
    const reading = fc.record({ a: fc.option(fc.nat(1000)), b: fc.option(fc.nat(1000)), time: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(reading), (readings) => {
        const rates = new InterfaceRates();
        let time = 0;
        for (const { a, b, time: passed } of readings) {
          time += passed;
          const pairs = Object.entries({ a, b }).filter((pair): pair is [string, number] => pair[1] !== null);
          for (const { perSecond } of rates.update(of(...pairs), time).values()) {
            for (const name of counterNames) {
              expect(perSecond[name]).toBeGreaterThanOrEqual(0);
              expect(perSecond[name]).toBeLessThanOrEqual(1000);
            }
          }
        }
      }),
    );
  });

  it("are the counter itself after a reset, and nothing for an interface that has just come", () => {
    const rates = new InterfaceRates();
    rates.update(of(["eth0", 1_000_000]), 0);
    expect(rates.update(of(["eth0", 50]), 1).get("eth0")?.perSecond).toEqual(all(50));
    rates.update(new Map(), 2);
    expect(rates.update(of(["eth0", 1_000_000]), 3).size).toBe(0);
  });
});

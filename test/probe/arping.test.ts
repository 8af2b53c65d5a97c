import { describe, expect, it } from "vitest";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { arping, type ArpingOptions } from "../../src/probe/arping.ts";
import { crowd, wayToServer } from "../link/scenarios.ts";

async function asking(targets: readonly string[], options: ArpingOptions, scenario: Scenario = crowd) {
  const network = new SimulatedNetwork(scenario);
  const began = network.time.now;
  const lines: string[] = [];
  let asked = 0;
  for await (const event of arping(network.machine("us"), targets, options)) {
    if (event.kind === "asked") asked++;
    else lines.push(`${event.target} ${event.mac} ${event.rttMs} ms ${event.others.join()}`.trimEnd());
  }
  return { lines, asked, tookMs: Number(network.time.now - began) / 1e6 };
}

describe("arping", () => {
  it.each([
    { target: "10.0.0.1", count: 2 },
    { target: "2001:db8:a::1", count: 2 },
  ])("asks for $target again and again", async ({ target, count }) => {
    const { lines, asked, tookMs } = await asking([target], { count });
    expect(lines).toEqual([`${target} 02:00:00:00:00:01 2 ms`, `${target} 02:00:00:00:00:01 2 ms`]);
    expect(asked).toBe(2);
    expect(tookMs).toBe(2000);
  });

  it("notices that two stations have one address", async () => {
    const { lines } = await asking(["10.0.0.9"], { count: 1 });
    expect(lines).toEqual(["10.0.0.9 02:00:00:00:00:02 4 ms", "10.0.0.9 02:00:00:00:00:03 6 ms 02:00:00:00:00:02"]);
  });

  it("asks for many, each until it is found, no faster than it is told", async () => {
    const targets = Array.from({ length: 20 }, (_, i) => `10.0.0.${i}`).filter((target) => target !== "10.0.0.2");
    const { lines, asked, tookMs } = await asking(targets, { count: 3, untilFound: true, rate: 100, intervalMs: 500 });
    expect(lines.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "10.0.0.1 02:00:00:00:00:01",
      "10.0.0.9 02:00:00:00:00:02",
      "10.0.0.9 02:00:00:00:00:03",
    ]);
    expect(asked).toBe(19 + 17 + 17);
    expect(tookMs).toBe(500 + 500 + 1000);
  });

  it("ends when it is told to", async () => {
    const stop = new AbortController();
    let replies = 0;
    const network = new SimulatedNetwork(crowd);
    for await (const { kind } of arping(network.machine("us"), ["10.0.0.1"], { signal: stop.signal })) {
      if (kind === "reply" && ++replies === 3) stop.abort();
    }
    expect(replies).toBe(3);
  });

  it("says who is on no link of ours", async () => {
    await expect(asking(["203.0.113.7"], {}, wayToServer)).rejects.toThrow(
      "203.0.113.7 is on no link of ours: the router 10.0.0.1 leads there",
    );
  });
});

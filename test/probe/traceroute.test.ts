import { describe, expect, it } from "vitest";
import type { Machine } from "../../src/link/machine.ts";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { forwarded } from "../../src/link/wrapped.ts";
import type { HopProbe } from "../../src/probe/hop-probes.ts";
import { traceroute, type Hop, type TracerouteOptions } from "../../src/probe/traceroute.ts";
import { ICMP, Packet, TCP } from "../../src/toolkit/index.ts";
import { ladder, roundabout, wayToServer } from "../link/scenarios.ts";

async function trace(target: string | readonly string[], options: TracerouteOptions, scenario: Scenario = wayToServer) {
  const network = new SimulatedNetwork(scenario);
  const began = network.time.now;
  const hops: Hop[] = [];
  for await (const hop of traceroute(network.machine("us"), [target].flat(), options)) hops.push(hop);
  return { hops, lines: hops.map(lineOf), tookMs: Number(network.time.now - began) / 1e6 };
}

/** Who answered the probes of a hop, after how many milliseconds, and what else there is to say. */
function lineOf({ ttl, probes, isLast }: Hop): string {
  return [ttl, ...probes.map(wordOf), ...(isLast ? ["end"] : [])].join(" ");
}

function wordOf({ answer }: HopProbe): string {
  if (answer === undefined) return "*";
  const labels = answer.labels
    .map(({ label, exp, bottom, ttl }) => `/${label},${exp},${bottom ? 1 : 0},${ttl}`)
    .join("");
  return `${answer.from}:${answer.rttMs}${answer.mark}${labels}${answer.isTranslated ? "~" : ""}`;
}

describe("traceroute", () => {
  it("tells the hops in order, the silent ones among them, and where addresses were translated", async () => {
    const { lines } = await trace("203.0.113.7", { queries: 2 });
    expect(lines).toEqual([
      "1 10.0.0.1:2 10.0.0.1:2",
      "2 * *",
      "3 198.51.100.1:18~ 198.51.100.1:18~",
      "4 203.0.113.7:40~ 203.0.113.7:40~ end",
    ]);
  });

  it.each([
    { method: "icmp", target: "203.0.113.7", last: "203.0.113.7:40" },
    { method: "tcp", target: "203.0.113.7", last: "203.0.113.7:40" },
    { method: "udp", target: "2001:db8:d::7", last: "2001:db8:d::7:40" },
    { method: "icmp", target: "2001:db8:d::7", last: "2001:db8:d::7:40" },
    { method: "tcp", target: "2001:db8:d::7", last: "2001:db8:d::7:40" },
    { method: "tcp", port: 81, target: "203.0.113.7", last: "203.0.113.7:40" },
    { method: "udp", port: 53, target: "203.0.113.7", last: "203.0.113.7:40" },
  ] as const)("asks $target with $method", async ({ target, last, ...asked }) => {
    const { lines } = await trace(target, { ...asked, queries: 1 });
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe(`4 ${last} end`);
  });

  it("waits for silent hops no longer than others lead to expect", async () => {
    const { tookMs } = await trace("203.0.113.7", {});
    expect(tookMs).toBeLessThan(2 + 500 + 40);
    const { lines, tookMs: all } = await trace("203.0.113.7", { maxTtl: 2, waitMs: 1000 });
    expect(lines[1]).toBe("2 * * * end");
    expect(all).toBe(1002);
  });

  it("stays on one way where routers share out flows, and finds the others with several flows", async () => {
    const { hops } = await trace("203.0.113.7", { queries: 10, sourcePort: 40_000 }, ladder);
    for (const { probes } of hops) expect(new Set(probes.map(({ answer }) => answer?.from)).size).toBe(1);
    const several = await trace("203.0.113.7", { flows: 16, sourcePort: 40_000 }, ladder);
    const routers = several.hops.map(({ probes }) => [...new Set(probes.map(({ answer }) => answer!.from))].sort());
    expect(routers).toEqual([["10.0.0.1"], ["10.1.0.1", "10.1.0.2", "10.1.0.3"], ["10.2.0.1"], ["203.0.113.7"]]);
    expect(several.hops[1].probes.map(({ flow }) => flow)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  });

  it.each(["udp", "icmp", "tcp"] as const)(
    "keeps a flow of %s on its way, whatever differs in its probes",
    async (method) => {
      const options = { method, flows: 8, queries: 4, sourcePort: 40_000, simultaneous: 32 } as const;
      const { hops } = await trace("203.0.113.7", options, ladder);
      const ways = new Map<number, Set<string | undefined>>();
      for (const { flow, answer } of hops[1].probes) ways.set(flow, (ways.get(flow) ?? new Set()).add(answer?.from));
      expect(ways.size).toBe(8);
      for (const way of ways.values()) expect(way.size).toBe(1);
      expect(new Set([...ways.values()].flatMap((way) => [...way])).size).toBeGreaterThan(1);
    },
  );

  it("tells labels, other ways back, and who lets nothing through", async () => {
    const { hops, lines } = await trace("203.0.113.7", { queries: 1 }, roundabout);
    expect(lines).toEqual([
      "1 10.0.0.1:2/24015,3,0,1/16,0,1,254",
      "2 10.1.0.1:28",
      "3 10.4.0.1:28",
      "4 10.3.0.1:28",
      "5 10.3.0.1:28!X end",
    ]);
    // Two hops there, but back over three routers.
    expect(hops[1].probes[0].answer?.ttl).toBe(61);
  });

  it("traces several targets at once, whatever is lost", async () => {
    const lossy = { ...ladder, wires: ladder.wires.map(([a, b, wire]) => [a, b, { ...wire, loss: 0.1 }] as const) };
    const { hops } = await trace(["203.0.113.7", "10.2.0.1"], { queries: 6 }, lossy);
    const ways = ["203.0.113.7", "10.2.0.1"].map((wanted) =>
      hops
        .filter(({ target }) => target === wanted)
        .map(({ probes }) => probes.find(({ answer }) => answer)?.answer?.from),
    );
    expect(ways[0]).toHaveLength(4);
    expect(ways[1]).toHaveLength(3);
    expect(ways[0].slice(2)).toEqual(["10.2.0.1", "203.0.113.7"]);
    expect(ways[1][2]).toBe("10.2.0.1");
  });

  it("ends when it is told to while a neighbour is asked for", async () => {
    const stop = new AbortController();
    const network = new SimulatedNetwork(wayToServer);
    network.time.plan(1_500_000_000n, () => stop.abort());
    const hops: Hop[] = [];
    for await (const hop of traceroute(network.machine("us"), ["10.0.0.77"], { signal: stop.signal })) hops.push(hop);
    expect(hops).toEqual([]);
  });

  it("says that nobody on the link takes the probes", async () => {
    await expect(trace("10.0.0.77", {})).rejects.toThrow("10.0.0.77 does not answer on us");
  });
});

/** A machine whose hosts repeat their answer to the first segment when they are asked for a connection again, as Linux does. */
function repeating(machine: Machine): Machine {
  return {
    route: (...question) => machine.route(...question),
    neighbour: (...question) => machine.neighbour(...question),
    async open(...question) {
      const link = await machine.open(...question);
      let first: unknown;
      return {
        ...forwarded(link),
        async receive(timeoutMs) {
          const frames = await link.receive(timeoutMs);
          return frames?.map((frame) => {
            const received = new Packet(frame.bytes);
            const tcp = received.get(TCP);
            if (tcp === undefined || received.has(ICMP)) return frame;
            first ??= tcp.ack;
            return { ...frame, bytes: received.with(TCP, { ack: Number(first) }).bytes };
          });
        },
      };
    },
  };
}

describe("traceroute of connections", () => {
  it("takes a repeated answer for one to the next probe", async () => {
    const machine = repeating(new SimulatedNetwork(ladder).machine("us"));
    const hops: Hop[] = [];
    for await (const hop of traceroute(machine, ["203.0.113.7"], { method: "tcp", waitMs: 1000 })) hops.push(hop);
    expect(hops).toHaveLength(4);
    for (const { probes } of hops)
      expect(probes.map(({ answer }) => answer === undefined)).toEqual([false, false, false]);
    const [, , , last] = hops;
    expect(new Set(last.probes.map(({ answer }) => answer?.rttMs)).size).toBe(1);
  });
});

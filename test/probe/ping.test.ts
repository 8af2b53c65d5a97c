import { describe, expect, it } from "vitest";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { PingStatistics } from "../../src/probe/ping-statistics.ts";
import { ping, type PingOptions } from "../../src/probe/ping.ts";
import { wayToServer } from "../link/scenarios.ts";

/** What happens, one short text each: kind, sequence number and what matters of it. */
async function pinging(target: string | readonly string[], options: PingOptions, scenario: Scenario = wayToServer) {
  const statistics = new PingStatistics();
  const lines: string[] = [];
  const network = new SimulatedNetwork(scenario);
  const began = network.time.now;
  for await (const event of ping(network.machine("us"), [target].flat(), options)) {
    statistics.add(event);
    const { kind, sequence } = event;
    if (event.kind === "reply") {
      const again = event.duplicate ? " again" : "";
      lines.push(
        `${sequence} ${event.what} ${event.from} ttl ${event.ttl} ${event.octets} octets ${event.rttMs} ms${again}`,
      );
    } else if (event.kind === "error")
      lines.push(`${sequence} ${event.from} ${event.reason} ${event.type}/${event.code}`);
    else if (kind === "silence") lines.push(`${sequence} silence`);
  }
  return { lines, statistics, tookMs: Number(network.time.now - began) / 1e6 };
}

const near = (wire: object): Scenario => ({
  seed: 7,
  nodes: { us: { addresses: ["10.0.0.2/24"] }, peer: { addresses: ["10.0.0.1"] } },
  wires: [["us", "peer", wire]],
});

describe("ping", () => {
  it("measures round trips over routers and address translators", async () => {
    const { lines, statistics } = await pinging("203.0.113.7", { count: 3 });
    expect(lines).toEqual([1, 2, 3].map((n) => `${n} echo 203.0.113.7 ttl 61 64 octets 40 ms`));
    expect(statistics).toMatchObject({
      transmitted: 3,
      received: 3,
      loss: 0,
      min: 40,
      avg: 40,
      max: 40,
      mdev: 0,
      ewma: 40,
    });
  });

  it("measures IPv6 alike", async () => {
    const { lines } = await pinging("2001:db8:d::7", { count: 1, size: 16 });
    expect(lines).toEqual(["1 echo 2001:db8:d::7 ttl 61 24 octets 40 ms"]);
  });

  it("ends when all is answered or refused, and after the timeout where nothing comes", async () => {
    const { tookMs } = await pinging("203.0.113.7", { count: 3, intervalMs: 100 });
    // The neighbour's address takes 2 ms to ask for.
    expect(tookMs).toBe(2 + 2 * 100 + 40);
    const silent = await pinging("203.0.113.7", {
      count: 2,
      intervalMs: 100,
      method: "tcp",
      port: 25,
      timeoutMs: 3000,
    });
    expect(silent.lines).toEqual(["1 silence"]);
    expect(silent.tookMs).toBe(2 + 100 + 3000);
    expect(silent.statistics.loss).toBe(1);
    const refused = await pinging("203.0.113.7", { count: 2, intervalMs: 100, ttl: 3 });
    expect(refused.tookMs).toBeLessThan(2 + 100 + 100);
    const ended = await pinging("203.0.113.7", { intervalMs: 100, deadlineMs: 250 });
    expect(ended.statistics).toMatchObject({ transmitted: 3, received: 3 });
    expect(ended.tookMs).toBe(252);
  });

  it.each([
    { options: { method: "tcp", port: 80 }, line: "1 open 203.0.113.7 ttl 61 20 octets 40 ms" },
    { options: { method: "tcp", port: 81 }, line: "1 closed 203.0.113.7 ttl 61 20 octets 40 ms" },
    { options: { method: "udp", port: 53, size: 4 }, line: "1 datagram 203.0.113.7 ttl 61 12 octets 40 ms" },
    { options: { method: "udp", port: 54, size: 4 }, line: "1 closed 203.0.113.7 ttl 61 40 octets 40 ms" },
    { options: { ttl: 3 }, line: "1 198.51.100.1 Time to live exceeded 11/0" },
  ] as const)("asks with $options", async ({ options, line }) => {
    const { lines } = await pinging("203.0.113.7", { count: 1, timeoutMs: 100, ...options });
    expect(lines).toEqual([line]);
  });

  it("pings several targets in the same time", async () => {
    const { lines, tookMs } = await pinging(["203.0.113.7", "10.0.0.1"], { count: 2 });
    expect(lines).toEqual([
      "1 echo 10.0.0.1 ttl 64 64 octets 2 ms",
      "1 echo 203.0.113.7 ttl 61 64 octets 40 ms",
      "2 echo 10.0.0.1 ttl 64 64 octets 2 ms",
      "2 echo 203.0.113.7 ttl 61 64 octets 40 ms",
    ]);
    expect(tookMs).toBe(2 + 1000 + 40);
  });

  it("counts what is lost and what comes twice", async () => {
    const lossy = await pinging("10.0.0.1", { count: 200, intervalMs: 10 }, near({ delayMs: 1, loss: 0.2 }));
    expect(lossy.statistics.loss).toBeGreaterThan(0.2);
    expect(lossy.statistics.loss).toBeLessThan(0.5);
    const { received } = lossy.statistics;
    expect(lossy.lines.filter((line) => line.endsWith("silence"))).toHaveLength(200 - received - 0);
    const doubled = await pinging("10.0.0.1", { count: 100, intervalMs: 10 }, near({ delayMs: 1, duplicate: 0.3 }));
    expect(doubled.statistics).toMatchObject({ received: 100, loss: 0 });
    expect(doubled.statistics.duplicates).toBeGreaterThan(30);
    expect(doubled.lines.filter((line) => line.endsWith("again"))).toHaveLength(doubled.statistics.duplicates);
  });

  it("takes answers that come late and out of order", async () => {
    const { statistics, lines } = await pinging(
      "10.0.0.1",
      { count: 50, intervalMs: 10 },
      near({ delayMs: 30, jitterMs: 20 }),
    );
    expect(statistics).toMatchObject({ received: 50, duplicates: 0 });
    expect(lines.filter((line) => line.endsWith("silence")).length).toBeGreaterThan(40);
    expect(statistics.min).toBeGreaterThan(60);
    expect(statistics.mdev).toBeGreaterThan(3);
  });

  it("says that a neighbour is not there, and goes on until it is", async () => {
    const { lines, statistics } = await pinging("10.0.0.77", { count: 2, timeoutMs: 100 });
    expect(lines).toEqual([1, 2].map((n) => `${n} 10.0.0.2 Destination Host Unreachable undefined/undefined`));
    expect(statistics).toMatchObject({ transmitted: 2, received: 0, errors: 2 });
  });

  it("floods as fast as answers come", async () => {
    const { statistics, tookMs } = await pinging("203.0.113.7", { count: 100, flood: true });
    expect(statistics).toMatchObject({ transmitted: 100, received: 100 });
    expect(tookMs).toBeLessThan(1100);
  });

  it("ends when it is told to", async () => {
    const stop = new AbortController();
    const network = new SimulatedNetwork(wayToServer);
    let replies = 0;
    for await (const { kind } of ping(network.machine("us"), ["203.0.113.7"], { signal: stop.signal })) {
      if (kind === "reply" && ++replies === 3) stop.abort();
    }
    expect(replies).toBe(3);
  });

  it("ends when it is told to while a neighbour is asked for", async () => {
    const stop = new AbortController();
    const network = new SimulatedNetwork(wayToServer);
    network.time.plan(1_500_000_000n, () => stop.abort());
    const events: string[] = [];
    for await (const { kind } of ping(network.machine("us"), ["10.0.0.77"], { signal: stop.signal })) events.push(kind);
    expect(events).toEqual([]);
  });

  it("does not send where nothing leads", async () => {
    await expect(pinging("::1", {}, near({}))).rejects.toThrow("no route to ::1: us has no address of its kind");
  });
});

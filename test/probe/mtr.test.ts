import { describe, expect, it } from "vitest";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { HopTable } from "../../src/probe/hop-table.ts";
import { mtr, type MtrOptions } from "../../src/probe/mtr.ts";
import { ladder, wayToServer } from "../link/scenarios.ts";

async function rounds(targets: readonly string[], options: MtrOptions, scenario: Scenario = wayToServer) {
  const network = new SimulatedNetwork(scenario);
  const began = network.time.now;
  const tables = new Map(targets.map((target) => [target, new HopTable()]));
  for await (const event of mtr(network.machine("us"), targets, options)) {
    if (event.kind !== "round") tables.get(event.probe.target)!.add(event.kind, event.probe);
  }
  const hops = [...tables.values()].map(({ rows }) =>
    rows.map(({ ttl, sent, received, current, avg }) => `${ttl} ${current?.from} ${received}/${sent} ${avg}`),
  );
  return { hops, tables, tookMs: Number(network.time.now - began) / 1e6 };
}

describe("mtr", () => {
  it.each(["icmp", "udp", "tcp"] as const)(
    "counts what the hops of a way answer to %s in each round",
    async (method) => {
      const { hops } = await rounds(["203.0.113.7"], { method, cycles: 5 });
      expect(hops[0]).toEqual([
        "1 10.0.0.1 5/5 2",
        "2 undefined 0/5 0",
        "3 198.51.100.1 5/5 18",
        "4 203.0.113.7 5/5 40",
      ]);
    },
  );

  it("ends when the last answer has come", async () => {
    const { hops, tookMs } = await rounds(["10.2.0.1", "10.0.0.1"], { cycles: 3, waitMs: 60_000 }, ladder);
    expect(hops.map((rows) => rows.length)).toEqual([3, 1]);
    expect(tookMs).toBeLessThan(3000);
  });

  it("asks on where one of several neighbours is silent", async () => {
    const { hops } = await rounds(["10.0.0.77", "203.0.113.7"], { cycles: 2 });
    expect(hops[0]).toEqual(["1 undefined 0/1 0"]);
    expect(hops[1].map((row) => row.split(" ")[1])).toEqual(["10.0.0.1", "undefined", "198.51.100.1", "203.0.113.7"]);
    await expect(rounds(["10.0.0.77"], { cycles: 2 })).rejects.toThrow("10.0.0.77 does not answer");
  });

  it("counts what is lost, and not what is still on its way", async () => {
    const lossy = wayToServer.wires.map(([one, other, wire]) => [one, other, { ...wire, loss: 0.1 }] as const);
    const options = { method: "icmp", cycles: 300, intervalMs: 100 } as const;
    const { tables } = await rounds(["203.0.113.7"], options, { ...wayToServer, wires: lossy });
    const [near, silent, , far] = tables.get("203.0.113.7")!.rows;
    expect(near.loss).toBeGreaterThan(0.1);
    expect(near.loss).toBeLessThan(0.3);
    expect(silent.loss).toBe(1);
    expect(far.loss).toBeGreaterThan(near.loss);
    for (const { sent, received, lost } of [near, silent, far]) expect(received + lost).toBe(sent);
    expect(near).toMatchObject({ best: 2, worst: 2, avg: 2, stdev: 0 });
  });

  it("asks a few hops beyond the last that answers, where none ends the way", async () => {
    const { hops } = await rounds(["203.0.113.7"], { method: "tcp", port: 25, cycles: 3, waitMs: 500 });
    expect(hops[0].map((row) => row.split(" ")[1])).toEqual(["10.0.0.1", "undefined", "198.51.100.1", "undefined"]);
  });

  it("tells the deviation of round trips", async () => {
    const wire = { delayMs: 10, jitterMs: 10 };
    const shaky: Scenario = {
      seed: 9,
      nodes: { us: { addresses: ["10.0.0.2/24"] }, peer: { addresses: ["10.0.0.1"] } },
      wires: [["us", "peer", wire]],
    };
    const { tables } = await rounds(["10.0.0.1"], { method: "icmp", cycles: 200, intervalMs: 100 }, shaky);
    const [row] = tables.get("10.0.0.1")!.rows;
    // The sum of two even distributions of 10 ms: 10 / sqrt(6).
    expect(row.stdev).toBeGreaterThan(3.5);
    expect(row.stdev).toBeLessThan(4.7);
    expect(row.avg).toBeGreaterThan(28);
    expect(row.avg).toBeLessThan(32);
  });
});

import { describe, expect, it } from "vitest";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { sendOver } from "../../src/probe/over-machine.ts";
import { layerOf, prepared } from "../../src/probe/sendable.ts";
import type { SendingOptions } from "../../src/probe/send-packets.ts";
import { IP, packet, UDP } from "../../src/toolkit/index.ts";

const three: Scenario = {
  seed: 1,
  nodes: {
    us: { addresses: ["10.0.0.1/24"] },
    one: { addresses: ["10.0.0.2"] },
    other: { addresses: ["10.0.0.3"] },
  },
  wires: [
    ["us", "one"],
    ["us", "other"],
  ],
};

const lookUp = async (name: string): Promise<string> => {
  if (name === "one") return "10.0.0.2";
  throw new Error(`${name} does not resolve`);
};

/** What an expression sends, as destination, port and milliseconds since the first. */
async function sent(expression: string, options: SendingOptions = {}) {
  const machine = new SimulatedNetwork(three).machine("us");
  const packets = await prepared(expression, lookUp);
  const times: bigint[] = [];
  const seen: string[] = [];
  const { unreachable } = await sendOver(machine, packets, {
    layer: layerOf(packets),
    ...options,
    onSent({ packet: one, at }) {
      times.push(at);
      seen.push(`${one.get(IP)?.dst}:${one.get(UDP)?.dport} ${Number(at - times[0]) / 1e6}`);
    },
  });
  return { seen, unreachable };
}

describe("sending", () => {
  it("sends every packet that an expression stands for, and says who is not there", async () => {
    expect(await sent('IP(dst="10.0.0.2/30")/UDP(dport=9)')).toEqual({
      seen: ["10.0.0.2:9 0", "10.0.0.3:9 0"],
      unreachable: [
        "10.0.0.0 does not answer on us: no such host there, or it is down",
        "10.0.0.1 does not answer on us: no such host there, or it is down",
      ],
    });
  });

  it("sends again and again, with time between, drawing random values anew", async () => {
    const { seen } = await sent('IP(dst="10.0.0.2")/UDP(dport=[1,2])', { count: 2, interMs: 50 });
    expect(seen).toEqual(["10.0.0.2:1 0", "10.0.0.2:2 50", "10.0.0.2:1 100", "10.0.0.2:2 150"]);
    const random = await sent('IP(dst="10.0.0.2")/UDP(dport=RandShort())', { count: 20 });
    expect(new Set(random.seen).size).toBeGreaterThan(1);
  });

  it("ends when it is told to", async () => {
    const ending = new AbortController();
    const packets = [packet(IP({ dst: "10.0.0.2" }), UDP())];
    const { sent: count } = await sendOver(new SimulatedNetwork(three).machine("us"), packets, {
      layer: 3,
      count: Infinity,
      interMs: 10,
      signal: ending.signal,
      onSent: () => ending.abort(),
    });
    expect(count).toBe(1);
  });

  it("puts addresses in the place of names, and refuses what cannot be sent together", async () => {
    expect((await sent('IP(dst="one")/UDP(dport=9)')).seen).toEqual(["10.0.0.2:9 0"]);
    await expect(sent('IP(dst="nobody")/UDP()')).rejects.toThrow("nobody does not resolve");
    await expect(sent('[IP(dst="10.0.0.2"), Ether()/IP()]')).rejects.toThrow("send them apart");
  });
});

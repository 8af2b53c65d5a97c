import { describe, expect, it } from "vitest";
import { BLOCK_FRAMES, BLOCK_MS } from "../../src/link/simulated-link.ts";
import { SimulatedNetwork } from "../../src/link/simulated-network.ts";
import { IP, packet, UDP } from "../../src/toolkit/index.ts";

/** Two hosts; the other sends us a datagram every `everyMs`, `count` times. */
function traffic(count: number, everyMs: number): SimulatedNetwork {
  const network = new SimulatedNetwork({
    seed: 1,
    nodes: { us: { addresses: ["10.0.0.2/24"] }, peer: { addresses: ["10.0.0.1"] } },
    wires: [["us", "peer"]],
  });
  const { bytes } = packet(IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 1, dport: 2 }));
  for (let i = 0; i < count; i++) network.time.plan(BigInt(i * everyMs * 1e6), () => network.inject("peer", bytes));
  return network;
}

describe("a simulated link", () => {
  it("says who we are", () => {
    const link = traffic(0, 1).open("us", { latency: "bulk" });
    expect(link).toMatchObject({ name: "us", linkType: 1, mtu: 1500 });
    expect(link.addresses).toEqual([
      { kind: "mac", address: "02:00:00:00:00:00" },
      { kind: "ipv4", address: "10.0.0.2", prefixLength: 24 },
    ]);
  });

  it("hands on each frame as it comes when it is immediate", async () => {
    const link = traffic(5, 3).open("us", { latency: "immediate" });
    const began = link.now();
    for (let i = 0; i < 5; i++) {
      expect(await link.receive()).toHaveLength(1);
      expect(link.now() - began).toBe(BigInt(i) * 3_000_000n);
    }
  });

  it("hands on blocks when it is for bulk: full ones, and those whose time is up", async () => {
    const link = traffic(BLOCK_FRAMES + 10, 0.5).open("us", { latency: "bulk" });
    const began = link.now();
    expect(await link.receive()).toHaveLength(BLOCK_FRAMES);
    expect(link.now() - began).toBe(BigInt((BLOCK_FRAMES - 1) * 0.5e6));
    expect(await link.receive()).toHaveLength(10);
    expect(link.now() - began).toBe(BigInt(BLOCK_FRAMES * 0.5e6 + BLOCK_MS * 1e6));
  });

  it("waits no longer than it is told, and then gives what there is", async () => {
    const link = traffic(2, 30).open("us", { latency: "bulk" });
    const began = link.now();
    expect(await link.receive(10)).toHaveLength(1);
    expect(await link.receive(10)).toEqual([]);
    expect(link.now() - began).toBe(20_000_000n);
    expect(await link.receive(20)).toHaveLength(1);
  });

  it("drops what finds no room, and counts it", async () => {
    const network = traffic(100, 1);
    const link = network.open("us", { latency: "immediate", capacity: 8 });
    network.time.advance(network.time.now + 1_000_000_000n);
    expect(await link.receive()).toHaveLength(8);
    expect(link.statistics()).toEqual({ sent: 0, received: 8, dropped: 92 });
  });

  it("ends when it is closed: what has come is still given", async () => {
    const network = traffic(1, 1);
    const link = network.open("us", { latency: "bulk" });
    network.time.advance(network.time.now);
    network.time.advance(network.time.now);
    const waiting = link.receive();
    link.close();
    expect(await waiting).toHaveLength(1);
    expect(await link.receive()).toBeUndefined();
    expect(() => link.send(new Uint8Array(60))).toThrow("closed");
  });

  it("joins two programs", async () => {
    const network = traffic(0, 1);
    const [us, peer] = [network.open("us", { latency: "immediate" }), network.open("peer", { latency: "immediate" })];
    const heard = peer.receive();
    us.send(Uint8Array.of(2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0x12, 0x34, 9));
    expect((await heard)?.[0].bytes.at(-1)).toBe(9);
  });

  it.each([
    [{ nodes: { us: { addresses: ["10.0.0.256"] } }, wires: [] }, '"10.0.0.256" is no address'],
    [{ nodes: {}, wires: [["us", "peer"]] as const }, 'no node "us"'],
  ])("refuses a network that cannot be: %#", (scenario, message) => {
    expect(() => new SimulatedNetwork({ seed: 1, ...scenario })).toThrow(message);
  });
});

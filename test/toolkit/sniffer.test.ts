import { describe, expect, it, vi } from "vitest";
import { faulty } from "../../src/link/faulty.ts";
import type { Link } from "../../src/link/link.ts";
import { SimulatedNetwork } from "../../src/link/simulated-network.ts";
import { Ether, ICMP, IP, packet, Packet, UDP } from "../../src/toolkit/index.ts";
import { Sniffer, type SniffOptions } from "../../src/toolkit/sniffer.ts";

async function* numbered(count: number): AsyncGenerator<Packet, void, undefined> {
  const { bytes } = packet(Ether(), IP(), UDP());
  for (let number = 1; number <= count; number++) yield new Packet(bytes, { number });
}

const sniff = (options: SniffOptions, count = 100): Promise<readonly Packet[]> =>
  new Sniffer(() => numbered(count), options).start().join();
const numbers = (packets: readonly Packet[]): number[] => packets.map(({ number }) => number);

describe("sniffing", () => {
  it.each<{ options: SniffOptions; expected: readonly number[] }>([
    { options: {}, expected: [1, 2, 3, 4, 5] },
    { options: { count: 3 }, expected: [1, 2, 3] },
    { options: { count: 0 }, expected: [1, 2, 3, 4, 5] },
    { options: { lfilter: ({ number }) => number % 2 === 0 }, expected: [2, 4] },
    { options: { lfilter: ({ number }) => number > 2, count: 2 }, expected: [3, 4] },
    { options: { stopFilter: ({ number }) => number === 4 }, expected: [1, 2, 3, 4] },
    {
      options: { lfilter: ({ number }) => number !== 3, stopFilter: ({ number }) => number === 3 },
      expected: [1, 2, 4, 5],
    },
    { options: { store: false }, expected: [] },
    { options: { session: (one) => (one.number === 2 ? undefined : one), count: 3 }, expected: [1, 3, 4] },
    { options: { session: (one) => [one, one], count: 3 }, expected: [1, 1, 2, 2] },
    { options: { session: () => undefined, stopFilter: ({ number }) => number === 2 }, expected: [] },
  ])("keeps $expected by $options", async ({ options, expected }) => {
    expect(numbers(await sniff(options, 5))).toEqual(expected);
  });

  it("prints what prn returns, unless it is undefined, and waits for promises", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    try {
      await sniff({ prn: ({ number }) => (number === 2 ? undefined : `packet ${number}`), store: false }, 3);
      await sniff({ prn: async ({ number }) => Promise.resolve(number * 10) }, 2);
      expect(log.mock.calls).toEqual([["packet 1"], ["packet 3"], [10], [20]]);
    } finally {
      log.mockRestore();
    }
  });

  it("ends after its time however fast packets come, and closes the source", async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Packet, void, undefined> {
      try {
        const [one] = await sniff({}, 1);
        for (;;) yield one;
      } finally {
        closed = true;
      }
    }
    const began = performance.now();
    await new Sniffer(endless, { timeout: 0.1, store: false }).start().join();
    expect(performance.now() - began).toBeLessThan(2000);
    expect(closed).toBe(true);
  });

  it("rejects with what a function threw, and is over", async () => {
    const sniffer = new Sniffer(() => numbered(3), {
      prn: () => {
        throw new Error("prn failed");
      },
    });
    sniffer.start();
    await expect(sniffer.join()).rejects.toThrow("prn failed");
    expect(sniffer.running).toBe(false);
  });
});

/** A host that is sent to, every so many milliseconds. */
function heard(count: number, everyMs: number, latency: "bulk" | "immediate", capacity = 4096) {
  const network = new SimulatedNetwork({
    seed: 5,
    nodes: { us: { addresses: ["10.0.0.2"] }, peer: { addresses: ["10.0.0.1"] } },
    wires: [["us", "peer", { delayMs: 1 }]],
  });
  for (let i = 0; i < count; i++) {
    const { bytes } = packet(IP({ src: "10.0.0.1", dst: "10.0.0.2" }), ICMP({ type: 8, id: 1, seq: i }));
    network.time.plan(BigInt(i * everyMs * 1e6), () => network.inject("peer", bytes));
  }
  const link = network.open("us", { latency, capacity });
  return { network, link, packets: () => packetsOf(link, () => network.time.next === undefined) };
}

/** The packets of a link, until nothing more can come. */
async function* packetsOf(link: Link, isOver: () => boolean): AsyncGenerator<Packet, void, undefined> {
  let number = 0;
  for (;;) {
    const frames = await link.receive(isOver() ? 0 : undefined);
    if (frames === undefined || frames.length === 0) return;
    for (const frame of frames) yield new Packet(frame.bytes, { ...frame, number: ++number, linkType: link.linkType });
  }
}

describe("sniffing a link", () => {
  it.each(["bulk", "immediate"] as const)("gets every packet in its order, %s", async (latency) => {
    const { packets } = heard(500, 0.25, latency);
    const found = await new Sniffer(packets).start().join();
    expect(found.map((one) => one.get(ICMP)?.seq)).toEqual(Array.from({ length: 500 }, (_, i) => i));
  });

  it("loses and counts what comes while a slow prn keeps it waiting; memory stays bounded", async () => {
    const capacity = 32;
    const { network, link, packets } = heard(1000, 1, "immediate", capacity);
    let shown = 0;
    let waiting = 0;
    // While prn is busy with a packet, four more come.
    const slow = (): void => {
      network.time.advance(network.time.now + 4_000_000n);
      waiting = Math.max(waiting, link.statistics().received - ++shown);
    };
    const found = await new Sniffer(packets, { prn: slow }).start().join();
    const { received, dropped } = link.statistics();
    expect(received + dropped).toBe(1000);
    expect(found).toHaveLength(received);
    expect(dropped).toBeGreaterThan(500);
    expect(waiting).toBeGreaterThan(capacity);
    expect(waiting).toBeLessThanOrEqual(2 * capacity);
    const seqs = found.map((one) => one.get(ICMP)!.seq as number);
    expect(seqs).toEqual(seqs.toSorted((one, other) => one - other));
  });

  it("sniffs what faults have left", async () => {
    const { network, link } = heard(400, 1, "immediate");
    const spoiled = faulty(link, 3, { drop: 0.5, truncate: 0.2 });
    const found = await new Sniffer(() => packetsOf(spoiled, () => network.time.next === undefined)).start().join();
    expect(found.length).toBeGreaterThan(150);
    expect(found.length).toBeLessThan(250);
    const cut = found.filter(({ bytes, originalLength }) => bytes.length < originalLength);
    expect(cut.length).toBeGreaterThan(20);
    expect(cut.every((one) => !one.whole)).toBe(true);
  });
});

describe("a sniffer in the background", () => {
  it("starts, stops amid a wait, and starts again", async () => {
    const { link } = heard(3, 1, "immediate");
    const started = vi.fn();
    const sniffer = new Sniffer(() => packetsOf(link, () => false), { startedCallback: started });
    expect(() => sniffer.join()).toThrow("not started");
    expect(() => sniffer.stop()).toThrow("not running");
    sniffer.start();
    expect(sniffer).toMatchObject({ running: true, results: undefined });
    expect(() => sniffer.start()).toThrow("already running");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(started).toHaveBeenCalledTimes(1);
    expect(sniffer.running).toBe(true);
    const results = await sniffer.stop();
    expect(results).toHaveLength(3);
    expect(sniffer).toMatchObject({ running: false, results });
    sniffer.start();
    expect(await sniffer.stop()).toEqual([]);
  });

  it("rejects where the source cannot be opened", async () => {
    const sniffer = new Sniffer(() => {
      throw new Error("no such interface");
    });
    sniffer.start();
    await expect(sniffer.join()).rejects.toThrow("no such interface");
    expect(sniffer).toMatchObject({ running: false, results: undefined });
  });
});

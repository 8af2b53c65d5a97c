import { describe, expect, it } from "vitest";
import type { SimulatedLink } from "../../src/link/simulated-link.ts";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { ARP, Ether, ICMP, ICMPv6, IP, IPv6, type Packet, packet, TCP, UDP } from "../../src/toolkit/index.ts";
import { asPacket, macOf, next, roundabout, send, wayToServer } from "./scenarios.ts";

function open(scenario: Scenario = wayToServer): SimulatedLink {
  return new SimulatedNetwork(scenario).open("us", { latency: "immediate" });
}

const ping = (id: number, ttl = 64) =>
  [IP({ src: "10.0.0.2", dst: "203.0.113.7", ttl }), ICMP({ type: 8, id, seq: 1 })] as const;

describe("a simulated network", () => {
  it("answers an echo request after the delays of the way, without anybody waiting", async () => {
    const link = open();
    const before = link.now();
    const began = performance.now();
    send(link, ...ping(7));
    const reply = await next(link);
    expect(reply?.get(IP)).toMatchObject({ src: "203.0.113.7", dst: "10.0.0.2", ttl: 61 });
    expect(reply?.get(ICMP)).toMatchObject({ type: 0, id: 7, seq: 1 });
    expect(reply?.verify()).toEqual([]);
    expect(link.now() - before).toBe(40_000_000n);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(link.statistics()).toEqual({ sent: 1, received: 1, dropped: 0 });
  });

  it("shows the routers of a way, one of them silent, and what the address translator did", async () => {
    const link = open();
    const hops: (string | undefined)[] = [];
    for (let ttl = 1; ttl <= 4; ttl++) {
      send(link, ...ping(ttl, ttl));
      const reply = await next(link);
      if (reply !== undefined) expect(reply.verify(), reply.show()).toEqual([]);
      hops.push(reply?.get(IP)?.src);
    }
    expect(hops).toEqual(["10.0.0.1", undefined, "198.51.100.1", "203.0.113.7"]);

    send(link, IP({ src: "10.0.0.2", dst: "203.0.113.7", ttl: 3 }), UDP({ sport: 4000, dport: 33434 }));
    const expired = await next(link);
    expect(expired?.get(ICMP)).toMatchObject({ type: 11, code: 0 });
    // The quote begins after Ethernet, IP and ICMP headers: its source is ours again, its UDP checksum the translator's.
    const quoted = expired!.bytes.slice(42, 70);
    expect([...quoted.subarray(12, 16)]).toEqual([10, 0, 0, 2]);
    const sent = packet(
      Ether(),
      IP({ src: "10.0.0.2", dst: "203.0.113.7", ttl: 3 }),
      UDP({ sport: 4000, dport: 33434 }),
    );
    expect(quoted.subarray(26)).not.toEqual(sent.bytes.slice(40, 42));
  });

  it("traces IPv6 alike", async () => {
    const link = open();
    const hops: (string | undefined)[] = [];
    for (let hlim = 1; hlim <= 4; hlim++) {
      send(link, IPv6({ src: "2001:db8:a::2", dst: "2001:db8:d::7", hlim }), UDP({ sport: 4000, dport: 33434 }));
      const reply = await next(link);
      if (reply !== undefined) expect(reply.verify(), reply.show()).toEqual([]);
      hops.push(reply && `${reply.get(IPv6)?.src} ${reply.get(ICMPv6)?.type}`);
    }
    expect(hops).toEqual(["2001:db8:a::1 3", undefined, "2001:db8:c::1 3", "2001:db8:d::7 1"]);
  });

  it.each([
    { flags: "S", dport: 80, answer: "SA" },
    { flags: "S", dport: 81, answer: "RA" },
    { flags: "S", dport: 25, answer: undefined },
    { flags: "A", dport: 80, answer: "R" },
    { flags: "F", dport: 80, answer: undefined },
    { flags: "F", dport: 81, answer: "RA" },
    { flags: "FPU", dport: 81, answer: "RA" },
    { flags: "R", dport: 81, answer: undefined },
  ])("answers TCP $flags to port $dport with $answer", async ({ flags, dport, answer }) => {
    const link = open();
    send(link, IP({ src: "10.0.0.2", dst: "203.0.113.7" }), TCP({ sport: 4000, dport, flags, seq: 1000, ack: 77 }));
    const reply = (await next(link))?.get(TCP);
    expect(reply?.flags).toBe(answer);
    if (answer === "SA") expect(reply).toMatchObject({ sport: 80, dport: 4000, ack: 1001 });
    if (answer === "R") expect(reply?.seq).toBe(77);
  });

  it.each([
    { dport: 53, answer: "hello" },
    { dport: 54, answer: "3/3" },
    { dport: 161, answer: undefined },
  ])("answers a datagram to port $dport with $answer", async ({ dport, answer }) => {
    const link = open();
    const datagram = packet(
      Ether({ src: macOf(0), dst: macOf(1) }),
      IP({ src: "10.0.0.2", dst: "203.0.113.7" }),
      UDP({ sport: 999, dport }),
    );
    const bytes = new Uint8Array([...datagram.bytes, ...new TextEncoder().encode("hello")]);
    bytes[17] += 5; // total length of IPv4
    bytes[39] += 5; // length of UDP
    bytes.fill(0, 40, 42); // no checksum
    const sum = bytes[24] * 256 + bytes[25] - 5;
    bytes.set([sum >> 8, sum & 0xff], 24);
    link.send(bytes);
    const reply = await next(link);
    const icmp = reply?.get(ICMP);
    const text =
      icmp === undefined ? reply && new TextDecoder().decode(reply.bytes.slice(42)) : `${icmp.type}/${icmp.code}`;
    expect(text).toBe(answer);
  });

  it("resolves addresses of neighbours, and of nobody else", async () => {
    const link = open();
    const ask = (pdst: string): void =>
      link.send(
        packet(
          Ether({ src: macOf(0), dst: "ff:ff:ff:ff:ff:ff" }),
          ARP({ op: 1, hwsrc: macOf(0), psrc: "10.0.0.2", pdst }),
        ).bytes,
      );
    ask("10.0.0.1");
    expect((await next(link))?.get(ARP)).toMatchObject({
      op: 2,
      hwsrc: macOf(1),
      psrc: "10.0.0.1",
      hwdst: macOf(0),
      pdst: "10.0.0.2",
    });
    ask("10.0.0.77");
    expect(await next(link)).toBeUndefined();

    const solicitation = new Uint8Array(24);
    solicitation.set([135], 0);
    solicitation.set([0x20, 0x01, 0x0d, 0xb8, 0, 0x0a], 8);
    solicitation[23] = 1;
    const around = packet(
      Ether({ src: macOf(0), dst: "33:33:ff:00:00:01" }),
      IPv6({ src: "2001:db8:a::2", dst: "ff02::1:ff00:1", hlim: 255, nh: 58, plen: 24 }),
    );
    link.send(new Uint8Array([...around.bytes, ...solicitation]));
    const advertised = await next(link);
    expect(advertised?.get(ICMPv6)?.type).toBe(136);
    expect(advertised?.verify()).toEqual([]);
  });

  it("says what it knows no way to, and drops what is broken", async () => {
    const link = open();
    send(link, IP({ src: "10.0.0.2", dst: "192.0.2.200" }), UDP({ sport: 1, dport: 2 }));
    expect((await next(link))?.get(ICMP)).toMatchObject({ type: 3, code: 0 });
    const broken = packet(Ether({ src: macOf(0), dst: macOf(1) }), ...ping(9)).bytes;
    broken[broken.length - 1] ^= 1;
    link.send(broken);
    expect(await next(link)).toBeUndefined();
  });

  it("keeps a flow on one of several ways, and flows on several", async () => {
    const link = open({
      seed: 3,
      nodes: {
        us: { addresses: ["10.0.0.2"] },
        gateway: { addresses: ["10.0.0.1"] },
        upper: { addresses: ["10.1.0.1"] },
        lower: { addresses: ["10.2.0.1"] },
        server: { addresses: ["203.0.113.7"] },
      },
      wires: [
        ["us", "gateway"],
        ["gateway", "upper"],
        ["gateway", "lower"],
        ["upper", "server"],
        ["lower", "server"],
      ],
    });
    const by = new Map<string, Set<number>>();
    for (let i = 0; i < 64; i++) {
      const sport = 1000 + (i % 16);
      send(link, IP({ src: "10.0.0.2", dst: "203.0.113.7", ttl: 2 }), UDP({ sport, dport: 33434 }));
      const hop = (await next(link))!.get(IP)!.src;
      by.set(hop, (by.get(hop) ?? new Set()).add(sport));
    }
    expect([...by.keys()].sort()).toEqual(["10.1.0.1", "10.2.0.1"]);
    expect([...by.values()].reduce((sum, ports) => sum + ports.size, 0)).toBe(16);
  });
});

describe("routers", () => {
  it("answer by a way of their own where wires carry only one way", async () => {
    const link = open(roundabout);
    const before = link.now();
    send(link, IP({ src: "10.0.0.2", dst: "203.0.113.7", ttl: 2 }), UDP({ sport: 4000, dport: 33434 }));
    const reply = await next(link);
    expect(reply?.get(IP)).toMatchObject({ src: "10.1.0.1", ttl: 61 });
    expect(link.now() - before).toBe(28_000_000n);
    // Headers and the 28 octets that it quotes.
    expect(reply?.bytes).toHaveLength(14 + 20 + 8 + 28);
    expect(reply?.verify()).toEqual([]);
  });

  it.each([
    { header: IP({ src: "10.0.0.2", dst: "203.0.113.7", ttl: 3 }), error: "11/0", beyond: "3/13" },
    { header: IPv6({ src: "2001:db8:a::2", dst: "2001:db8:d::7", hlim: 3 }), error: "3/0", beyond: "1/1" },
  ])("tell labels, and what an administrator prohibits, with $error and $beyond", async ({ header, error, beyond }) => {
    const link = open(roundabout);
    const answer = async (hops: number): Promise<Packet | undefined> => {
      send(
        link,
        { ...header, values: { ...header.values, ttl: hops, hlim: hops } },
        UDP({ sport: 4000, dport: 33434 }),
      );
      return next(link);
    };
    const code = (packet: Packet | undefined): string => {
      const icmp = packet?.get(ICMP) ?? packet?.get(ICMPv6);
      return `${icmp?.type}/${icmp?.code}`;
    };
    const labelled = await answer(1);
    expect(code(labelled)).toBe(error);
    expect(labelled?.verify()).toEqual([]);
    const shown = labelled!.show();
    expect(shown.match(/label *= *\d+/g)?.map((line) => line.replace(/\D/g, ""))).toEqual(["24015", "16"]);
    expect(code(await answer(4))).toBe(error);
    expect(code(await answer(5))).toBe(beyond);
  });
});

describe("wires", () => {
  async function pings(seed: number, wire: object): Promise<string[]> {
    const link = open({
      seed,
      nodes: { us: { addresses: ["10.0.0.2"] }, peer: { addresses: ["10.0.0.1"] } },
      wires: [["us", "peer", wire]],
    });
    for (let seq = 0; seq < 200; seq++)
      send(link, IP({ src: "10.0.0.2", dst: "10.0.0.1" }), ICMP({ type: 8, id: 1, seq }));
    const seen: string[] = [];
    for (;;) {
      const frames = (await link.receive(100)) ?? [];
      if (frames.length === 0) return seen;
      for (const frame of frames) seen.push(`${asPacket(frame).get(ICMP)?.seq} ${frame.seconds}.${frame.nanoseconds}`);
    }
  }
  const seqs = (lines: readonly string[]): number[] => lines.map((line) => Number(line.split(" ")[0]));
  const disorder = (numbers: readonly number[]): number =>
    numbers.filter((number, i) => i > 0 && number < numbers[i - 1]).length;

  it("lose, double and reorder frames as often as they are told", async () => {
    expect(seqs(await pings(1, {}))).toEqual(Array.from({ length: 200 }, (_, i) => i));
    const lossy = (await pings(1, { loss: 0.2 })).length;
    expect(lossy).toBeGreaterThan(100);
    expect(lossy).toBeLessThan(160); // 0.8 * 0.8 of 200, both ways
    const doubled = (await pings(1, { duplicate: 0.5 })).length;
    expect(doubled).toBeGreaterThan(400);
    expect(doubled).toBeLessThan(500);
    const reordered = seqs(await pings(1, { reorder: 0.1 }));
    expect(reordered.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(disorder(reordered)).toBeGreaterThan(0);
    expect(disorder(seqs(await pings(1, { delayMs: 5, jitterMs: 3 })))).toBeGreaterThan(20);
  });

  it("do the same for the same seed, to the nanosecond", async () => {
    const wire = { delayMs: 2, jitterMs: 4, loss: 0.1, duplicate: 0.1, reorder: 0.1 };
    const first = await pings(42, wire);
    expect(await pings(42, wire)).toEqual(first);
    expect(await pings(43, wire)).not.toEqual(first);
  });
});

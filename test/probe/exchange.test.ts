import { describe, expect, it } from "vitest";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { exchange, type ExchangeOptions } from "../../src/probe/exchange.ts";
import { PacketOutlet } from "../../src/probe/packet-outlet.ts";
import { ICMP, IP, packets, TCP, UDP } from "../../src/toolkit/index.ts";
import { wayToServer } from "../link/scenarios.ts";

const onWire = (wire: object): Scenario => ({
  seed: 3,
  nodes: {
    us: { addresses: ["10.0.0.1/24", "2001:db8::1/64"] },
    server: {
      addresses: ["10.0.0.2", "2001:db8::2"],
      ports: { "tcp/80": "open", "udp/53": "open", "tcp/25": "filtered" },
    },
  },
  wires: [["us", "server", wire]],
});

async function sr(expression: string, options: ExchangeOptions = {}, scenario: Scenario = wayToServer) {
  const outlet = new PacketOutlet(new SimulatedNetwork(scenario).machine("us"));
  const outcome = await exchange(outlet, packets(expression), { timeoutMs: 1000, ...options });
  return { ...outcome, outlet };
}

describe("an exchange", () => {
  it("matches the answers of ports that are open, closed and silent", async () => {
    const { answered, unanswered } = await sr('IP(dst="203.0.113.7")/TCP(sport=4000,dport=[80,81,25],seq=77)');
    const found = answered.map(({ sent, answer, elapsedMs }) => [
      sent.packet.get(TCP)?.dport,
      answer.packet.get(TCP)?.flags,
      elapsedMs,
    ]);
    expect(found).toEqual([
      [80, "SA", 40],
      [81, "RA", 40],
    ]);
    expect(unanswered.map((sent) => sent.get(TCP)?.dport)).toEqual([25]);
  });

  it("matches errors by what they quote, and of equal flows the one that it quotes", async () => {
    const probes = [1, 2, 3, 4].map(
      (ttl) => `IP(dst="203.0.113.7",ttl=${ttl},id=[${ttl},${ttl + 10}])/UDP(sport=4000,dport=33434)`,
    );
    const { us, silent, core, server } = wayToServer.nodes;
    const gateway = { addresses: ["10.0.0.1", "192.0.2.1"] };
    const nodes = { us, gateway, silent, core, server };
    const { answered, unanswered } = await sr(`[${probes.join()}]`, {}, { ...wayToServer, nodes });
    const hops = answered.map(({ sent, answer }) => {
      const { ttl, id } = sent.packet.get(IP)!;
      return `${ttl} ${id} ${answer.packet.get(IP)?.src} ${answer.packet.get(ICMP)?.type}`;
    });
    expect(hops.sort()).toEqual([
      "1 1 10.0.0.1 11",
      "1 11 10.0.0.1 11",
      "3 13 198.51.100.1 11",
      "3 3 198.51.100.1 11",
      "4 14 203.0.113.7 3",
      "4 4 203.0.113.7 3",
    ]);
    expect(unanswered.map((sent) => sent.get(IP)?.ttl)).toEqual([2, 2]);
  });

  it.each([
    ['IP(dst="10.0.0.2")/ICMP(id=7,seq=(1,3))', 3],
    ['IPv6(dst="2001:db8::2")/ICMPv6EchoRequest(id=7,seq=(1,3))', 3],
    ['IP(dst="10.0.0.2")/ICMP(type="echo-reply",id=7)', 0],
    ['IPv6(dst="2001:db8::2")/TCP(dport=[80,81,25])', 2],
    ['IP(dst="10.0.0.2")/UDP(sport=4000,dport=[53,54])/"hello"', 2],
    ['IP(dst="10.0.0.2")/TCP(dport=80,flags="A",ack=5)', 1],
    ['IP(dst="10.0.0.2")/TCP(dport=80,flags="R")', 0],
    ['IP(dst="10.0.0.2",proto=99)/"what is this"', 1],
  ])("answers %s %i times", async (expression, count) => {
    const { answered } = await sr(expression, {}, onWire({ delayMs: 1 }));
    expect(answered.length).toBe(count);
  });

  it("waits no longer than it must, and as long as it was told", async () => {
    const quick = await sr('IP(dst="10.0.0.2")/ICMP(seq=(1,3))', { timeoutMs: 60_000 }, onWire({ delayMs: 1 }));
    expect(quick.outlet.now() - quick.answered[0].sent.at).toBe(2_000_000n);
    const silent = await sr('IP(dst="10.0.0.2")/TCP(dport=25)', { timeoutMs: 500 }, onWire({ delayMs: 1 }));
    expect(silent.outlet.now()).toBe(1_767_225_600_502_000_000n);
  });

  it("leaves time between packets", async () => {
    const { answered } = await sr('IP(dst="10.0.0.2")/ICMP(seq=(1,4))', { interMs: 20 }, onWire({ delayMs: 1 }));
    const [first] = answered;
    expect(answered.map(({ sent }) => sent.at - first.sent.at)).toEqual([0n, 20_000_000n, 40_000_000n, 60_000_000n]);
  });

  it("sends again what has no answer, as often as it was told or as answers still come", async () => {
    const lossy = onWire({ delayMs: 1, loss: 0.5 });
    const expression = 'IP(dst="10.0.0.2")/ICMP(seq=(1,200))';
    const counts = [];
    for (const retry of [0, 1, -2]) counts.push((await sr(expression, { retry }, lossy)).unanswered.length);
    const [none, once, untilSilent] = counts;
    expect(none).toBeGreaterThan(once);
    expect(once).toBeGreaterThan(untilSilent);
    expect(untilSilent).toBe(0);
  });

  it("takes one answer to a packet, or all of them", async () => {
    const doubling = onWire({ delayMs: 1, duplicate: 1 });
    const expression = 'IP(dst="10.0.0.2")/ICMP()';
    expect((await sr(expression, {}, doubling)).answered.length).toBe(1);
    expect((await sr(expression, { multi: true }, doubling)).answered.length).toBe(4);
  });

  it("leaves packets without answer whose neighbour is not there, and says why", async () => {
    const { answered, unanswered, unreachable } = await sr('IP(dst="10.0.0.0/29")/ICMP()', {}, onWire({ delayMs: 1 }));
    expect(answered.map(({ answer }) => answer.packet.get(IP)?.src)).toEqual(["10.0.0.2"]);
    expect(unanswered.length).toBe(7);
    expect(unreachable).toContain("10.0.0.3 does not answer on us: no such host there, or it is down");
  });

  it("ends when it is told to, with what there is", async () => {
    const ending = new AbortController();
    const { answered, unanswered } = await sr(
      'IP(dst="10.0.0.2")/TCP(dport=[80,25])',
      { timeoutMs: undefined, signal: ending.signal, onAnswer: () => ending.abort() },
      onWire({ delayMs: 1 }),
    );
    expect([answered.length, unanswered.length]).toEqual([1, 1]);
  });

  it("keeps apart thousands of packets", async () => {
    const { answered, unanswered } = await sr('IP(dst="10.0.0.2")/TCP(dport=(1,3000))', {}, onWire({ delayMs: 1 }));
    expect(answered.every(({ sent, answer }) => sent.packet.get(TCP)?.dport === answer.packet.get(TCP)?.sport)).toBe(
      true,
    );
    expect([answered.length, unanswered.map((sent) => sent.get(TCP)?.dport)]).toEqual([2999, [25]]);
    expect(answered.some(({ answer }) => answer.packet.has(UDP))).toBe(false);
  });
});

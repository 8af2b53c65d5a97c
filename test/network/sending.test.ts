import { afterEach, expect, it } from "vitest";
import { thisMachine } from "../../src/host/sending/this-machine.ts";
import type { LinuxMachine } from "../../src/host/sending/linux-machine.ts";
import { exchange, type Outcome } from "../../src/probe/exchange.ts";
import { PacketOutlet } from "../../src/probe/packet-outlet.ts";
import { ICMP, IP, IPv6, packet, packets, TCP } from "../../src/toolkit/index.ts";
import { inside } from "./inside.ts";
import { describeWithNetwork } from "./network.ts";

/** Milliseconds in which everything has been answered, however loaded the machine is. */
const PATIENCE_MS = 40_000;

describeWithNetwork("sending", (network) => {
  let machine: LinuxMachine | undefined;
  afterEach(() => {
    machine?.close();
    machine = undefined;
  });

  /** What a packet expression is answered on the near side. */
  const sr = (expression: string): Promise<Outcome> =>
    inside(network(), "near", async () => {
      machine = await thisMachine();
      const outlet = new PacketOutlet(machine);
      try {
        return await exchange(outlet, packets(expression), { timeoutMs: PATIENCE_MS });
      } finally {
        await outlet.close();
      }
    });

  it("asks the kernel for the way, and the neighbour for its address", async () => {
    const { answered, unanswered } = await sr('IP(dst="10.99.0.2")/ICMP(id=7,seq=(1,3))');
    expect(unanswered).toEqual([]);
    expect(answered.map(({ sent, answer }) => [sent.packet.get(ICMP)?.seq, answer.packet.get(ICMP)?.seq])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(answered[0].sent.packet.get(IP)?.src).toBe("10.99.0.1");
    expect(answered.every(({ elapsedMs }) => elapsedMs > 0)).toBe(true);
  });

  it("knows the neighbours that the kernel knows", async () => {
    network().ip("neighbour", "add", "10.99.0.77", "lladdr", "02:00:00:00:00:77", "dev", "near", "nud", "permanent");
    await inside(network(), "near", async () => {
      machine = await thisMachine();
      expect(machine.neighbour("near", "10.99.0.77")).toBe("02:00:00:00:00:77");
      expect(machine.neighbour("near", "10.99.0.78")).toBeUndefined();
      const outlet = new PacketOutlet(machine);
      const { header } = await outlet.way("10.99.0.77");
      expect([...header.subarray(0, 6)]).toEqual([2, 0, 0, 0, 0, 0x77]);
      await outlet.close();
    });
  });

  it("has an answer to each of many segments", async () => {
    const { answered, unanswered } = await sr('IP(dst="10.99.0.2")/TCP(sport=4000,dport=(1,500))');
    expect(unanswered).toEqual([]);
    expect(answered.length).toBe(500);
    expect(answered.every(({ sent, answer }) => sent.packet.get(TCP)?.dport === answer.packet.get(TCP)?.sport)).toBe(
      true,
    );
  });

  it.each(['IP(dst="127.0.0.1")/ICMP(id=7)', 'IP(dst="10.99.0.1")/TCP(sport=4000,dport=81)'])(
    "sends %s to itself",
    async (expression) => {
      expect((await sr(expression)).answered.length).toBe(1);
    },
  );

  it("says what is wrong before anything is sent", async () => {
    await inside(network(), "near", async () => {
      machine = await thisMachine();
      const { open, route } = { open: machine.open.bind(machine), route: machine.route.bind(machine) };
      expect(() => route("198.18.0.1")).toThrow("no route to 198.18.0.1: no entry of the routing table leads there");
      expect(() => route("10.99.0.2", { interface: "nowhere" })).toThrow(
        "there is no interface nowhere: there are lo, near",
      );
      network().ip("link", "add", "idle", "type", "veth", "peer", "name", "unused");
      await expect(open("idle")).rejects.toThrow("idle is down: ip link set idle up brings it up");
      network().ip("link", "delete", "idle");
    });
  });

  it("says which frame is too long for the interface", async () => {
    await inside(network(), "near", async () => {
      machine = await thisMachine();
      const outlet = new PacketOutlet(machine);
      const long = packet(IP({ dst: "10.99.0.2" }), new Uint8Array(2000));
      await expect(outlet.send(long)).rejects.toThrow(
        "near takes packets of 1500 octets, and this frame has 2034: fragment it",
      );
      await outlet.close();
    });
  });
});

describeWithNetwork("sending over IPv6", (network) => {
  it("resolves neighbours, and finds answers and errors", async () => {
    for (const [side, address] of [
      ["near", "fd99::1/64"],
      ["far", "fd99::2/64"],
      ["far", "fe80::2/64"],
    ]) {
      network().run(side, "sh", "-c", `echo 0 > /proc/sys/net/ipv6/conf/${side}/disable_ipv6`);
      expect(network().run(side, "ip", "address", "add", address, "dev", side, "nodad")).toMatchObject({ exit: 0 });
    }
    await inside(network(), "near", async () => {
      const machine = await thisMachine();
      const outlet = new PacketOutlet(machine);
      const expressions = [
        'IPv6(dst="fd99::2")/ICMPv6EchoRequest(id=7)',
        'IPv6(dst="fd99::2")/TCP(dport=81)',
        'IPv6(dst="fd99::2")/UDP(dport=4001)/"hello"',
        'IPv6(dst="fe80::2%near")/ICMPv6EchoRequest(id=8)',
      ];
      const outcome = await exchange(outlet, packets(`[${expressions.join()}]`), { timeoutMs: PATIENCE_MS });
      expect(outcome.unanswered).toEqual([]);
      const sources = outcome.answered.map(({ answer }) => answer.packet.get(IPv6)?.src);
      expect(sources).toHaveLength(4);
      expect(new Set(sources)).toEqual(new Set(["fd99::2", "fe80::2"]));
      await outlet.close();
      machine.close();
    });
  });
});

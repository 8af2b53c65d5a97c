import { describe, expect, it } from "vitest";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { NoRouteError } from "../../src/link/machine.ts";
import type { Arrival } from "../../src/probe/channel.ts";
import { NoNeighbourError } from "../../src/probe/outlet.ts";
import { PacketOutlet } from "../../src/probe/packet-outlet.ts";
import { Ether, ICMP, ICMPv6, IP, IPv6, packet, TCP, UDP } from "../../src/toolkit/index.ts";
import { wayToServer } from "../link/scenarios.ts";

function outlet(scenario: Scenario = wayToServer): PacketOutlet {
  return new PacketOutlet(new SimulatedNetwork(scenario).machine("us"));
}

/** The next packet to come within a second that is no answer to the question for a neighbour. */
async function next(out: PacketOutlet): Promise<Arrival | undefined> {
  for (;;) {
    const arrived = await out.receive(1000);
    const found = arrived?.find(({ packet }) => !/is-at|Neighbor/.test(packet.summary()));
    if (found !== undefined || arrived === undefined || arrived.length === 0) return found;
  }
}

describe("an outlet", () => {
  it("finds the router, its MAC address and the source, and tells when an answer came", async () => {
    const out = outlet();
    const sent = await out.send(packet(IP({ dst: "203.0.113.7" }), ICMP({ id: 7, seq: 1 })));
    expect(sent.packet.get(IP)).toMatchObject({ src: "10.0.0.2", dst: "203.0.113.7" });
    const reply = await next(out);
    expect(reply?.packet.get(Ether)).toMatchObject({ src: "02:00:00:00:00:01", dst: "02:00:00:00:00:00" });
    expect(reply?.packet.get(IP)).toMatchObject({ src: "203.0.113.7", dst: "10.0.0.2" });
    expect(reply!.at - sent.at).toBe(40_000_000n);
    expect(out.now()).toBe(reply!.at);
    expect(await out.receive(100)).toEqual([]);
    expect(out.now() - reply!.at).toBe(100_000_000n);
  });

  it("does the same over IPv6", async () => {
    const out = outlet();
    await out.send(packet(IPv6({ dst: "2001:db8:d::7" }), ICMPv6({ type: 128 })));
    const reply = await next(out);
    expect(reply?.packet.get(IPv6)).toMatchObject({ src: "2001:db8:d::7", dst: "2001:db8:a::2" });
  });

  it("keeps a source that was given", async () => {
    const sent = await outlet().send(packet(IP({ src: "10.0.0.77", dst: "203.0.113.7" }), UDP({ dport: 9 })));
    expect(sent.packet.get(IP)?.src).toBe("10.0.0.77");
  });

  it("asks for a neighbour once, however many packets wait for it", async () => {
    const network = new SimulatedNetwork(wayToServer);
    const out = new PacketOutlet(network.machine("us"));
    const probes = [1, 2, 3].map((dport) => out.send(packet(IP({ dst: "203.0.113.7" }), TCP({ dport }))));
    await Promise.all(probes);
    const { link } = await out.way("203.0.113.7");
    expect(link.statistics().sent).toBe(4);
  });

  it("says who does not answer, and asks anew the next time", async () => {
    const out = outlet();
    const began = (await out.way("10.0.0.1")).link.now();
    await expect(out.way("10.0.0.9")).rejects.toThrow(
      new NoNeighbourError("10.0.0.9 does not answer on us: no such host there, or it is down"),
    );
    const { link } = await out.way("10.0.0.1");
    expect(link.now() - began).toBe(3_000_000_000n);
    const { sent } = link.statistics();
    await expect(out.way("10.0.0.9")).rejects.toThrow(NoNeighbourError);
    expect(link.statistics().sent).toBe(sent + 3);
  });

  it("maps groups to their MAC addresses", async () => {
    const out = outlet();
    const header = async (address: string) => [...(await out.way(address)).header.subarray(0, 6)];
    expect(await header("224.129.2.3")).toEqual([0x01, 0x00, 0x5e, 0x01, 0x02, 0x03]);
    expect(await header("10.0.0.255")).toEqual([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
    expect(await header("ff02::1:2")).toEqual([0x33, 0x33, 0, 1, 0, 2]);
  });

  it("refuses what has no way, and what is no packet for one", async () => {
    const out = outlet({ seed: 1, nodes: { us: { addresses: ["10.0.0.2/24"] } }, wires: [] });
    await expect(out.way("2001:db8::1")).rejects.toThrow(NoRouteError);
    await expect(out.send(packet(Ether(), IP({ dst: "203.0.113.7" })))).rejects.toThrow(
      "a packet that is routed begins with IP or IPv6, and this one with Ether: send a whole frame with sendp",
    );
  });

  it("has nothing more when it is closed", async () => {
    const out = outlet();
    await out.way("10.0.0.1");
    await out.receive();
    await out.close();
    expect(await out.receive()).toBeUndefined();
  });
});

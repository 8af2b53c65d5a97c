import type { Frame } from "../../src/link/link.ts";
import type { SimulatedLink } from "../../src/link/simulated-link.ts";
import type { Scenario } from "../../src/link/simulated-network.ts";
import { Ether, type Layer, Packet, packet } from "../../src/toolkit/index.ts";

/** A home network behind an address translator, two routers of a provider, of which one is silent, and a server. */
export const wayToServer: Scenario = {
  seed: 1,
  nodes: {
    us: { addresses: ["10.0.0.2/24", "2001:db8:a::2/64"] },
    gateway: { addresses: ["10.0.0.1", "192.0.2.1", "2001:db8:a::1"], masquerade: "192.0.2.1" },
    silent: { addresses: ["192.0.2.9", "2001:db8:b::9"], expired: false },
    core: { addresses: ["198.51.100.1", "2001:db8:c::1"] },
    server: {
      addresses: ["203.0.113.7", "2001:db8:d::7"],
      ports: { "tcp/80": "open", "udp/53": "open", "tcp/25": "filtered", "udp/161": "filtered" },
    },
  },
  wires: [
    ["us", "gateway", { delayMs: 1 }],
    ["gateway", "silent", { delayMs: 5 }],
    ["silent", "core", { delayMs: 3 }],
    ["core", "server", { delayMs: 11 }],
  ],
};

/** The MAC address of the n-th node of a scenario, counted from 0. */
export const macOf = (node: number): string => `02:00:00:00:00:0${node}`;

/** Sends layers behind an Ethernet header to the second node of a scenario. */
export function send(link: SimulatedLink, ...layers: readonly Layer[]): void {
  link.send(packet(Ether({ src: macOf(0), dst: macOf(1) }), ...layers).bytes);
}

/** A received frame as a packet. */
export function asPacket(frame: Frame): Packet {
  return new Packet(frame.bytes, { ...frame, linkType: 1 });
}

/** The next packet to come within a second. */
export async function next(link: SimulatedLink): Promise<Packet | undefined> {
  const [frame] = (await link.receive(1000)) ?? [];
  return frame === undefined ? undefined : asPacket(frame);
}

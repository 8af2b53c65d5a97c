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

/** A provider that labels packets, whose way back is another, and a router before the server that lets nothing through. */
export const roundabout: Scenario = {
  seed: 5,
  nodes: {
    us: { addresses: ["10.0.0.2/24", "2001:db8:a::2/64"] },
    gateway: {
      addresses: ["10.0.0.1", "2001:db8:a::1"],
      labels: [
        { label: 24015, exp: 3, ttl: 1 },
        { label: 16, ttl: 254 },
      ],
    },
    there: { addresses: ["10.1.0.1", "2001:db8:b::1"], quotes: 28 },
    turn: { addresses: ["10.4.0.1", "2001:db8:f::1"] },
    back: { addresses: ["10.2.0.1", "2001:db8:c::1"] },
    wall: { addresses: ["10.3.0.1", "2001:db8:e::1"], prohibits: true },
    server: { addresses: ["203.0.113.7", "2001:db8:d::7"] },
  },
  wires: [
    ["us", "gateway", { delayMs: 1 }],
    ["gateway", "there", { delayMs: 2, oneWay: true }],
    ["there", "turn", { delayMs: 2, oneWay: true }],
    ["turn", "back", { delayMs: 20, oneWay: true }],
    ["back", "gateway", { delayMs: 2, oneWay: true }],
    ["turn", "wall"],
    ["wall", "server"],
  ],
};

/** Three routers between which a router shares out flows, and a server behind the router where they meet again. */
export const ladder: Scenario = {
  seed: 3,
  nodes: {
    us: { addresses: ["10.0.0.2/24"] },
    gateway: { addresses: ["10.0.0.1"] },
    upper: { addresses: ["10.1.0.1"] },
    middle: { addresses: ["10.1.0.2"] },
    lower: { addresses: ["10.1.0.3"] },
    meeting: { addresses: ["10.2.0.1"] },
    server: { addresses: ["203.0.113.7"], ports: { "tcp/80": "open" } },
  },
  wires: [
    ["us", "gateway", { delayMs: 1 }],
    ["gateway", "upper", { delayMs: 2 }],
    ["gateway", "middle", { delayMs: 3 }],
    ["gateway", "lower", { delayMs: 4 }],
    ["upper", "meeting", { delayMs: 2 }],
    ["middle", "meeting", { delayMs: 3 }],
    ["lower", "meeting", { delayMs: 4 }],
    ["meeting", "server", { delayMs: 5 }],
  ],
};

/** A link with a host, and two stations that have the same address. */
export const crowd: Scenario = {
  seed: 1,
  nodes: {
    us: { addresses: ["10.0.0.2/24", "2001:db8:a::2/64"] },
    host: { addresses: ["10.0.0.1", "2001:db8:a::1"] },
    one: { addresses: ["10.0.0.9"] },
    another: { addresses: ["10.0.0.9"] },
  },
  wires: [
    ["us", "host", { delayMs: 1 }],
    ["us", "one", { delayMs: 2 }],
    ["us", "another", { delayMs: 3 }],
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

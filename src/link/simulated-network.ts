import { formatMac } from "../bytes/addresses.ts";
import { answer, icmpError, isIcmpError, type Manners } from "./answers.ts";
import { ErrorLimit } from "./error-limit.ts";
import { advertisement, arpReply, ETHER_TYPE, ETHERNET_HEADER, etherTypeOf, framed } from "./ethernet.ts";
import { hoppedOn, octets, readIp, versionOf, type IpPacket } from "./ip-packet.ts";
import { nanosecondsOf, type LinkAddress } from "./link.ts";
import type { Machine } from "./machine.ts";
import { Masquerade } from "./masquerade.ts";
import { randomNumbers } from "../bytes/random.ts";
import { chances } from "./random.ts";
import { SimulatedLink, type SimulatedLinkOptions } from "./simulated-link.ts";
import { SimulatedMachine } from "./simulated-machine.ts";
import { VirtualTime } from "./virtual-time.ts";

/** A host, or, with several wires, a router. */
export interface SimulatedNode extends Manners {
  /** In text, with `/24` where a program on the node is to know its network; ICMP errors come from the first. */
  readonly addresses: readonly string[];
  /** One of the addresses, in the place of all those behind the node's first wire. */
  readonly masquerade?: string;
  /** ICMP errors that it sends a second, after a few at once (default: as many as there are reasons for). */
  readonly errorsPerSecond?: number;
}

/** What happens to frames on their way; probabilities from 0 to 1, all default to 0. */
export interface Wire {
  readonly delayMs?: number;
  /** Up to so much more, by chance: frames may overtake each other. */
  readonly jitterMs?: number;
  readonly loss?: number;
  readonly duplicate?: number;
  /** Frames held back until others have passed. */
  readonly reorder?: number;
  /** Carries frames from the one to the other only, so that the way back is another. */
  readonly oneWay?: boolean;
}

/** A network as data. */
export interface Scenario {
  readonly seed: number;
  readonly nodes: Readonly<Record<string, SimulatedNode>>;
  readonly wires: readonly (readonly [one: string, other: string, wire?: Wire])[];
}

/** How much longer a frame that is held back takes. */
const HELD_BACK_MS = 10;

interface Station {
  readonly node: SimulatedNode;
  readonly mac: Uint8Array;
  readonly own: ReadonlySet<string>;
  readonly masquerade: Masquerade | undefined;
  readonly errorLimit: ErrorLimit | undefined;
  readonly wires: Connection[];
  link: SimulatedLink | undefined;
}

interface Connection {
  readonly wire: Wire;
  readonly peer: Station;
  readonly sends: boolean;
  readonly hears: boolean;
}

/**
 * Hosts and routers joined by wires, in virtual time: the same scenario does the same, frame by frame, on every machine.
 * Routers know all ways and take a shortest one; where several are as short, a flow stays on one of them. A node whose
 * link is open answers and forwards nothing by itself: its program does.
 */
export class SimulatedNetwork {
  readonly time = new VirtualTime();
  private readonly stations = new Map<string, Station>();
  private readonly owners = new Map<string, Station>();
  private readonly distances = new Map<Station, Map<Station, number>>();
  private readonly random: () => number;
  private readonly happens: (probability: number) => boolean;

  /** Throws RangeError for addresses that are none and wires that lead nowhere. */
  constructor({ seed, nodes, wires }: Scenario) {
    this.random = randomNumbers(seed);
    this.happens = chances(seed + 1);
    for (const [name, node] of Object.entries(nodes)) this.addStation(name, node);
    for (const [one, other, wire = {}] of wires) {
      const [from, to] = [this.station(one), this.station(other)];
      const bothWays = wire.oneWay !== true;
      from.wires.push({ wire, peer: to, sends: true, hears: bothWays });
      to.wires.push({ wire, peer: from, sends: bothWays, hears: true });
    }
  }

  /** Opens the link of a node, as an Ethernet interface with the node's name. */
  open(name: string, options: SimulatedLinkOptions): SimulatedLink {
    const station = this.station(name);
    const mac: LinkAddress = { kind: "mac", address: formatMac(station.mac, 0) };
    const addresses = [mac, ...station.node.addresses.map(linkAddress)];
    station.link = new SimulatedLink(name, addresses, this.time, (frame) => this.fromLink(station, frame), options);
    return station.link;
  }

  /** A node as the machine that probes run on: it sends to the first router, whom it asks for its MAC address. */
  machine(name: string): Machine {
    const station = this.station(name);
    return new SimulatedMachine({
      name,
      addresses: station.node.addresses,
      towards: (destination) => this.towards(station, destination)?.node.addresses.map(withoutPrefix),
      open: (options) => this.open(name, options),
    });
  }

  /** Sends an IP packet from a node whose link is not open: traffic that nobody asked for. */
  inject(name: string, packet: Uint8Array): void {
    this.route(this.station(name), packet);
  }

  private addStation(name: string, node: SimulatedNode): void {
    const own = new Set(node.addresses.map(withoutPrefix));
    const mac = Uint8Array.of(2, 0, 0, 0, this.stations.size >> 8, this.stations.size & 0xff);
    const masquerade = node.masquerade === undefined ? undefined : new Masquerade(node.masquerade);
    const { errorsPerSecond } = node;
    const errorLimit = errorsPerSecond === undefined ? undefined : new ErrorLimit(errorsPerSecond, this.time.now);
    const station: Station = { node, mac, own, masquerade, errorLimit, wires: [], link: undefined };
    this.stations.set(name, station);
    for (const address of own) {
      octets(address);
      this.owners.set(address, station);
    }
  }

  private station(name: string): Station {
    const station = this.stations.get(name);
    if (station === undefined) throw new RangeError(`the network has no node "${name}"`);
    return station;
  }

  private fromLink(station: Station, frame: Uint8Array): void {
    const toMany = (frame[0] & 1) === 1;
    for (const { wire, peer } of station.wires.filter(({ sends }) => sends)) {
      if (toMany || peer.mac.every((octet, i) => octet === frame[i])) this.transmit(station, wire, peer, frame);
    }
  }

  private transmit(from: Station, wire: Wire, to: Station, frame: Uint8Array): void {
    const { delayMs = 0, jitterMs = 0, loss = 0, duplicate = 0, reorder = 0 } = wire;
    if (this.happens(loss)) return;
    const copies = this.happens(duplicate) ? 2 : 1;
    for (let i = 0; i < copies; i++) {
      const jitter = jitterMs === 0 ? 0 : (jitterMs * this.random()) / 2 ** 32;
      const held = this.happens(reorder) ? HELD_BACK_MS : 0;
      this.time.plan(nanosecondsOf(delayMs + jitter + held), () => this.arrive(from, to, frame));
    }
  }

  private arrive(from: Station, station: Station, frame: Uint8Array): void {
    if (station.link !== undefined) return station.link.arrive(frame);
    const owns = (address: string): boolean => station.own.has(address);
    if (etherTypeOf(frame) === ETHER_TYPE.arp) {
      const reply = arpReply(frame, station.mac, owns);
      if (reply !== undefined) this.back(station, from, reply);
      return;
    }
    const packet = readIp(frame.subarray(ETHERNET_HEADER));
    if (packet === undefined) return;
    const advertised = advertisement(packet, station.mac, owns);
    if (advertised !== undefined) this.back(station, from, framed(from.mac, station.mac, ETHER_TYPE.ipv6, advertised));
    else if (owns(packet.destination)) this.deliver(station, packet);
    else if (station.wires.length > 1 && (frame[0] & 1) === 0) this.forward(from, station, packet);
  }

  private back(station: Station, to: Station, frame: Uint8Array): void {
    const way = station.wires.find(({ peer, sends }) => sends && peer === to);
    if (way !== undefined) this.transmit(station, way.wire, to, frame);
  }

  private deliver(station: Station, packet: IpPacket): void {
    const { node, masquerade } = station;
    const inside = packet.destination === masquerade?.outer ? masquerade.inward(packet) : undefined;
    const next = inside === undefined ? answer(packet, node, this.random) : hoppedOn(readIp(inside)!);
    if (next === undefined || (inside === undefined && !this.mayTell(station, next))) return;
    this.route(station, next);
  }

  /** Whether a reply is no error, or one that the node's limit allows. */
  private mayTell({ errorLimit }: Station, reply: Uint8Array): boolean {
    return errorLimit === undefined || !isIcmpError(readIp(reply)!) || errorLimit.take(this.time.now);
  }

  private forward(from: Station, station: Station, packet: IpPacket): void {
    const { expired = true, unreachable = true } = station.node;
    const ours = [...station.own].find((address) => versionOf(address) === packet.version);
    const report = (reason: Parameters<typeof icmpError>[2], wanted: boolean): void => {
      const message = wanted && ours !== undefined ? icmpError(packet, ours, reason, station.node) : undefined;
      if (message !== undefined && this.mayTell(station, message)) this.route(station, message);
    };
    if (packet.hops <= 1) return report("expired", expired);
    if (station.node.prohibits === true) return report("prohibited", true);
    if (this.nextHops(station, packet.destination).length === 0) return report("network", unreachable);
    const onward = hoppedOn(packet);
    const leaves = packet.version === 4 && from === station.wires[0].peer;
    const seen = leaves && station.masquerade !== undefined ? station.masquerade.outward(readIp(onward)!) : onward;
    if (seen !== undefined) this.route(station, seen);
  }

  /** Sends a packet on its way to its destination; nothing happens where there is none. */
  private route(station: Station, bytes: Uint8Array): void {
    const packet = readIp(bytes);
    if (packet === undefined) return;
    const ways = this.nextHops(station, packet.destination);
    if (ways.length === 0) return;
    const { wire, peer } = ways[flowOf(packet) % ways.length];
    const etherType = packet.version === 4 ? ETHER_TYPE.ipv4 : ETHER_TYPE.ipv6;
    this.transmit(station, wire, peer, framed(peer.mac, station.mac, etherType, bytes));
  }

  /** Who is next on the way; a router, which will say that it knows no way, where there is none. */
  private towards(station: Station, destination: string): Station | undefined {
    const [way] = this.nextHops(station, destination);
    return (way ?? station.wires.find(({ peer }) => peer.wires.length > 1))?.peer;
  }

  private nextHops(station: Station, destination: string): readonly Connection[] {
    const owner = this.owners.get(destination);
    if (owner === undefined) return [];
    const distances = this.distances.get(owner) ?? this.distancesTo(owner);
    const wanted = (distances.get(station) ?? 0) - 1;
    return station.wires.filter(({ peer, sends }) => sends && distances.get(peer) === wanted);
  }

  private distancesTo(owner: Station): Map<Station, number> {
    const distances = new Map([[owner, 0]]);
    // A map gives what is added while it is walked.
    for (const [station, distance] of distances) {
      for (const { peer, hears } of station.wires) {
        if (hears && !distances.has(peer)) distances.set(peer, distance + 1);
      }
    }
    this.distances.set(owner, distances);
    return distances;
  }
}

/** A number that the packets of one flow share: of addresses, protocol and the first four octets behind the IP header. */
function flowOf({ source, destination, protocol, payload }: IpPacket): number {
  let hash = protocol;
  for (const octet of [...octets(source), ...octets(destination), ...payload.subarray(0, 4)]) {
    hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  }
  return (hash ^ (hash >>> 16)) >>> 0;
}

const withoutPrefix = (address: string): string => address.split("/")[0];

function linkAddress(text: string): LinkAddress {
  const [address, prefix] = text.split("/");
  const kind = versionOf(address) === 4 ? "ipv4" : "ipv6";
  return prefix === undefined ? { kind, address } : { kind, address, prefixLength: Number(prefix) };
}

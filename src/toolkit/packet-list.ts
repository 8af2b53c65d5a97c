import type { Layer, Protocol } from "../definition/protocol.ts";
import { crossTable, type Cell } from "../report/cross-table.ts";
import { ICMP, TCP, UDP } from "../protocols/layers.ts";
import type { Packet } from "./packet.ts";

/** Packets in their order, with what Scapy's lists can do. */
export class PacketList implements Iterable<Packet> {
  readonly packets: readonly Packet[];
  readonly name: string;

  constructor(packets: Iterable<Packet>, name = "packets") {
    this.packets = [...packets];
    this.name = name;
  }

  get length(): number {
    return this.packets.length;
  }

  [Symbol.iterator](): Iterator<Packet> {
    return this.packets[Symbol.iterator]();
  }

  at(index: number): Packet | undefined {
    return this.packets.at(index);
  }

  /** Those of which `accepts` is true. */
  filter(accepts: (packet: Packet) => boolean): PacketList {
    return new PacketList(this.packets.filter(accepts), `filtered ${this.name}`);
  }

  /** A line for each packet. */
  summary(line: (packet: Packet) => string = (packet) => packet.summary()): string {
    return this.packets.map((packet) => `${line(packet)}\n`).join("");
  }

  /** The same with the place of each in the list in front, from 0. */
  nsummary(line: (packet: Packet) => string = (packet) => packet.summary()): string {
    return this.packets.map((packet, i) => `${nth(i)} ${line(packet)}\n`).join("");
  }

  /** The offset, octets and ASCII of each, under its line. */
  hexdump(): string {
    return this.packets.map((packet, i) => `${nth(i)} ${packet.summary()}\n${packet.hexdump()}\n`).join("");
  }

  /** One line: how many packets there are of what, `<packets: TCP:3 UDP:1 ICMP:0 Other:0>`. */
  repr(): string {
    const counted = [TCP, UDP, ICMP].map(
      (protocol) => [protocol.layer, this.filter((one) => one.has(protocol)).length] as const,
    );
    const other = this.length - this.filter((one) => one.has(TCP) || one.has(UDP) || one.has(ICMP)).length;
    return `<${this.name}: ${[...counted, ["Other", other]].map(([layer, count]) => `${layer}:${count}`).join(" ")}>`;
  }

  /** Packets by what `key` makes of each, in the order of their first packets; those it makes nothing of are left out. */
  groups(key: (packet: Packet) => string | undefined): Map<string, PacketList> {
    const groups = new Map<string, Packet[]>();
    for (const packet of this.packets) {
      const name = key(packet);
      if (name === undefined) continue;
      const group = groups.get(name);
      if (group) group.push(packet);
      else groups.set(name, [packet]);
    }
    return new Map(Array.from(groups, ([name, packets]) => [name, new PacketList(packets, name)]));
  }

  /** The packets of each direction of each session, by `TCP 10.0.0.1:40000 > 10.0.0.2:80`. */
  sessions(): Map<string, PacketList> {
    return this.groups(sessionOf);
  }

  /** How many packets and octets each pair of addresses exchanged, the most octets first. */
  conversations(): readonly Conversation[] {
    const found = new Map<string, { a: string; b: string; packets: number; octets: number }>();
    for (const packet of this.packets) {
      const ends = endsOf(packet.layers as readonly Layer[]);
      if (!ends) continue;
      const [a, b] = [ends.src, ends.dst].sort();
      const conversation = found.get(`${a} ${b}`) ?? { a, b, packets: 0, octets: 0 };
      conversation.packets++;
      conversation.octets += packet.originalLength;
      found.set(`${a} ${b}`, conversation);
    }
    return [...found.values()].sort((one, two) => two.octets - one.octets);
  }

  /** A table of what `cell` makes of each packet; with lines between heads, rows and columns if it is `lined`. */
  makeTable(cell: (packet: Packet) => Cell, { lined = false }: { readonly lined?: boolean } = {}): string {
    return crossTable(this.packets.map(cell), lined);
  }
}

/** What two hosts exchanged. */
export interface Conversation {
  readonly a: string;
  readonly b: string;
  readonly packets: number;
  readonly octets: number;
}

/** The place in a list, from 0. */
function nth(index: number): string {
  return String(index).padStart(4, "0");
}

/** The innermost pair of addresses of a packet, and the layer that has them. */
function endsOf(
  layers: readonly Layer[],
): { readonly src: string; readonly dst: string; readonly at: number } | undefined {
  for (let at = layers.length - 1; at >= 0; at--) {
    const { protocol, values } = layers[at];
    const addresses = protocol.addresses as readonly [string, string] | undefined;
    if (!addresses) continue;
    const held = values as { readonly [key: string]: unknown };
    return { src: String(held[addresses[0]]), dst: String(held[addresses[1]]), at };
  }
  return undefined;
}

function sessionOf(packet: Packet): string | undefined {
  const layers = packet.layers as readonly Layer[];
  const ends = endsOf(layers);
  if (!ends) return layers[0]?.protocol.layer;
  const above = layers[ends.at + 1];
  const { sport, dport } = (above?.values ?? {}) as { readonly sport?: number; readonly dport?: number };
  const name = (above?.protocol as Protocol | undefined)?.layer ?? layers[ends.at].protocol.layer;
  if (sport === undefined || dport === undefined) return `${name} ${ends.src} > ${ends.dst}`;
  return `${name} ${ends.src}:${sport} > ${ends.dst}:${dport}`;
}

import { versionOf } from "../link/ip-packet.ts";
import type { Link } from "../link/link.ts";
import type { Machine, Route } from "../link/machine.ts";
import { ARP, Ether, IP, IPv6, type Layer, Packet } from "../toolkit/index.ts";
import { givenValue } from "./addressed.ts";
import type { Arrival, Channel, Sent } from "./channel.ts";
import { PacketOutlet } from "./packet-outlet.ts";

/** Layers whose addresses are filled in, by the names that they are crafted by. */
const FILLED: ReadonlySet<string> = new Set([IP.layer, IPv6.layer, ARP.layer]);

/**
 * Sends frames over one interface as they are. What a crafted frame leaves out of the addresses of Ethernet, IP and ARP is
 * filled in: our own, and the next hop's.
 */
export class FrameChannel implements Channel {
  private readonly outlet: PacketOutlet;
  private readonly link: Link;

  private constructor(outlet: PacketOutlet, link: Link) {
    this.outlet = outlet;
    this.link = link;
  }

  /** Opens an interface; throws what is wrong with it. */
  static async open(machine: Machine, interfaceName: string): Promise<FrameChannel> {
    const outlet = new PacketOutlet(machine, { interface: interfaceName });
    return new FrameChannel(outlet, await outlet.open(interfaceName));
  }

  async send(frame: Packet, leaving?: (sent: Sent) => void): Promise<Sent> {
    const { link } = this;
    mustBeFrame(frame, link);
    const filled = frame.crafted === undefined ? frame : await this.filled(frame, frame.crafted);
    const { bytes } = filled;
    const sent = { packet: filled, at: 0n, toMany: (bytes[0] & 1) === 1 };
    leaving?.(sent);
    sent.at = link.now();
    await link.send(bytes);
    return sent;
  }

  receive(timeoutMs?: number): Promise<readonly Arrival[] | undefined> {
    return this.outlet.receive(timeoutMs);
  }

  now(): bigint {
    return this.outlet.now();
  }

  close(): Promise<void> {
    return this.outlet.close();
  }

  private async filled(frame: Packet, layers: readonly Layer[]): Promise<Packet> {
    const inner = layers.find(({ protocol }) => FILLED.has(protocol.layer));
    const to = destinationIn(frame);
    const route = to === undefined ? undefined : this.route(to);
    const own = this.link.addresses.find(({ kind }) => kind === "mac")?.address;
    let made = frame;
    if (route !== undefined && inner?.protocol.layer === ARP.layer) {
      made = filling(made, inner, { hwsrc: own, psrc: route.source });
    } else if (route !== undefined && inner !== undefined) made = filling(made, inner, { src: route.source });
    const [outer] = layers;
    if (outer.protocol.layer !== Ether.layer) return made;
    const isRouted = to !== undefined && inner?.protocol.layer !== ARP.layer && givenValue(outer, "dst") === undefined;
    const next = isRouted ? (await this.outlet.way(to)).header : undefined;
    const dst = next === undefined || next.length === 0 ? undefined : new Packet(next).get(Ether)?.dst;
    return filling(made, outer, { src: own, dst });
  }

  /** The way to a destination, where this interface has one; else nothing is filled in. */
  private route(destination: string): Route | undefined {
    try {
      return this.outlet.route(destination);
    } catch {
      return undefined;
    }
  }
}

/** Throws RangeError for a packet that is no frame, or is one of another kind of link. */
function mustBeFrame({ crafted, linkType }: Packet, link?: Link): void {
  const first = crafted?.[0].protocol;
  if (first !== undefined && first.carriedBy?.["linktype"] === undefined)
    throw new RangeError(`${first.layer} is no whole frame: put Ether() in front of it`);
  if (link !== undefined && linkType !== link.linkType)
    throw new RangeError(`${link.name} sends frames of link type ${link.linkType}, and this is one of ${linkType}`);
}

/** The interface that a frame is for, by what it carries; throws where there is no way there, and where nobody can tell. */
export function interfaceFor(machine: Machine, frame: Packet): string {
  mustBeFrame(frame);
  const to = destinationIn(frame);
  if (to === undefined)
    throw new RangeError(
      "nothing in the frame says which interface it is for: name one (interface, on the command line -i)",
    );
  return machine.route(to).interface;
}

function destinationIn(frame: Packet): string | undefined {
  const to = frame.get(IP)?.dst ?? frame.get(IPv6)?.dst ?? frame.get(ARP)?.pdst;
  return typeof to === "string" && (versionOf(to) === 6 || to !== "0.0.0.0") ? to : undefined;
}

/** The packet with values that its layer was not given. */
function filling(frame: Packet, layer: Layer, values: Readonly<Record<string, string | undefined>>): Packet {
  const missing = Object.entries(values).filter(
    ([key, value]) => value !== undefined && givenValue(layer, key) === undefined,
  );
  return missing.length === 0 ? frame : frame.with(layer.protocol, Object.fromEntries(missing));
}

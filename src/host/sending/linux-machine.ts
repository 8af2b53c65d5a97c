import type { Link, LinkAddress, LinkOptions } from "../../link/link.ts";
import { NoRouteError, type Machine, type Route, type RouteWishes } from "../../link/machine.ts";
import type { InterfaceAddress } from "../../monitor/network-system.ts";
import { parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { linkOf } from "../capture/packet-socket.ts";
import { INTERFACE_FLAG } from "../capture/interface-requests.ts";
import { readAddresses, readLinks, type KernelLink } from "../network/route-netlink.ts";
import type { Linux } from "../native/linux.ts";
import { Netlink } from "../native/netlink.ts";
import { HeldPorts } from "./held-ports.ts";
import { askForNeighbour, askForRoute, type KernelRoute } from "./kernel-routes.ts";
import { EchoLink } from "./echo-link.ts";
import { LoopbackSender } from "./loopback.ts";
import { isDown, PacketLink } from "./packet-link.ts";
import { SendError, SendRightsError } from "./send-error.ts";

const NETLINK_ROUTE = 0;

/** This machine, as its kernel knows ways and neighbours. */
export class LinuxMachine implements Machine {
  private readonly linux: Linux;
  private readonly netlink: Netlink;
  private readonly held: HeldPorts[] = [];
  private links: ReadonlyMap<number, KernelLink>;

  constructor(linux: Linux) {
    this.linux = linux;
    this.netlink = new Netlink(linux, NETLINK_ROUTE);
    this.links = readLinks(this.netlink);
  }

  route(destination: string, wishes: RouteWishes = {}): Route {
    const [address, zone] = destination.split("%");
    const name = zone ?? wishes.interface;
    const device = name === undefined ? undefined : this.mustFind(name).index;
    const found = this.ask(address, device, wishes.source);
    const through = this.byIndex(found.device);
    const source = wishes.source ?? found.source;
    if (through === undefined) throw new NoRouteError(`no route to ${address}: its interface has just gone`);
    if (source === undefined)
      throw new NoRouteError(`no route to ${address}: ${through.name} has no address to send from`);
    return { interface: through.name, nextHop: found.gateway ?? address, source };
  }

  neighbour(interfaceName: string, address: string): string | undefined {
    return askForNeighbour(this.netlink, this.mustFind(interfaceName).index, address);
  }

  async open(interfaceName: string, { echoes = false }: Partial<LinkOptions> = {}): Promise<Link> {
    const { linux, netlink } = this;
    this.links = readLinks(netlink);
    const { name, index, flags, mtu } = this.mustFind(interfaceName);
    if ((flags & INTERFACE_FLAG.up) === 0) throw new SendError(isDown(name));
    const { linkType, cooked } = linkOf(linux, name);
    if (cooked)
      throw new SendError(`${name} has no link-layer header that could be written: send on another interface`);
    const addresses = (readAddresses(netlink).get(name) ?? []).map(linkAddress);
    const linked = { name, index, linkType, mtu, addresses };
    const isLoopback = (flags & INTERFACE_FLAG.loopback) !== 0;
    try {
      return new PacketLink(linux, linked, isLoopback ? new LoopbackSender(linux, name) : undefined);
    } catch (fault) {
      if (echoes && fault instanceof SendRightsError) return new EchoLink(linux, linked);
      throw fault;
    }
  }

  /** Has the kernel leave TCP ports alone until the machine is closed. Throws SendError. */
  hold(ports: Iterable<number>): void {
    this.held.push(new HeldPorts(this.linux, ports));
  }

  close(): void {
    for (const each of this.held) each.close();
    this.netlink.close();
  }

  /** The kernel chooses by the source, too, where that is an address of its own; a forged one it does not take. */
  private ask(address: string, device: number | undefined, source: string | undefined): KernelRoute {
    try {
      if (source !== undefined) return askForRoute(this.netlink, address, { device, source });
    } catch {
      // Asked again without it.
    }
    try {
      return askForRoute(this.netlink, address, { device });
    } catch (fault) {
      throw noRoute(address, fault);
    }
  }

  private byIndex(index: number): KernelLink | undefined {
    if (!this.links.has(index)) this.links = readLinks(this.netlink);
    return this.links.get(index);
  }

  private mustFind(name: string): KernelLink {
    const found = this.named(name);
    if (found !== undefined) return found;
    this.links = readLinks(this.netlink);
    const later = this.named(name);
    if (later !== undefined) return later;
    const names = Array.from(this.links.values(), (link) => link.name).join(", ");
    throw new SendError(`there is no interface ${name}: there are ${names}`);
  }

  private named(name: string): KernelLink | undefined {
    return [...this.links.values()].find((link) => link.name === name);
  }
}

function noRoute(address: string, fault: unknown): unknown {
  switch ((fault as NodeJS.ErrnoException).code) {
    case "ENETUNREACH":
    case "EHOSTUNREACH":
      return new NoRouteError(`no route to ${address}: no entry of the routing table leads there (ip route)`);
    case "EACCES":
    case "EINVAL":
      return new NoRouteError(`no route to ${address}: the routing table forbids it (ip route get ${address})`);
    default:
      return fault;
  }
}

function linkAddress({ family, address, netmask }: InterfaceAddress): LinkAddress {
  if (family === "AF_PACKET") return { kind: "mac", address };
  const kind = family === "AF_INET" ? "ipv4" : "ipv6";
  const mask = netmask === undefined ? undefined : (parseIPv4(netmask) ?? parseIPv6(netmask));
  const prefixLength = mask?.reduce((bits, octet) => bits + ones(octet), 0);
  return { kind, address: address.split("%")[0], ...(prefixLength === undefined ? {} : { prefixLength }) };
}

function ones(octet: number): number {
  return octet === 0 ? 0 : (octet & 1) + ones(octet >> 1);
}

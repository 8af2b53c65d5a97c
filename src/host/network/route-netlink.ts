import { formatIPv4, formatIPv6, formatMac } from "../../bytes/addresses.ts";
import type { DefaultRoute, InterfaceAddress } from "../../monitor/network-system.ts";
import { eachAttribute, LITTLE, type Netlink } from "../native/netlink.ts";

/** rtnetlink(7): what is asked for, and the kinds of attributes that are read. */
const RTM = { getLink: 18, getAddress: 22, getRoute: 26 } as const;
const IFLA = { address: 1, broadcast: 2, name: 3, mtu: 4, state: 16, info: 18 } as const;
const IFLA_INFO_KIND = 1;
const IFA = { address: 1, local: 2, broadcast: 4 } as const;
const RTA = { destination: 1, device: 4, gateway: 5, priority: 6, table: 15 } as const;

/** Octets of struct ifinfomsg, ifaddrmsg and rtmsg. */
const LINK_LENGTH = 16;
const ADDRESS_LENGTH = 8;
const ROUTE_LENGTH = 12;

const AF_INET = 2;
const AF_INET6 = 10;
const MAIN_TABLE = 254;
const UNICAST = 1;
const POINT_TO_POINT = 0x10;
const BROADCAST = 0x02;
const LINK_LOCAL = 253;

/** RFC 2863 states by the kernel's numbers (IF_OPER_). */
const STATES = ["unknown", "notpresent", "down", "lowerlayerdown", "testing", "dormant", "up"];

/** An interface as the kernel describes it. */
export interface KernelLink {
  readonly index: number;
  readonly name: string;
  readonly flags: number;
  readonly mtu: number;
  readonly state: string;
  /** Octets of its link-layer address, colons between them; undefined where it has none. */
  readonly address: string | undefined;
  readonly broadcast: string | undefined;
  /** `veth`, `bridge`, `vlan`, …; undefined for what has a device. */
  readonly kind: string | undefined;
}

/** All interfaces by their number, in the kernel's order. */
export function readLinks(route: Netlink): Map<number, KernelLink> {
  const links = new Map<number, KernelLink>();
  route.list(RTM.getLink, new Uint8Array(LINK_LENGTH), (view, bytes, at, end) => {
    if (at + LINK_LENGTH > end) return;
    const index = view.getInt32(at + 4, LITTLE);
    const link = { index, name: "", flags: view.getUint32(at + 8, LITTLE), mtu: 0, state: "unknown" };
    const more: { address?: string; broadcast?: string; kind?: string } = {};
    eachAttribute(view, at + LINK_LENGTH, end, (type, from, to) => {
      if (type === IFLA.name) link.name = text(bytes, from, to);
      if (type === IFLA.mtu) link.mtu = view.getUint32(from, LITTLE);
      if (type === IFLA.state) link.state = STATES[bytes[from]] ?? "unknown";
      if (type === IFLA.address) more.address = formatMac(bytes, from, to - from);
      if (type === IFLA.broadcast) more.broadcast = formatMac(bytes, from, to - from);
      if (type === IFLA.info) {
        eachAttribute(view, from, to, (kind, start, stop) => {
          if (kind === IFLA_INFO_KIND) more.kind = text(bytes, start, stop);
        });
      }
    });
    links.set(index, { ...link, address: more.address, broadcast: more.broadcast, kind: more.kind });
  });
  return links;
}

/** The addresses of all interfaces by their names, in psutil's terms: IPv4, IPv6, then the link layer's. */
export function readAddresses(route: Netlink): Map<string, InterfaceAddress[]> {
  const links = readLinks(route);
  const found = new Map<string, InterfaceAddress>();
  const owners = new Map<string, string>();
  route.list(RTM.getAddress, new Uint8Array(ADDRESS_LENGTH), (view, bytes, at, end) => {
    const link = links.get(view.getUint32(at + 4, LITTLE));
    const family = bytes[at];
    if (link === undefined || (family !== AF_INET && family !== AF_INET6)) return;
    const places = new Map<number, number>();
    eachAttribute(view, at + ADDRESS_LENGTH, end, (type, from) => void places.set(type, from));
    const own = places.get(IFA.local) ?? places.get(IFA.address);
    if (own === undefined) return;
    const format = (place: number): string => (family === AF_INET ? formatIPv4 : formatIPv6)(bytes, place);
    const isLocal = family === AF_INET6 && bytes[at + 3] === LINK_LOCAL;
    const address = isLocal ? `${format(own)}%${link.name}` : format(own);
    const peer = places.get(IFA.address);
    const broadcast = places.get(IFA.broadcast);
    const key = `${link.index} ${address}/${bytes[at + 1]}`;
    owners.set(key, link.name);
    found.set(key, {
      family: family === AF_INET ? "AF_INET" : "AF_INET6",
      address,
      netmask: netmask(bytes[at + 1], family === AF_INET ? 4 : 16),
      broadcast: broadcast === undefined || (link.flags & BROADCAST) === 0 ? undefined : format(broadcast),
      ptp: peer === undefined || (link.flags & POINT_TO_POINT) === 0 || peer === own ? undefined : format(peer),
    });
  });
  return byInterface(links, found, owners);
}

function byInterface(
  links: ReadonlyMap<number, KernelLink>,
  found: ReadonlyMap<string, InterfaceAddress>,
  owners: ReadonlyMap<string, string>,
): Map<string, InterfaceAddress[]> {
  const all = new Map<string, InterfaceAddress[]>();
  for (const { name } of links.values()) all.set(name, []);
  for (const family of ["AF_INET", "AF_INET6"]) {
    for (const [key, address] of found) if (address.family === family) all.get(owners.get(key)!)?.push(address);
  }
  for (const { name, address, broadcast, flags } of links.values()) {
    if (address === undefined) continue;
    const toAll = (flags & BROADCAST) === 0 ? undefined : broadcast;
    all.get(name)?.push({ family: "AF_PACKET", address, netmask: undefined, broadcast: toAll, ptp: undefined });
  }
  return all;
}

function netmask(prefix: number, size: 4 | 16): string {
  const mask = new Uint8Array(size);
  for (let bit = 0; bit < prefix && bit < 8 * size; bit++) mask[bit >> 3] |= 0x80 >> (bit & 7);
  return size === 4 ? formatIPv4(mask, 0) : formatIPv6(mask, 0);
}

/** The default routes of the main table, the best of each version of IP first. */
export function readDefaultRoutes(route: Netlink): DefaultRoute[] {
  const links = readLinks(route);
  const routes = new Map<string, DefaultRoute>();
  route.list(RTM.getRoute, new Uint8Array(ROUTE_LENGTH), (view, bytes, at, end) => {
    const family = bytes[at];
    if ((family !== AF_INET && family !== AF_INET6) || bytes[at + 1] !== 0 || bytes[at + 7] !== UNICAST) return;
    const numbers = new Map<number, number>();
    let gateway: string | undefined;
    eachAttribute(view, at + ROUTE_LENGTH, end, (type, from, to) => {
      if (type === RTA.gateway) gateway = (family === AF_INET ? formatIPv4 : formatIPv6)(bytes, from);
      else if (to - from === 4) numbers.set(type, view.getUint32(from, LITTLE));
    });
    if ((numbers.get(RTA.table) ?? bytes[at + 4]) !== MAIN_TABLE) return;
    const name = links.get(numbers.get(RTA.device) ?? 0)?.name;
    if (name === undefined) return;
    const metric = numbers.get(RTA.priority) ?? 0;
    const version = family === AF_INET ? "AF_INET" : "AF_INET6";
    routes.set(`${version} ${name} ${gateway} ${metric}`, { family: version, gateway, interface: name, metric });
  });
  return [...routes.values()].sort((one, other) => one.family.localeCompare(other.family) || one.metric - other.metric);
}

function text(bytes: Uint8Array, from: number, to: number): string {
  const zero = bytes.indexOf(0, from);
  return new TextDecoder().decode(bytes.subarray(from, zero < 0 || zero > to ? to : zero));
}

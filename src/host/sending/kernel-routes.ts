import { formatIPv4, formatIPv6, formatMac, parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { attribute, eachAttribute, LITTLE, type Netlink } from "../native/netlink.ts";

/** rtnetlink(7): what is asked for, and the kinds of attributes. */
const RTM = { getRoute: 26, getNeighbour: 30 } as const;
const RTA = { destination: 1, source: 2, device: 4, gateway: 5, preferredSource: 7, via: 18 } as const;
const NDA = { destination: 1, linkAddress: 2 } as const;
/** Octets of struct rtmsg and struct ndmsg, and where the latter has the interface and the state. */
const ROUTE_LENGTH = 12;
const NEIGHBOUR_LENGTH = 12;
const NEIGHBOUR_DEVICE = 4;
const NEIGHBOUR_STATE = 8;
/** NUD_ states in which the address can be used: reachable, stale, delay, probe, no ARP, permanent. */
const USABLE = 0x02 | 0x04 | 0x08 | 0x10 | 0x40 | 0x80;
const AF_INET = 2;
const AF_INET6 = 10;
const MAC_LENGTH = 6;

/** The kernel's choice for a destination. */
export interface KernelRoute {
  readonly device: number;
  /** Undefined where the destination itself is on the link. */
  readonly gateway: string | undefined;
  /** Undefined where no address of ours fits. */
  readonly source: string | undefined;
}

/** Asks which way the kernel would send a packet. Throws what it answers instead: ENETUNREACH, EHOSTUNREACH, EACCES, EINVAL. */
export function askForRoute(
  netlink: Netlink,
  destination: string,
  { device, source }: { readonly device?: number; readonly source?: string },
): KernelRoute {
  const to = octetsOf(destination);
  const head = new Uint8Array(ROUTE_LENGTH);
  head[0] = to.length === 4 ? AF_INET : AF_INET6;
  head[1] = 8 * to.length;
  const parts = [head, attribute(RTA.destination, to)];
  if (device !== undefined) parts.push(attribute(RTA.device, new Uint8Array(Uint32Array.of(device).buffer)));
  if (source !== undefined) parts.push(attribute(RTA.source, octetsOf(source)));
  const found: { device: number; gateway?: string; source?: string } = { device: 0 };
  netlink.one(RTM.getRoute, joined(parts), (view, bytes, at, end) => {
    const format = bytes[at] === AF_INET ? formatIPv4 : formatIPv6;
    eachAttribute(view, at + ROUTE_LENGTH, end, (type, from) => {
      if (type === RTA.device) found.device = view.getUint32(from, LITTLE);
      if (type === RTA.gateway) found.gateway = format(bytes, from);
      if (type === RTA.preferredSource) found.source = format(bytes, from);
      // A router that is named by an address of the other version.
      if (type === RTA.via)
        found.gateway = (view.getUint16(from, LITTLE) === AF_INET ? formatIPv4 : formatIPv6)(bytes, from + 2);
    });
  });
  return { device: found.device, gateway: found.gateway, source: found.source };
}

/** The MAC address that the kernel knows of a neighbour, undefined where it knows none. */
export function askForNeighbour(netlink: Netlink, device: number, address: string): string | undefined {
  const to = octetsOf(address);
  const head = new Uint8Array(NEIGHBOUR_LENGTH);
  head[0] = to.length === 4 ? AF_INET : AF_INET6;
  new DataView(head.buffer).setInt32(NEIGHBOUR_DEVICE, device, LITTLE);
  let mac: string | undefined;
  try {
    netlink.one(RTM.getNeighbour, joined([head, attribute(NDA.destination, to)]), (view, bytes, at, end) => {
      if ((view.getUint16(at + NEIGHBOUR_STATE, LITTLE) & USABLE) === 0) return;
      eachAttribute(view, at + NEIGHBOUR_LENGTH, end, (type, from, until) => {
        if (type === NDA.linkAddress && until - from === MAC_LENGTH) mac = formatMac(bytes, from);
      });
    });
  } catch {
    // It is not known; before Linux 5.0 single neighbours cannot be asked for.
  }
  return mac;
}

function octetsOf(address: string): Uint8Array {
  const octets = address.includes(":") ? parseIPv6(address) : parseIPv4(address);
  if (octets === undefined) throw new RangeError(`"${address}" is no address`);
  return octets;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

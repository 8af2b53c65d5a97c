import { networkInterfaces } from "node:os";
import { formatIPv4, formatIPv6, parseIPv4 } from "../../bytes/addresses.ts";

/** How old the list of addresses may be when an address is not in it. */
const FRESH_MS = 5000;
const LOOPBACK = 127;
const FIRST_MULTICAST = 224;
const IPV6_MULTICAST = 0xff;

/** Which addresses are this host's own, by its interfaces. */
export class LocalAddresses {
  private own: ReadonlySet<string> = new Set();
  private readAt = -Infinity;

  /** Whether packets from an address come from here. */
  has(bytes: Uint8Array, at: number, size: number): boolean {
    if (size === 4 && bytes[at] === LOOPBACK) return true;
    const address = size === 4 ? formatIPv4(bytes, at) : formatIPv6(bytes, at);
    if (this.own.has(address)) return true;
    if (performance.now() - this.readAt < FRESH_MS) return false;
    this.own = readAddresses();
    this.readAt = performance.now();
    return this.own.has(address);
  }

  /** Whether packets to an address may come here: to one of its own, or to many. */
  takes(bytes: Uint8Array, at: number, size: number): boolean {
    const first = bytes[at];
    return (size === 4 ? first >= FIRST_MULTICAST : first === IPV6_MULTICAST) || this.has(bytes, at, size);
  }
}

function readAddresses(): ReadonlySet<string> {
  const addresses = new Set<string>();
  for (const { address, netmask, family } of Object.values(networkInterfaces()).flatMap((list) => list ?? [])) {
    addresses.add(address);
    if (family === "IPv4") addresses.add(broadcast(address, netmask));
  }
  return addresses;
}

function broadcast(address: string, netmask: string): string {
  const mask = parseIPv4(netmask)!;
  return formatIPv4(
    parseIPv4(address)!.map((octet, i) => octet | (~mask[i] & 0xff)),
    0,
  );
}

import { octets, versionOf } from "./ip-packet.ts";
import type { LinkAddress } from "./link.ts";

const EVERYBODY = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff);

function isMulticast(address: string): boolean {
  const [first] = octets(address);
  return versionOf(address) === 4 ? first >> 4 === 14 : first === 0xff;
}

/** Whether an address is everybody's on a network: 255.255.255.255, or the last of a network of `own`. */
function isBroadcast(address: string, own: readonly LinkAddress[]): boolean {
  if (versionOf(address) === 6) return false;
  if (address === "255.255.255.255") return true;
  return own.some(({ kind, address: ours, prefixLength = 32 }) => {
    // A network of two addresses has no broadcast address (RFC 3021).
    if (kind !== "ipv4" || prefixLength > 30) return false;
    return octets(address).every((octet, i) => octet === (octets(ours)[i] | hostBits(prefixLength, i)));
  });
}

/** The MAC address of the group that an address stands for (RFC 1112, RFC 2464); undefined where it is one station's. */
export function groupMac(address: string, own: readonly LinkAddress[]): Uint8Array | undefined {
  if (isBroadcast(address, own)) return EVERYBODY;
  if (!isMulticast(address)) return undefined;
  const bytes = octets(address);
  if (versionOf(address) === 6) return Uint8Array.of(0x33, 0x33, ...bytes.subarray(12));
  return Uint8Array.of(0x01, 0x00, 0x5e, bytes[1] & 0x7f, bytes[2], bytes[3]);
}

/** The bits of an address's octet that name the host in its network. */
function hostBits(prefixLength: number, octet: number): number {
  return 0xff >> Math.max(0, Math.min(8, prefixLength - 8 * octet));
}

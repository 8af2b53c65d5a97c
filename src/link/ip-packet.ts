import { formatIPv4, formatIPv6, parseIPv4, parseIPv6 } from "../bytes/addresses.ts";
import { addWords, inetChecksum } from "../bytes/checksum.ts";
import { u16 } from "../bytes/numbers.ts";

export const PROTOCOL = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const;

const IPV4_HEADER = 20;
const IPV6_HEADER = 40;
const DEFAULT_HOPS = 64;

/** An IPv4 or IPv6 packet as the simulation sees it; IPv6 extension headers and fragments count as payload. */
export interface IpPacket {
  readonly version: 4 | 6;
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly hops: number;
  readonly fragment: boolean;
  readonly payload: Uint8Array;
  /** All of it, header and payload. */
  readonly bytes: Uint8Array;
}

/** Reads a packet; undefined where it is none, is cut, or its header checksum is wrong. */
export function readIp(bytes: Uint8Array): IpPacket | undefined {
  const version = bytes[0] >> 4;
  if (version === 4 && bytes.length >= IPV4_HEADER) {
    const header = (bytes[0] & 15) * 4;
    const end = u16(bytes, 2);
    if (header < IPV4_HEADER || end < header || end > bytes.length || inetChecksum(bytes, 0, header) !== 0) return;
    return {
      version,
      source: formatIPv4(bytes, 12),
      destination: formatIPv4(bytes, 16),
      protocol: bytes[9],
      hops: bytes[8],
      fragment: (u16(bytes, 6) & 0x3fff) !== 0,
      payload: bytes.subarray(header, end),
      bytes: bytes.subarray(0, end),
    };
  }
  if (version === 6 && bytes.length >= IPV6_HEADER) {
    const end = IPV6_HEADER + u16(bytes, 4);
    if (end > bytes.length) return;
    return {
      version,
      source: formatIPv6(bytes, 8),
      destination: formatIPv6(bytes, 24),
      protocol: bytes[6],
      hops: bytes[7],
      fragment: false,
      payload: bytes.subarray(IPV6_HEADER, end),
      bytes: bytes.subarray(0, end),
    };
  }
}

/** What a packet is made of; its version is that of its addresses. */
export interface IpParts {
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly payload: Uint8Array;
  readonly hops?: number;
}

/** Builds a packet; throws RangeError for addresses that are none. */
export function buildIp({ source, destination, protocol, payload, hops = DEFAULT_HOPS }: IpParts): Uint8Array {
  const header = versionOf(source) === 4 ? IPV4_HEADER : IPV6_HEADER;
  const bytes = new Uint8Array(header + payload.length);
  const view = new DataView(bytes.buffer);
  bytes.set(payload, header);
  if (header === IPV4_HEADER) {
    bytes[0] = 0x45;
    view.setUint16(2, bytes.length);
    bytes[8] = hops;
    bytes[9] = protocol;
    bytes.set(octets(source), 12);
    bytes.set(octets(destination), 16);
    view.setUint16(10, inetChecksum(bytes, 0, header));
  } else {
    bytes[0] = 0x60;
    view.setUint16(4, payload.length);
    bytes[6] = protocol;
    bytes[7] = hops;
    bytes.set(octets(source), 8);
    bytes.set(octets(destination), 24);
  }
  return bytes;
}

/** The packet one hop on. */
export function hoppedOn(packet: IpPacket): Uint8Array {
  const bytes = packet.bytes.slice();
  bytes[packet.version === 4 ? 8 : 7]--;
  if (packet.version === 4) setChecksum(bytes, 10, 0, bytes.length - packet.payload.length, 0);
  return bytes;
}

/** An IPv4 packet with other addresses and another payload of the same length. */
export function readdressed(packet: IpPacket, source: string, destination: string, payload: Uint8Array): Uint8Array {
  const bytes = packet.bytes.slice();
  const header = bytes.length - payload.length;
  bytes.set(octets(source), 12);
  bytes.set(octets(destination), 16);
  bytes.set(payload, header);
  setChecksum(bytes, 10, 0, header, 0);
  return bytes;
}

/** Where a transport protocol has its checksum. */
const CHECKSUM_AT: Readonly<Record<number, number>> = { 1: 2, 6: 16, 17: 6, 58: 2 };

/** Puts the right checksum into a TCP, UDP or ICMP payload between two addresses. */
export function withChecksum(source: string, destination: string, protocol: number, payload: Uint8Array): Uint8Array {
  const at = CHECKSUM_AT[protocol];
  if (at === undefined || payload.length < at + 2) return payload;
  const sum = pseudoHeader(source, destination, protocol, payload.length);
  setChecksum(payload, at, 0, payload.length, sum);
  // UDP says 0 for "no checksum"; its other zero is all ones.
  if (protocol === PROTOCOL.udp && u16(payload, at) === 0) payload.fill(0xff, at, at + 2);
  return payload;
}

/** Whether a TCP, UDP or ICMP packet arrived as it was sent. */
export function isIntact({ source, destination, protocol, payload }: IpPacket): boolean {
  const at = CHECKSUM_AT[protocol];
  if (at === undefined || payload.length < at + 2) return true;
  if (protocol === PROTOCOL.udp && u16(payload, at) === 0) return true;
  return inetChecksum(payload, 0, payload.length, pseudoHeader(source, destination, protocol, payload.length)) === 0;
}

export const versionOf = (address: string): 4 | 6 => (address.includes(":") ? 6 : 4);

/** The octets of an address; throws RangeError where it is none. */
export function octets(address: string): Uint8Array {
  const bytes = versionOf(address) === 4 ? parseIPv4(address) : parseIPv6(address);
  if (bytes === undefined) throw new RangeError(`"${address}" is no address`);
  return bytes;
}

/** The sum of RFC 1071 over a pseudo-header (RFC 793, RFC 8200); ICMP for IPv4 has none. */
function pseudoHeader(source: string, destination: string, protocol: number, length: number): number {
  if (protocol === PROTOCOL.icmp) return 0;
  const both = [octets(source), octets(destination)];
  return both.reduce((sum, address) => addWords(address, 0, address.length, sum), protocol + length);
}

function setChecksum(bytes: Uint8Array, at: number, start: number, end: number, sum: number): void {
  bytes.fill(0, at, at + 2);
  const checksum = inetChecksum(bytes, start, end, sum);
  bytes[at] = checksum >> 8;
  bytes[at + 1] = checksum & 0xff;
}

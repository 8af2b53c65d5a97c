import { endianness } from "node:os";
import { octets, PROTOCOL, versionOf } from "../../link/ip-packet.ts";
import type { Waiting } from "../native/native.ts";

export const LITTLE_ENDIAN: boolean = endianness() === "LE";
/** What sockets of the two versions are asked for, by their names in ip(7) and ipv6(7), and how struct sockaddr is laid out. */
export const VERSIONS = {
  4: {
    family: 2,
    protocol: PROTOCOL.icmp,
    request: 8,
    addressAt: 4,
    nameLength: 16,
    level: 0,
    hops: 2, // IP_TTL
    wanted: { hops: 12, errors: 11 }, // IP_RECVTTL, IP_RECVERR
    interface: 50, // IP_UNICAST_IF
    told: { hops: 2, error: 11 },
  },
  6: {
    family: 10,
    protocol: PROTOCOL.icmpv6,
    request: 128,
    addressAt: 8,
    nameLength: 28,
    level: 41,
    hops: 16, // IPV6_UNICAST_HOPS
    wanted: { hops: 51, errors: 25 }, // IPV6_RECVHOPLIMIT, IPV6_RECVERR
    interface: 76, // IPV6_UNICAST_IF
    told: { hops: 52, error: 25 },
  },
} as const;
const SCOPE_AT = 24;

/** A socket that sends the echo requests of one source and identifier. */
export interface EchoSocket {
  readonly descriptor: number;
  readonly version: 4 | 6;
  readonly source: string;
  readonly waiting: Waiting;
  hops: number;
}

/** struct sockaddr_in or sockaddr_in6; the port of such a socket is its identifier. */
export function socketName(address: string, identifier: number, index: number): Uint8Array {
  const version = versionOf(address);
  const { family, addressAt, nameLength } = VERSIONS[version];
  const name = new Uint8Array(nameLength);
  const view = new DataView(name.buffer);
  view.setUint16(0, family, LITTLE_ENDIAN);
  view.setUint16(2, identifier);
  name.set(octets(address), addressAt);
  if (version === 6) view.setUint32(SCOPE_AT, index, LITTLE_ENDIAN);
  return name;
}

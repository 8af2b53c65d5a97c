import { u16, u32 } from "../bytes/numbers.ts";

export const PROTOCOL = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58, udpLite: 136 } as const;

/** LINKTYPE_ values of which the network layer is found. */
export const LINK = {
  null: 0,
  ethernet: 1,
  raw: 101,
  loop: 108,
  linuxCooked: 113,
  ipv4: 228,
  ipv6: 229,
  linuxCooked2: 276,
} as const;

const TAGS: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);
/** Tags before the network layer that are looked through. */
const MOST_TAGS = 4;
/** IPv6 extension headers that are looked through, and those there are: hop-by-hop, routing, fragment, authentication, destination. */
const MOST_EXTENSIONS = 8;
const EXTENSIONS: ReadonlySet<number> = new Set([0, 43, 44, 51, 60]);
const FRAGMENT = 44;
const AUTHENTICATION = 51;

/** The third word of an IPv4-mapped IPv6 address: IPv4 addresses are kept as such. */
const IPV4_MAPPED = 0xffff;

const SYN = 0x02;
const ACK = 0x10;
/** Types of ICMP and ICMPv6 messages with an identifier: echo request and reply. */
const ECHOES: ReadonlySet<number> = new Set([0, 8]);
const ECHOES_V6: ReadonlySet<number> = new Set([128, 129]);

/** A packet as captures have it. */
export interface CapturedPacket {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** LINKTYPE_ value. */
  readonly linkType: number;
}

/** The end of a packet that is asked about. */
export type Side = "source" | "destination";

/** Who talks to whom in a packet: read anew for each. */
export class Endpoints {
  bytes: Uint8Array = new Uint8Array(0);
  protocol = 0;
  /** Octets of an address: 4 or 16. */
  size = 4;
  source = 0;
  destination = 0;
  /** Of TCP and UDP; of an echo its identifier, on both sides; else 0. */
  sourcePort = 0;
  destinationPort = 0;
  /** Whether a connection begins. */
  opens = false;
  /** Whether it is a fragment without ports: `read` is false, but the addresses and the protocol are there. */
  isLaterFragment = false;

  /** Reads a packet; false where it has no IP header that can be found, or is a later fragment. Allocates nothing. */
  read({ bytes, start, end, linkType }: CapturedPacket): boolean {
    this.bytes = bytes;
    this.isLaterFragment = false;
    const at = networkLayer(bytes, start, end, linkType);
    if (at < 0 || at >= end) return false;
    const version = bytes[at] >> 4;
    if (version === 4) return this.readIpv4(at, end);
    return version === 6 && this.readIpv6(at, end);
  }

  /** Where the address of a side is, and that of the other. */
  places(side: Side): readonly [own: number, other: number] {
    return side === "source" ? [this.source, this.destination] : [this.destination, this.source];
  }

  /** The port of a side, and that of the other. */
  ports(side: Side): readonly [own: number, other: number] {
    const { sourcePort, destinationPort } = this;
    return side === "source" ? [sourcePort, destinationPort] : [destinationPort, sourcePort];
  }

  /** Takes the packet as if it went the other way. */
  turn(): void {
    [this.source, this.destination] = [this.destination, this.source];
    [this.sourcePort, this.destinationPort] = [this.destinationPort, this.sourcePort];
  }

  /** Puts addresses and ports, or, where there are none, the protocol, into the key of a table of flows. */
  fill(key: Int32Array): void {
    const { bytes, size, source, destination, sourcePort, destinationPort } = this;
    key[0] = sourcePort === 0 ? (this.protocol << 16) | destinationPort : (sourcePort << 16) | destinationPort;
    if (size === 4) {
      key[1] = key[2] = key[5] = key[6] = 0;
      key[3] = key[7] = IPV4_MAPPED;
      key[4] = u32(bytes, source);
      key[8] = u32(bytes, destination);
      return;
    }
    for (let word = 0; word < 4; word++) {
      key[1 + word] = u32(bytes, source + 4 * word);
      key[5 + word] = u32(bytes, destination + 4 * word);
    }
  }

  private readIpv4(at: number, end: number): boolean {
    const { bytes } = this;
    const transport = at + (bytes[at] & 15) * 4;
    if (transport < at + 20 || transport > end) return false;
    this.size = 4;
    this.source = at + 12;
    this.destination = at + 16;
    if ((u16(bytes, at + 6) & 0x1fff) !== 0) return this.laterFragment(bytes[at + 9]);
    return this.readPorts(bytes[at + 9], transport, end);
  }

  private readIpv6(at: number, end: number): boolean {
    const { bytes } = this;
    if (at + 40 > end) return false;
    this.size = 16;
    this.source = at + 8;
    this.destination = at + 24;
    let next = bytes[at + 6];
    let place = at + 40;
    for (let i = 0; EXTENSIONS.has(next); i++) {
      if (i === MOST_EXTENSIONS || place + 8 > end) return false;
      if (next === FRAGMENT && (u16(bytes, place + 2) & 0xfff8) !== 0) return this.laterFragment(bytes[place]);
      const length = next === AUTHENTICATION ? (bytes[place + 1] + 2) * 4 : (bytes[place + 1] + 1) * 8;
      const step = next === FRAGMENT ? 8 : length;
      next = bytes[place];
      place += step;
    }
    return this.readPorts(next, place, end);
  }

  private laterFragment(protocol: number): false {
    this.protocol = protocol;
    this.sourcePort = this.destinationPort = 0;
    this.opens = false;
    this.isLaterFragment = true;
    return false;
  }

  private readPorts(protocol: number, at: number, end: number): boolean {
    const { bytes } = this;
    this.protocol = protocol;
    this.opens = false;
    this.sourcePort = this.destinationPort = 0;
    switch (protocol) {
      case PROTOCOL.tcp:
      case PROTOCOL.udp:
      case PROTOCOL.udpLite:
        if (at + 4 > end) return false;
        this.sourcePort = u16(bytes, at);
        this.destinationPort = u16(bytes, at + 2);
        if (protocol === PROTOCOL.tcp && at + 14 <= end) this.opens = (bytes[at + 13] & (SYN | ACK)) === SYN;
        return true;
      case PROTOCOL.icmp:
      case PROTOCOL.icmpv6:
        if (at + 6 > end) return true;
        if ((protocol === PROTOCOL.icmp ? ECHOES : ECHOES_V6).has(bytes[at])) {
          this.sourcePort = this.destinationPort = u16(bytes, at + 4);
        }
        return true;
      default:
        return true;
    }
  }
}

/** Where the network layer begins; -1 where the link layer hides it. Reads may go a few octets past the packet. */
function networkLayer(bytes: Uint8Array, start: number, end: number, linkType: number): number {
  switch (linkType) {
    case LINK.ethernet:
      return pastTags(bytes, start + 12, end);
    case LINK.linuxCooked:
      return pastTags(bytes, start + 14, end);
    case LINK.linuxCooked2:
      return TAGS.has(u16(bytes, start)) ? pastTags(bytes, start + 22, end) : start + 20;
    case LINK.raw:
    case LINK.ipv4:
    case LINK.ipv6:
      return start;
    case LINK.null:
    case LINK.loop:
      return start + 4;
    default:
      return -1;
  }
}

/** The place after an Ethernet type at `at` and the tags that it may announce. */
function pastTags(bytes: Uint8Array, at: number, end: number): number {
  for (let tags = 0; tags < MOST_TAGS && at + 6 <= end && TAGS.has(u16(bytes, at)); tags++) at += 4;
  const type = u16(bytes, at);
  return type === 0x0800 || type === 0x86dd ? at + 2 : -1;
}

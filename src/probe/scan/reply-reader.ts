import { formatIPv6 } from "../../bytes/addresses.ts";
import { u16, u32 } from "../../bytes/numbers.ts";
import { octets, PROTOCOL } from "../../link/ip-packet.ts";
import { IP } from "../../protocols/network/ipv4.ts";
import { IPv6 } from "../../protocols/network/ipv6.ts";
import { TCP } from "../../protocols/transport/tcp.ts";
import { UDP } from "../../protocols/transport/udp.ts";
import { REPLY, type Reply } from "./kinds.ts";
import { MOST_ATTEMPTS } from "./lane.ts";
import type { Inquiry, Question } from "./question.ts";
import type { Seal } from "./seal.ts";

const IPV4_HEADER = 20;
const IPV6_HEADER = 40;
const FRAGMENT_OFFSET = 0x1fff;
const ICMP_HEADER = 8;
/** Octets of a message that an ICMP error quotes at least. */
const QUOTED = 8;
const FLAG = { fin: 0x01, syn: 0x02, rst: 0x04, ack: 0x10 } as const;
const AT = {
  ipv4: { proto: IP.slot("proto").offset, src: IP.slot("src").offset, dst: IP.slot("dst").offset, frag: 6 },
  ipv6: { nh: IPv6.slot("nh").offset, src: IPv6.slot("src").offset, dst: IPv6.slot("dst").offset },
  tcp: {
    sport: TCP.slot("sport").offset,
    dport: TCP.slot("dport").offset,
    seq: TCP.slot("seq").offset,
    ack: TCP.slot("ack").offset,
  },
  udp: { sport: UDP.slot("sport").offset, dport: UDP.slot("dport").offset },
} as const;
const TCP_HEADER = 20;
const FLAGS_AT = 13;

const DESTINATION_UNREACHABLE = { 4: 3, 6: 1 } as const;
/** Codes of "destination unreachable" by version (RFC 1812, RFC 4443) and what they tell of a port. */
const UNREACHABLE: Readonly<Record<4 | 6, Readonly<Record<number, Reply>>>> = {
  4: {
    0: REPLY.unreachable,
    1: REPLY.unreachable,
    2: REPLY.unreachable,
    3: REPLY.portUnreachable,
    9: REPLY.prohibited,
    10: REPLY.prohibited,
    13: REPLY.prohibited,
  },
  6: {
    0: REPLY.unreachable,
    1: REPLY.prohibited,
    3: REPLY.unreachable,
    4: REPLY.portUnreachable,
    5: REPLY.prohibited,
    6: REPLY.prohibited,
  },
};
const ECHO_REPLY = { 4: 0, 6: 129 } as const;

/** Reads answers out of frames, by the places that the definitions give; what it found stays until the next frame. */
export class ReplyReader {
  host = 0;
  question = 0;
  attempt = 0;
  /** Of a segment, the acknowledgement number: with it a reset is believed. */
  acknowledged = 0;
  private readonly inquiry: Inquiry;
  /** The first of the ports of ours that probes are sent from, one for each attempt. */
  private readonly ownPort: number;
  private readonly seal: Seal;
  private readonly places = { tcp: new Int32Array(65536).fill(-1), udp: new Int32Array(65536).fill(-1) };
  private readonly echo: number;
  private readonly ipv4 = new Map<number, number>();
  private readonly ipv6 = new Map<string, number>();
  /** The last IPv4 address that was looked up, and whose it is. */
  private lastIPv4 = -1;
  private lastHost: number | undefined;
  /** By host, what stands for it in seals. */
  private readonly sealed: readonly number[];

  /** Hosts are addresses in text, answered questions are given by their places. */
  constructor(hosts: readonly string[], inquiry: Inquiry, ownPort: number, seal: Seal) {
    this.inquiry = inquiry;
    this.ownPort = ownPort;
    this.seal = seal;
    const addresses = hosts.map((address) => octets(address.split("%")[0]));
    this.sealed = addresses.map((address) => seal.host(address));
    for (const [place, address] of addresses.entries()) {
      if (address.length === 4) this.ipv4.set(u32(address, 0), place);
      else this.ipv6.set(formatIPv6(address, 0), place);
    }
    const { ports, questions, which } = inquiry;
    const places = questions.map(({ kind }) => (kind === "echo" ? undefined : this.places[kind]));
    for (let place = 0; place < ports.length; place++) {
      const known = places[which[place]];
      if (known !== undefined) known[ports[place]] = place;
    }
    this.echo = which.indexOf(questions.findIndex(({ kind }) => kind === "echo"));
  }

  /** The number by which the answer to a segment from one port to another is known. */
  sealOf(host: number, own: number, other: number): number {
    return this.seal.of(this.sealed[host], own, other);
  }

  /** What the packet at `start` answers to one of our probes; nothing where it is no answer. */
  read(bytes: Uint8Array, start: number): Reply {
    const { length } = bytes;
    const version = bytes[start] >> 4;
    if (version === 4 && length >= start + IPV4_HEADER) {
      if ((u16(bytes, start + AT.ipv4.frag) & FRAGMENT_OFFSET) !== 0) return REPLY.nothing;
      const message = start + (bytes[start] & 15) * 4;
      return this.message(bytes, 4, bytes[start + AT.ipv4.proto], start + AT.ipv4.src, message);
    }
    if (version === 6 && length >= start + IPV6_HEADER)
      return this.message(bytes, 6, bytes[start + AT.ipv6.nh], start + AT.ipv6.src, start + IPV6_HEADER);
    return REPLY.nothing;
  }

  private message(bytes: Uint8Array, version: 4 | 6, protocol: number, source: number, at: number): Reply {
    switch (protocol) {
      case PROTOCOL.tcp:
        return bytes.length >= at + TCP_HEADER ? this.segment(bytes, version, source, at) : REPLY.nothing;
      case PROTOCOL.udp: {
        if (bytes.length < at + QUOTED) return REPLY.nothing;
        const [theirs, ours] = [u16(bytes, at + AT.udp.sport), u16(bytes, at + AT.udp.dport)];
        return this.find(bytes, version, source, "udp", theirs, ours) ? REPLY.data : REPLY.nothing;
      }
      case PROTOCOL.icmp:
      case PROTOCOL.icmpv6:
        return bytes.length >= at + ICMP_HEADER ? this.icmp(bytes, version, source, at) : REPLY.nothing;
      default:
        return REPLY.nothing;
    }
  }

  private segment(bytes: Uint8Array, version: 4 | 6, source: number, at: number): Reply {
    const [theirs, ours] = [u16(bytes, at + AT.tcp.sport), u16(bytes, at + AT.tcp.dport)];
    if (!this.find(bytes, version, source, "tcp", theirs, ours)) return REPLY.nothing;
    const { questions, which } = this.inquiry;
    const { flags } = questions[which[this.question]] as Question & { kind: "tcp" };
    const has = bytes[at + FLAGS_AT];
    const seal = this.sealOf(this.host, ours, theirs);
    this.acknowledged = u32(bytes, at + AT.tcp.ack);
    // RFC 9293, 3.5.2: a reset takes its number from the acknowledgement that it answers, or acknowledges what was sent.
    if (flags === "A") {
      const isOurs = (has & FLAG.rst) !== 0 && u32(bytes, at + AT.tcp.seq) === seal;
      return isOurs ? REPLY.reset : REPLY.nothing;
    }
    const counted = flags.includes("S") || flags.includes("F") ? 1 : 0;
    const acknowledges = (has & FLAG.ack) !== 0 && this.acknowledged === (seal + counted) >>> 0;
    if ((has & FLAG.rst) !== 0) return acknowledges ? REPLY.reset : REPLY.nothing;
    // A SYN alone is a simultaneous opening.
    const opens = (has & FLAG.syn) !== 0 && (acknowledges || (has & FLAG.ack) === 0);
    return opens && flags === "S" ? REPLY.synAck : REPLY.nothing;
  }

  private icmp(bytes: Uint8Array, version: 4 | 6, source: number, at: number): Reply {
    const type = bytes[at];
    if (type === ECHO_REPLY[version]) {
      if (this.echo < 0 || u16(bytes, at + 4) !== this.ownPort) return REPLY.nothing;
      this.question = this.echo;
      this.attempt = u16(bytes, at + 6);
      return this.findHost(bytes, version, source) ? REPLY.data : REPLY.nothing;
    }
    if (type !== DESTINATION_UNREACHABLE[version]) return REPLY.nothing;
    const reply = UNREACHABLE[version][bytes[at + 1]];
    return reply !== undefined && this.quoted(bytes, version, at + ICMP_HEADER) ? reply : REPLY.nothing;
  }

  /** Whether the packet that is quoted at `start` is one of our probes. */
  private quoted(bytes: Uint8Array, version: 4 | 6, start: number): boolean {
    const header = version === 4 ? (bytes[start] & 15) * 4 : IPV6_HEADER;
    const at = start + header;
    if (bytes[start] >> 4 !== version || bytes.length < at + QUOTED) return false;
    const protocol = bytes[start + (version === 4 ? AT.ipv4.proto : AT.ipv6.nh)];
    const transport = protocol === PROTOCOL.tcp ? "tcp" : protocol === PROTOCOL.udp ? "udp" : undefined;
    if (transport === undefined) return false;
    const destination = start + (version === 4 ? AT.ipv4.dst : AT.ipv6.dst);
    const [ours, theirs] = [u16(bytes, at + AT.udp.sport), u16(bytes, at + AT.udp.dport)];
    return this.find(bytes, version, destination, transport, theirs, ours);
  }

  private find(
    bytes: Uint8Array,
    version: 4 | 6,
    address: number,
    transport: "tcp" | "udp",
    theirs: number,
    ours: number,
  ): boolean {
    this.attempt = ours - this.ownPort;
    this.question = (transport === "tcp" ? this.places.tcp : this.places.udp)[theirs];
    if (this.attempt < 0 || this.attempt >= MOST_ATTEMPTS || this.question < 0) return false;
    return this.findHost(bytes, version, address);
  }

  private findHost(bytes: Uint8Array, version: 4 | 6, address: number): boolean {
    if (version === 6) return this.found(this.ipv6.get(formatIPv6(bytes, address)));
    const number = u32(bytes, address);
    // One that has answered answers again.
    if (number === this.lastIPv4) return this.found(this.lastHost);
    this.lastIPv4 = number;
    return this.found((this.lastHost = this.ipv4.get(number)));
  }

  private found(host: number | undefined): boolean {
    this.host = host ?? 0;
    return host !== undefined;
  }
}

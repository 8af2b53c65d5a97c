import { inetChecksum } from "../bytes/checksum.ts";
import { u16, u32 } from "../bytes/numbers.ts";
import { buildIp, isIntact, PROTOCOL, withChecksum, type IpPacket } from "./ip-packet.ts";

/** An entry of an MPLS label stack (RFC 3032); which is the lowest follows from the place. */
export interface MplsLabel {
  readonly label: number;
  /** Traffic class, once called experimental bits. */
  readonly exp?: number;
  readonly ttl: number;
}

/** How a simulated node answers; what is left out is answered as a Linux host does. */
export interface Manners {
  /** Answers echo requests (default true). */
  readonly echo?: boolean;
  /** Says when a packet's hops are used up (default true). */
  readonly expired?: boolean;
  /** Says when it knows no way to a destination (default true). */
  readonly unreachable?: boolean;
  /** As a router lets nothing through, and says that an administrator prohibits it (default false). */
  readonly prohibits?: boolean;
  /** The most octets of a packet that its errors quote, as many as RFC 1812 and RFC 4443 allow by default. */
  readonly quotes?: number;
  /** Labels that packets carry where it says that their hops are used up: an extension tells them (RFC 4950). */
  readonly labels?: readonly MplsLabel[];
  /** Ports by protocol and number, `tcp/80`: open TCP ports accept, open UDP ports send back what they get. */
  readonly ports?: Readonly<Record<`${"tcp" | "udp"}/${number}`, "open" | "filtered">>;
  /** What all other ports do: closed ones refuse (default), filtered ones are silent. */
  readonly otherPorts?: "closed" | "filtered";
}

/** Octets of an ICMP error at most (RFC 1812, RFC 4443), and of it before the packet that it quotes. */
const LONGEST_ERROR = { 4: 576, 6: 1280 } as const;
const ERROR_HEADER = 8;

const FLAG = { fin: 0x01, syn: 0x02, rst: 0x04, ack: 0x10 } as const;
const TCP_HEADER = 20;
const UDP_HEADER = 8;

/** The reply of a host that a packet was for; undefined where it has none. `random` gives initial sequence numbers. */
export function answer(packet: IpPacket, manners: Manners, random: () => number): Uint8Array | undefined {
  if (packet.fragment || !isIntact(packet)) return;
  switch (packet.protocol) {
    case PROTOCOL.icmp:
    case PROTOCOL.icmpv6:
      return manners.echo === false ? undefined : echoReply(packet);
    case PROTOCOL.tcp:
      return tcpReply(packet, stateOf(packet, "tcp", manners), random);
    case PROTOCOL.udp:
      return udpReply(packet, stateOf(packet, "udp", manners), manners);
    default:
      return icmpError(packet, packet.destination, "protocol", manners);
  }
}

function stateOf({ payload }: IpPacket, protocol: "tcp" | "udp", manners: Manners): "open" | "closed" | "filtered" {
  return manners.ports?.[`${protocol}/${u16(payload, 2)}`] ?? manners.otherPorts ?? "closed";
}

/** What a host says to an echo request (RFC 792, RFC 4443); undefined for what is none. */
export function echoReply(packet: IpPacket): Uint8Array | undefined {
  const [request, reply] = packet.version === 4 ? [8, 0] : [128, 129];
  if (packet.payload.length < ERROR_HEADER || packet.payload[0] !== request) return;
  const payload = packet.payload.slice();
  payload[0] = reply;
  return reversed(packet, payload);
}

/** RFC 9293, 3.10.7: what a listening or a closed port does with a segment of no connection. */
function tcpReply(packet: IpPacket, state: string, random: () => number): Uint8Array | undefined {
  const { payload } = packet;
  if (payload.length < TCP_HEADER || state === "filtered") return;
  const flags = payload[13];
  if ((flags & FLAG.rst) !== 0) return;
  const hasAck = (flags & FLAG.ack) !== 0;
  if (state === "open" && !hasAck && (flags & FLAG.syn) === 0) return;
  const length = payload.length - (payload[12] >> 4) * 4 + (flags & FLAG.syn ? 1 : 0) + (flags & FLAG.fin ? 1 : 0);
  const accepts = state === "open" && !hasAck;
  const segment = new Uint8Array(TCP_HEADER);
  const view = new DataView(segment.buffer);
  view.setUint16(0, u16(payload, 2));
  view.setUint16(2, u16(payload, 0));
  if (accepts) view.setUint32(4, random());
  else if (hasAck) view.setUint32(4, u32(payload, 8));
  if (!hasAck) view.setUint32(8, u32(payload, 4) + length);
  segment[12] = (TCP_HEADER / 4) << 4;
  segment[13] = accepts ? FLAG.syn | FLAG.ack : FLAG.rst | (hasAck ? 0 : FLAG.ack);
  if (accepts) view.setUint16(14, 65535);
  return reversed(packet, segment);
}

function udpReply(packet: IpPacket, state: string, manners: Manners): Uint8Array | undefined {
  if (packet.payload.length < UDP_HEADER || state === "filtered") return;
  if (state === "closed") return icmpError(packet, packet.destination, "port", manners);
  const payload = packet.payload.slice();
  payload.set(packet.payload.subarray(2, 4), 0);
  payload.set(packet.payload.subarray(0, 2), 2);
  return reversed(packet, payload);
}

/** Type and code of RFC 792 and RFC 4443. */
const ERRORS = {
  expired: { 4: [11, 0], 6: [3, 0] },
  network: { 4: [3, 0], 6: [1, 0] },
  prohibited: { 4: [3, 13], 6: [1, 1] },
  protocol: { 4: [3, 2], 6: [1, 3] },
  port: { 4: [3, 3], 6: [1, 4] },
} as const;

/** Octets of a quoted packet where an extension follows it, and the units that its length is counted in (RFC 4884). */
const EXTENDED_QUOTE = 128;
const QUOTE_UNIT = { 4: 4, 6: 8 } as const;

/** What `from` says to the sender of a packet that came to nothing; undefined where ICMP forbids an answer. */
export function icmpError(
  packet: IpPacket,
  from: string,
  reason: keyof typeof ERRORS,
  { quotes = Infinity, labels = [] }: Pick<Manners, "quotes" | "labels"> = {},
): Uint8Array | undefined {
  if (isIcmpError(packet)) return;
  const { version, source, bytes } = packet;
  const protocol = version === 4 ? PROTOCOL.icmp : PROTOCOL.icmpv6;
  const ipHeader = version === 4 ? 20 : 40;
  const quoted = bytes.subarray(0, Math.min(quotes, LONGEST_ERROR[version] - ipHeader - ERROR_HEADER));
  const extended = reason === "expired" && labels.length > 0;
  const payload = extended ? extendedError(quoted, labels, version) : new Uint8Array(ERROR_HEADER + quoted.length);
  if (!extended) payload.set(quoted, ERROR_HEADER);
  payload.set(ERRORS[reason][version]);
  withChecksum(from, source, protocol, payload);
  return buildIp({ source: from, destination: source, protocol, payload });
}

/** A quote of fixed length and behind it the labels that the packet carried: version 2, one object of class and type 1. */
function extendedError(quoted: Uint8Array, labels: readonly MplsLabel[], version: 4 | 6): Uint8Array {
  const at = ERROR_HEADER + EXTENDED_QUOTE;
  const payload = new Uint8Array(at + 8 + 4 * labels.length);
  const view = new DataView(payload.buffer);
  payload.set(quoted.subarray(0, EXTENDED_QUOTE), ERROR_HEADER);
  payload[version === 4 ? 5 : 4] = EXTENDED_QUOTE / QUOTE_UNIT[version];
  payload[at] = 2 << 4;
  view.setUint16(at + 4, 4 + 4 * labels.length);
  payload.set([1, 1], at + 6);
  for (const [i, { label, exp = 0, ttl }] of labels.entries()) {
    const lowest = i === labels.length - 1 ? 1 : 0;
    view.setUint32(at + 8 + 4 * i, label * 0x1000 + (exp << 9) + (lowest << 8) + ttl);
  }
  view.setUint16(at + 2, inetChecksum(payload, at, payload.length));
  return payload;
}

/** Whether a packet is an ICMP message that reports on another packet: it carries that packet after eight octets. */
export function isIcmpError({ protocol, payload }: IpPacket): boolean {
  if (protocol === PROTOCOL.icmpv6) return payload[0] < 128;
  return protocol === PROTOCOL.icmp && [3, 4, 5, 11, 12].includes(payload[0]);
}

function reversed({ source, destination, protocol }: IpPacket, payload: Uint8Array): Uint8Array {
  withChecksum(destination, source, protocol, payload);
  return buildIp({ source: destination, destination: source, protocol, payload });
}

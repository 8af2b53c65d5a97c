import { u16, u32 } from "../bytes/numbers.ts";
import { buildIp, isIntact, PROTOCOL, withChecksum, type IpPacket } from "./ip-packet.ts";

/** How a simulated node answers; what is left out is answered as a Linux host does. */
export interface Manners {
  /** Answers echo requests (default true). */
  readonly echo?: boolean;
  /** Says when a packet's hops are used up (default true). */
  readonly expired?: boolean;
  /** Says when it knows no way to a destination (default true). */
  readonly unreachable?: boolean;
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
      return udpReply(packet, stateOf(packet, "udp", manners));
    default:
      return icmpError(packet, packet.destination, "protocol");
  }
}

function stateOf({ payload }: IpPacket, protocol: "tcp" | "udp", manners: Manners): "open" | "closed" | "filtered" {
  return manners.ports?.[`${protocol}/${u16(payload, 2)}`] ?? manners.otherPorts ?? "closed";
}

function echoReply(packet: IpPacket): Uint8Array | undefined {
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

function udpReply(packet: IpPacket, state: string): Uint8Array | undefined {
  if (packet.payload.length < UDP_HEADER || state === "filtered") return;
  if (state === "closed") return icmpError(packet, packet.destination, "port");
  const payload = packet.payload.slice();
  payload.set(packet.payload.subarray(2, 4), 0);
  payload.set(packet.payload.subarray(0, 2), 2);
  return reversed(packet, payload);
}

/** Type and code of RFC 792 and RFC 4443. */
const ERRORS = {
  expired: { 4: [11, 0], 6: [3, 0] },
  network: { 4: [3, 0], 6: [1, 0] },
  protocol: { 4: [3, 2], 6: [1, 3] },
  port: { 4: [3, 3], 6: [1, 4] },
} as const;

/** What `from` says to the sender of a packet that came to nothing; undefined where ICMP forbids an answer. */
export function icmpError(packet: IpPacket, from: string, reason: keyof typeof ERRORS): Uint8Array | undefined {
  if (isIcmpError(packet)) return;
  const { version, source, bytes } = packet;
  const protocol = version === 4 ? PROTOCOL.icmp : PROTOCOL.icmpv6;
  const ipHeader = version === 4 ? 20 : 40;
  const quoted = bytes.subarray(0, LONGEST_ERROR[version] - ipHeader - ERROR_HEADER);
  const payload = new Uint8Array(ERROR_HEADER + quoted.length);
  payload.set(ERRORS[reason][version]);
  payload.set(quoted, ERROR_HEADER);
  withChecksum(from, source, protocol, payload);
  return buildIp({ source: from, destination: source, protocol, payload });
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

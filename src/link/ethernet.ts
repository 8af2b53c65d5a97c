import { formatIPv4, formatIPv6 } from "../bytes/addresses.ts";
import { u16 } from "../bytes/numbers.ts";
import { buildIp, octets, PROTOCOL, withChecksum, type IpPacket } from "./ip-packet.ts";

export const ETHERNET_HEADER = 14;
export const ETHER_TYPE = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd } as const;

const ARP_LENGTH = 28;
const REQUEST = 1;
const NEIGHBOUR_SOLICITATION = 135;
const NEIGHBOUR_ADVERTISEMENT = 136;
/** Octets of a solicitation up to the end of the address that it asks for. */
const SOLICITATION = 24;
/** Neighbour discovery is believed only when no router was on its way (RFC 4861). */
const FRESH_HOPS = 255;

export const etherTypeOf = (frame: Uint8Array): number => (frame.length < ETHERNET_HEADER ? 0 : u16(frame, 12));

/** Puts an Ethernet header before a payload. */
export function framed(
  destination: Uint8Array,
  source: Uint8Array,
  etherType: number,
  payload: Uint8Array,
): Uint8Array {
  const frame = new Uint8Array(ETHERNET_HEADER + payload.length);
  frame.set(destination);
  frame.set(source, 6);
  frame[12] = etherType >> 8;
  frame[13] = etherType & 0xff;
  frame.set(payload, ETHERNET_HEADER);
  return frame;
}

/** The reply of a station with `mac` to an ARP request for one of its addresses (RFC 826). */
export function arpReply(
  frame: Uint8Array,
  mac: Uint8Array,
  owns: (address: string) => boolean,
): Uint8Array | undefined {
  const request = frame.subarray(ETHERNET_HEADER, ETHERNET_HEADER + ARP_LENGTH);
  if (request.length < ARP_LENGTH || u16(request, 6) !== REQUEST || !owns(formatIPv4(request, 24))) return;
  const reply = request.slice();
  reply[7] = REQUEST + 1;
  reply.set(mac, 8);
  reply.set(request.subarray(24, 28), 14);
  reply.set(request.subarray(8, 18), 18);
  return framed(frame.subarray(6, 12), mac, ETHER_TYPE.arp, reply);
}

/** The advertisement of a station with `mac` for an address of its own that a neighbour asks for (RFC 4861). */
export function advertisement(
  packet: IpPacket,
  mac: Uint8Array,
  owns: (address: string) => boolean,
): Uint8Array | undefined {
  const { protocol, payload, hops, source } = packet;
  if (protocol !== PROTOCOL.icmpv6 || payload[0] !== NEIGHBOUR_SOLICITATION || hops !== FRESH_HOPS) return;
  if (payload.length < SOLICITATION) return;
  const target = formatIPv6(payload, 8);
  if (!owns(target)) return;
  const message = new Uint8Array(SOLICITATION + 8);
  message[0] = NEIGHBOUR_ADVERTISEMENT;
  message[4] = 0x60; // solicited, override
  message.set(octets(target), 8);
  message.set([2, 1, ...mac], SOLICITATION); // target link-layer address, in units of eight octets
  withChecksum(target, source, protocol, message);
  return buildIp({ source: target, destination: source, protocol, payload: message, hops: FRESH_HOPS });
}

import { formatIPv4, formatIPv6, parseIPv4, parseIPv6 } from "../bytes/addresses.ts";
import { Endpoints, LINK } from "../flows/packet-endpoints.ts";
import { Packet, type Layer } from "../toolkit/index.ts";

/** Octets of the headers, and where the addresses are. */
const IPV4 = { header: 20, source: 12, destination: 16 } as const;
const IPV6 = { header: 40, source: 8, destination: 24 } as const;

/** The address that a packet which begins with IP goes to, with its zone where it was given one. Throws RangeError for one that begins with anything else. */
export function destinationOf(packet: Packet): string {
  const [first] = packet.crafted ?? [];
  const to = first?.protocol.addresses && givenValue(first, first.protocol.addresses[1] as string);
  // An address that was given needs no building of the packet.
  if (typeof to === "string" && (parseIPv4(to) ?? parseIPv6(to.split("%")[0]))) return to;
  const { protocol } = first ?? packet.layers[0];
  const { bytes } = packet;
  const version = protocol.addresses === undefined ? 0 : bytes[0] >> 4;
  if (version === 4 && bytes.length >= IPV4.header) return formatIPv4(bytes, IPV4.destination);
  if (version === 6 && bytes.length >= IPV6.header) return formatIPv6(bytes, IPV6.destination);
  throw new RangeError(
    `a packet that is routed begins with IP or IPv6, and this one with ${protocol.layer}: send a whole frame with sendp`,
  );
}

/** The packet with this source, where it was crafted without one. */
export function withSource(packet: Packet, address: string): Packet {
  const [network] = packet.crafted ?? [];
  const source = network?.protocol.addresses?.[0] as string | undefined;
  if (network === undefined || source === undefined || givenValue(network, source) !== undefined) return packet;
  return packet.with(network.protocol, { [source]: address });
}

/** What a field of a crafted layer was given; undefined where nothing was. */
export function givenValue({ values }: Layer, key: string): unknown {
  return (values as { readonly [key: string]: unknown })[key];
}

const endpoints = new Endpoints();

/** The packet as it was routed: without what the link puts before it. */
export function withoutLink(packet: Packet): Packet {
  const { bytes, linkType, seconds, nanoseconds } = packet;
  if (!endpoints.read({ bytes, start: 0, end: bytes.length, linkType }) && !endpoints.isLaterFragment) return packet;
  const isShort = endpoints.size === 4;
  const at = endpoints.source - (isShort ? IPV4.source : IPV6.source);
  if (at === 0) return packet;
  return new Packet(bytes.subarray(at), { seconds, nanoseconds, linkType: isShort ? LINK.ipv4 : LINK.ipv6 });
}

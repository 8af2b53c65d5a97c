import { formatIPv4, formatIPv6 } from "../bytes/addresses.ts";
import { LINK } from "../flows/packet-endpoints.ts";
import { Packet, type Layer } from "../toolkit/index.ts";

const IPV4 = { header: 20, destination: 16 } as const;
const IPV6 = { header: 40, destination: 24 } as const;

/** The address that a packet which begins with IP goes to. Throws RangeError for one that begins with anything else. */
export function destinationOf(packet: Packet): string {
  const { bytes, crafted } = packet;
  const first = crafted?.[0].protocol;
  const isIp = first === undefined ? packet.layers[0].protocol.addresses !== undefined : first.addresses !== undefined;
  const version = bytes[0] >> 4;
  if (isIp && version === 4 && bytes.length >= IPV4.header) return formatIPv4(bytes, IPV4.destination);
  if (isIp && version === 6 && bytes.length >= IPV6.header) return formatIPv6(bytes, IPV6.destination);
  const { layer } = first ?? packet.layers[0].protocol;
  throw new RangeError(
    `a packet that is routed begins with IP or IPv6, and this one with ${layer}: ` + "send a whole frame with sendp",
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

/** The packet as it was routed: without what the link puts before its first network layer. */
export function withoutLink(packet: Packet): Packet {
  const at = packet.layers.findIndex(({ protocol }) => protocol.addresses !== undefined);
  if (at <= 0) return packet;
  const bytes = packet.bytes.slice(packet.span(at - 1)[0]);
  const linkType = bytes[0] >> 4 === 4 ? LINK.ipv4 : LINK.ipv6;
  const { seconds, nanoseconds } = packet;
  return new Packet(bytes, { seconds, nanoseconds, linkType });
}

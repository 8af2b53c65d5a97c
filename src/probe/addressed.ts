import { formatIPv4, formatIPv6 } from "../bytes/addresses.ts";
import type { Packet } from "../toolkit/index.ts";

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
  throw new RangeError(
    `a packet that is routed begins with IP or IPv6, and this one with ${packet.layers[0].protocol.layer}: ` +
      "send a whole frame with sendp",
  );
}

/** The packet with this source, where it was crafted without one. */
export function withSource(packet: Packet, address: string): Packet {
  const [network] = packet.crafted ?? [];
  const source = network?.protocol.addresses?.[0] as string | undefined;
  if (network === undefined || source === undefined) return packet;
  if ((network.values as { readonly [key: string]: unknown })[source] !== undefined) return packet;
  return packet.with(network.protocol, { [source]: address });
}

import { all, any, type Condition } from "../../bpf/condition.ts";
import { carries, type Frame, networkOf } from "../frame.ts";
import { type Ipv4Network, prefixMask } from "../ipv4-text.ts";
import { matches, read } from "../place.ts";
import { ETHERTYPE } from "../protocol-numbers.ts";
import type { ProtocolWord } from "../syntax-tree.ts";
import { inDirection, type SourceOrDestination } from "./qualified.ts";

/** The protocols whose packets hold IPv4 addresses, and where in their headers. */
const HOLDERS = {
  ip: { type: ETHERTYPE.ip, source: 12, destination: 16 },
  arp: { type: ETHERTYPE.arp, source: 14, destination: 24 },
  rarp: { type: ETHERTYPE.rarp, source: 14, destination: 24 },
} as const;
type Holder = keyof typeof HOLDERS;

export const HOLDERS_OF_IPV4: readonly ProtocolWord[] = ["ip", "arp", "rarp"];

/**
 * An address is in one of the networks: in a packet of the given protocol, or of any that may hold IPv4 addresses.
 * `whether` may turn round what is asked of the addresses, not of the protocol.
 */
export function hasIpv4Address(
  frame: Frame,
  protocol: ProtocolWord | undefined,
  direction: SourceOrDestination,
  networks: readonly Ipv4Network[],
  whether: (found: Condition) => Condition = (found) => found,
): Condition {
  const holds = (holder: Holder) =>
    all(carries(frame, HOLDERS[holder].type), whether(addressIn(frame, holder, direction, networks)));
  if (protocol !== undefined) return holds(protocol as Holder);
  // Behind MPLS labels there is IP alone.
  const holders: readonly Holder[] = frame.labels > 0 ? ["ip"] : ["ip", "arp", "rarp"];
  return any(...holders.map(holds));
}

function addressIn(
  frame: Frame,
  holder: Holder,
  direction: SourceOrDestination,
  networks: readonly Ipv4Network[],
): Condition {
  const network = networkOf(frame);
  const tests = networks.map(({ address, mask }) => {
    return inDirection(direction, (end) => matches(read(network, HOLDERS[holder][end], 4), mask, address));
  });
  return any(...tests);
}

const IPV6_OFFSETS = { source: 8, destination: 24 } as const;

export interface Ipv6Network {
  /** 16 octets. */
  readonly address: Uint8Array;
  /** How many of its bits count. */
  readonly length: number;
}

export function hasIpv6Address(
  frame: Frame,
  direction: SourceOrDestination,
  networks: readonly Ipv6Network[],
): Condition {
  const network = networkOf(frame);
  const tests = networks.map(({ address, length }) => {
    const words = new DataView(address.buffer, address.byteOffset, 16);
    return inDirection(direction, (end) => {
      const parts = [0, 1, 2, 3].filter((word) => length > 32 * word);
      return all(
        ...parts.map((word) => {
          const value = read(network, IPV6_OFFSETS[end] + 4 * word, 4);
          return matches(value, prefixMask(Math.min(32, length - 32 * word)), words.getUint32(4 * word));
        }),
      );
    });
  });
  return all(carries(frame, ETHERTYPE.ip6), any(...tests));
}

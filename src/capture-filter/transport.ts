import { all, always, any, type Condition, equal, not } from "../bpf/condition.ts";
import { operation, type Value } from "../bpf/value.ts";
import { carries, type FoundTransport, type Frame, networkOf } from "./frame.ts";
import { anyBitOf, moved, past, type Place, placeAt, read } from "./place.ts";
import { ETHERTYPE, IP_PROTOCOL } from "./protocol-numbers.ts";

/** One way in which a packet may hold a transport header. */
export interface Way {
  /** It has the network header that this way is for. */
  readonly network: () => Condition;
  readonly carries: (protocol: number) => Condition;
  /** The transport header is in it, not in an earlier fragment; undefined where nothing has to be tested. */
  readonly isFirst: Condition | undefined;
  readonly header: Place;
}

/** How transport protocols are found behind the network header. */
export interface Transport {
  /** Where `port` looks. */
  readonly ways: readonly Way[];
  /** Where `tcp[…]` reads, and where `icmp6[…]` does. */
  readonly octets: Way;
  readonly octetsOfIcmp6: Way;
  /** `ip proto` and `ip6 proto`. */
  readonly ipCarries: (protocol: number) => Condition;
  readonly ip6Carries: (protocol: number) => Condition;
}

export const FRAGMENT_OFFSET = 0x1fff;
/** Octets of the IPv6 header. */
export const IP6_HEADER = 40;

const transports = new WeakMap<Frame, Transport>();

export function transportOf(frame: Frame): Transport {
  const known = transports.get(frame);
  if (known !== undefined) return known;
  const transport = frame.found === undefined ? directTransport(frame) : foundTransport(frame, frame.found);
  transports.set(frame, transport);
  return transport;
}

/** libpcap's: behind the IPv4 header, or directly behind the IPv6 header. */
function directTransport(frame: Frame): Transport {
  const network = networkOf(frame);
  const ip: Way = {
    network: () => carries(frame, ETHERTYPE.ip),
    carries: (protocol) => equal(read(network, 9, 1), protocol),
    isFirst: not(anyBitOf(read(network, 6, 2), FRAGMENT_OFFSET)),
    header: behindIpHeader(network),
  };
  const ip6: Way = {
    network: () => carries(frame, ETHERTYPE.ip6),
    carries: (protocol) => equal(read(network, 6, 1), protocol),
    isFirst: undefined,
    header: moved(network, IP6_HEADER),
  };
  const behindFragmentHeader = (protocol: number) =>
    all(ip6.carries(IP_PROTOCOL.fragment), equal(read(network, IP6_HEADER, 1), protocol));
  return {
    ways: [ip6, ip],
    octets: ip,
    octetsOfIcmp6: ip6,
    ipCarries: (protocol) => all(ip.network(), ip.carries(protocol)),
    ip6Carries: (protocol) => all(ip6.network(), any(ip6.carries(protocol), behindFragmentHeader(protocol))),
  };
}

/** What has been looked for anywhere is in one place, whatever carries it. */
function foundTransport(frame: Frame, { protocol, fragment, header }: FoundTransport): Transport {
  const way: Way = {
    network: () => always,
    carries: (wanted) => equal(protocol, wanted),
    isFirst: equal(fragment, 0),
    header: placeAt(0, header),
  };
  const carriedBy = (type: number, wanted: number) => all(carries(frame, type), way.carries(wanted));
  return {
    ways: [way],
    octets: way,
    octetsOfIcmp6: way,
    ipCarries: (wanted) => carriedBy(ETHERTYPE.ip, wanted),
    ip6Carries: (wanted) => carriedBy(ETHERTYPE.ip6, wanted),
  };
}

/** The IPv4 header says in its first octet how many words it has. */
export function ipHeaderLength(network: Place): Value {
  return operation("lsh", operation("and", read(network, 0, 1), 0x0f), 2);
}

function behindIpHeader(network: Place): Place {
  return { base: past(network.base, ipHeaderLength(network)), offset: network.offset };
}

/** The packet has the header of one of these protocols, and this is true of it. */
export function behind(way: Way, protocols: readonly number[], condition: Condition): Condition {
  const first = way.isFirst === undefined ? [] : [way.isFirst];
  return all(way.network(), any(...protocols.map(way.carries)), ...first, condition);
}

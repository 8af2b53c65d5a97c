import { createCatalog, type Catalog } from "../definition/catalog.ts";
import type { LayerValues, Protocol } from "../definition/protocol.ts";
import { Dissector } from "../dissect/dissector.ts";
import { Ether } from "../protocols/link/ethernet.ts";
import { RawIP } from "../protocols/link/raw-ip.ts";
import { Dot1AD, Dot1Q } from "../protocols/link/vlan.ts";
import { ARP } from "../protocols/network/arp.ts";
import { ICMP } from "../protocols/network/icmp.ts";
import { ICMPv6 } from "../protocols/network/icmpv6.ts";
import { IP } from "../protocols/network/ipv4.ts";
import { IPv6ExtHdrDestOpt } from "../protocols/network/ipv6-destination.ts";
import { IPv6ExtHdrFragment } from "../protocols/network/ipv6-fragment.ts";
import { IPv6ExtHdrHopByHop } from "../protocols/network/ipv6-hop-by-hop.ts";
import { IPv6ExtHdrRouting } from "../protocols/network/ipv6-routing.ts";
import { IPv6 } from "../protocols/network/ipv6.ts";
import { TCP } from "../protocols/transport/tcp.ts";
import { UDP } from "../protocols/transport/udp.ts";

// oxfmt-ignore
const definitions = [
  Ether, Dot1Q, Dot1AD, RawIP, ARP, IP, IPv6, IPv6ExtHdrHopByHop, IPv6ExtHdrRouting, IPv6ExtHdrFragment, IPv6ExtHdrDestOpt, ICMP, ICMPv6,
  TCP, UDP,
];

let catalog: Catalog | undefined;
let dissector: Dissector | undefined;

/** The protocols that probes and their answers are made of: the whole catalog takes longer to load than a host to answer. */
export function probeCatalog(): Catalog {
  return (catalog ??= createCatalog(definitions));
}

/** The values of the outermost layer of one of these protocols; undefined where there is none, or it is cut or malformed. */
export function valuesIn<P extends Protocol>(
  bytes: Uint8Array,
  linkType: number,
  protocol: P,
): LayerValues<P> | undefined {
  dissector ??= new Dissector(probeCatalog());
  dissector.dissect(bytes, 0, bytes.length, bytes.length, linkType);
  const { layers } = dissector;
  const id = dissector.catalog.idOf(protocol);
  for (let layer = 0; layer < layers.count; layer++) {
    if (dissector.problem(layer)) return undefined;
    if (layers.protocol(layer) === id) return dissector.values(layer) as LayerValues<P>;
  }
  return undefined;
}

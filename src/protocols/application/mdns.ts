import { protocol } from "../../definition/protocol.ts";
import { domainHeader, multicastSections } from "../parts/dns-message.ts";

/** Multicast DNS. */
export const MDNS = protocol({
  name: "mdns",
  layer: "MDNS",
  title: "Multicast Domain Name System",
  short: "mDNS",
  spec: "RFC 6762",
  carriedBy: { "udp.port": 5353 },
  prefix: "dns",
  summary: "MDNS {id}",
  fields: { ...domainHeader, ...multicastSections },
});

import { protocol } from "../../definition/protocol.ts";
import { dnsExchange, dnsExchangeFields } from "../parts/exchange-fields.ts";
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
  exchange: dnsExchange,
  generated: dnsExchangeFields,
  summary: "MDNS {id}",
  fields: { ...domainHeader, ...multicastSections },
});

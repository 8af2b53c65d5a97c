import { payloadLength } from "../../definition/auto.ts";
import { u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { dnsExchange, dnsExchangeFields } from "../parts/exchange-fields.ts";
import { domainHeader, sections } from "../parts/dns-message.ts";

/** The Domain Name System. */
export const DNS = protocol({
  name: "dns",
  layer: "DNS",
  title: "Domain Name System",
  spec: "RFC 1035",
  carriedBy: { "udp.port": 53, "dns.stream": 0 },
  exchange: dnsExchange,
  generated: dnsExchangeFields,
  summary: "DNS {id}",
  fields: { ...domainHeader, ...sections },
});

/** The length in front of a message over TCP (RFC 1035 4.2.2). */
export const DNSStream = protocol({
  name: "dns.stream",
  path: "",
  layer: "DNSStream",
  title: "Domain Name System over TCP",
  spec: "RFC 7766",
  carriedBy: { "tcp.port": 53 },
  framing: { by: "length" },
  next: { table: "dns.stream", always: 0 },
  prefix: "dns",
  summary: "DNS over TCP",
  fields: { length: u16({ label: "Length", auto: payloadLength() }) },
});

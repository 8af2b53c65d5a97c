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
  carriedBy: { "tcp.port": [53, 5353] },
  framing: { by: "length" },
  next: { table: "dns.stream", always: 0 },
  prefix: "dns",
  summary: "DNS over TCP",
  fields: { length: u16({ label: "Length", auto: payloadLength() }) },
});

const any = [0, 255] as const;
const few = [0, 10] as const;

/**
 * Messages on ports that are nobody's, by what their heads say (as Wireshark has it): a query of one question without answers,
 * or a response with few records. Without octets of its own.
 */
export const DNSElsewhere = protocol({
  name: "dns.elsewhere",
  path: "",
  layer: "DNSElsewhere",
  title: "Domain Name System on another port",
  spec: "RFC 1035",
  carriedBy: { "udp.any": 1 },
  startsWith: [
    [any, any, [0, 7], any, 0, 1, 0, 0, 0, few, 0, few, any],
    [any, any, [0x80, 0x87], any, 0, [0, 1], 0, [0, 100], 0, few, 0, few, any],
  ],
  next: { table: "dns.stream", always: 0 },
  prefix: "dns",
  summary: "",
  fields: {},
});

import { protocol } from "../../definition/protocol.ts";
import { dnsExchange, dnsExchangeFields } from "../parts/exchange-fields.ts";
import { linkLocalHeader, sections } from "../parts/dns-message.ts";

/** Link-Local Multicast Name Resolution. */
export const LLMNR = protocol({
  name: "llmnr",
  layer: "LLMNRQuery",
  title: "Link-local Multicast Name Resolution",
  spec: "RFC 4795",
  carriedBy: { "udp.port": 5355 },
  prefix: "dns",
  exchange: dnsExchange,
  generated: dnsExchangeFields,
  summary: "LLMNR {id}",
  fields: { ...linkLocalHeader, ...sections },
});

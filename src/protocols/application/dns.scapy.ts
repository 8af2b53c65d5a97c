import { sizeOf } from "../../definition/auto.ts";
import { fieldAt, messageOf, optionOf, structOf, type Derivation } from "../../definition/derive.ts";
import { bits, bytes, u16, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { ednsOptions } from "../parts/dns-edns.ts";
import { recordTypes } from "../parts/dns-registries.ts";
import { DNS, DNSStream } from "./dns.ts";

const records = fieldAt(DNS, "an");
const stream = messageOf(DNSStream, "DNSStream", {}, { carriedBy: {}, requires: { TCP: { sport: 53 } } });

/** A record of one type: its data are fields of its own. */
function record(type: keyof typeof recordTypes, layer: string, about: Derivation = {}): Protocol {
  const made = structOf(records, layer, { type: recordTypes[type] }, about);
  const fields = Object.entries(made.fields as { readonly [key: string]: AnyField });
  const behind = fields.slice(fields.findIndex(([key]) => key === "rdlen") + 1).map(([key]) => key);
  const [first = "rdata"] = behind;
  return structOf(records, layer, { type: recordTypes[type] }, { ...about, fields: { ...about.fields, rdlen: u16({ auto: sizeOf(first, { through: behind.at(-1) ?? first }) }) } });
}

const option = { names: { code: "optcode", length: "optlen" } };

export const layers = scapyLayers([
  messageOf(DNS, "DNS", {}, { without: ["operations"], requires: { UDP: { sport: 53 } }, behind: { TCP: () => stream() } }),
  structOf(fieldAt(DNS, "qd"), "DNSQR"),
  structOf(records, "DNSRR"),
  record("OPT", "DNSRROPT"),
  record("SOA", "DNSRRSOA"),
  record("MX", "DNSRRMX"),
  record("SRV", "DNSRRSRV"),
  record("RRSIG", "DNSRRRSIG"),
  record("NSEC", "DNSRRNSEC"),
  record("DNSKEY", "DNSRRDNSKEY"),
  record("DS", "DNSRRDS"),
  record("DS", "DNSRRDLV"),
  record("NSEC3", "DNSRRNSEC3"),
  record("NSEC3PARAM", "DNSRRNSEC3PARAM"),
  record("TSIG", "DNSRRTSIG"),
  optionOf(ednsOptions, 0, "EDNS0TLV", { names: { ...option.names, value: "optdata" } }),
  optionOf(ednsOptions, "edns-client-subnet", "EDNS0ClientSubnet", option),
]);
void [bits, bytes, u8];

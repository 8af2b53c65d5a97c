import { parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import { fieldAt, layerOf, messageOf, optionOf, structOf, type Derivation } from "../../definition/derive.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom, u16, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { ednsOptions } from "../parts/dns-edns.ts";
import { spelledOut } from "../parts/dns-name.ts";
import { recordTypes } from "../parts/dns-registries.ts";
import { DNS, DNSStream } from "./dns.ts";

/** Scapy does not compress names. */
const records = spelledOut(fieldAt(DNS, "an"));
const stream = messageOf(DNSStream, "DNSStream", {}, { carriedBy: {}, requires: { TCP: { sport: 53 } } });

/** A record of one type: its data are fields of its own. */
function record(type: keyof typeof recordTypes, layer: string, about: Derivation = {}): Protocol {
  const made = structOf(records, layer, { type: recordTypes[type] }, about);
  const fields = Object.entries(made.fields as { readonly [key: string]: AnyField });
  const behind = fields.slice(fields.findIndex(([key]) => key === "rdlen") + 1).map(([key]) => key);
  const [first = "rdata"] = behind;
  return structOf(
    records,
    layer,
    { type: recordTypes[type] },
    { ...about, fields: { ...about.fields, rdlen: u16({ auto: sizeOf(first, { through: behind.at(-1) ?? first }) }) } },
  );
}

/** An address without the zeros at its end. */
const clientSubnet: Custom<string> = {
  name: "client subnet",
  single: true,
  skip: (_bytes, _at, end) => end,
  read: ({ bytes }, start, end) => Array.from(bytes.subarray(start, end)).join("."),
  write(writer, value) {
    const octets = parseIPv4(value) ?? parseIPv6(value);
    if (!octets) throw new RangeError(`address: "${value}" is no address`);
    writer.octets(octets.subarray(0, octets.findLastIndex((octet) => octet !== 0) + 1));
  },
};

const option = { names: { code: "optcode", length: "optlen" } };

export const layers = scapyLayers([
  messageOf(
    DNS,
    "DNS",
    {},
    {
      without: ["operations"],
      requires: { UDP: { sport: 53 }, TCP: { sport: 53 } },
      behind: { TCP: ({ values }) => ((values as { length?: unknown }).length === undefined ? stream() : undefined) },
      first: { length: when({ left: Infinity }, u16()) },
    },
  ),
  structOf(spelledOut(fieldAt(DNS, "qd")), "DNSQR"),
  structOf(records, "DNSRR"),
  record("OPT", "DNSRROPT"),
  record("SOA", "DNSRRSOA"),
  record("MX", "DNSRRMX"),
  record("SRV", "DNSRRSRV"),
  record("RRSIG", "DNSRRRSIG"),
  record("NSEC", "DNSRRNSEC"),
  record("DNSKEY", "DNSRRDNSKEY"),
  record("DS", "DNSRRDS"),
  record("DS", "DNSRRDLV", { defaults: { type: 32_769 } }),
  record("NSEC3", "DNSRRNSEC3"),
  record("NSEC3PARAM", "DNSRRNSEC3PARAM"),
  record("TSIG", "DNSRRTSIG", { defaults: { mac_len: 20 } }),
  optionOf(ednsOptions, 0, "EDNS0TLV", { names: { ...option.names, value: "optdata" } }),
  layerOf("EDNS0ClientSubnet", {
    optcode: u16({ default: 8 }),
    optlen: u16({ auto: headerLengthIn(1, { minus: 4 }) }),
    family: u16({ default: 1 }),
    source_plen: u8({ auto: sizeOf("address", { unit: 1 / 8 }) }),
    scope_plen: u8(),
    address: custom(clientSubnet, { default: "192.168.0.0" }),
  }),
]);

import type { Custom } from "../../definition/custom.ts";
import { bits, bytes, choice, custom, repeated, struct, u16, u8, variant } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { networkIdentifiers } from "../parts/network-identifiers.ts";
import { SYSTEM, systemIdText } from "../parts/system-id.ts";

const LONGEST = 20;
const LONGEST_STATION = 15;

/** An address of the network layer, as long as the octet in front of it says. */
function networkAddress(filter: string, label: string, text: typeof addressText = addressText) {
  const codec: Custom<Uint8Array> = {
    name: "address of the network layer",
    single: true,
    skip: (octets, at) => at + octets[at - 1]!,
    read: ({ bytes: octets }, start, end) => octets.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
    text,
  };
  return custom(codec, { filter, label, type: "FT_STRING", evenEmpty: true });
}

function addressText(octets: Uint8Array, start: number, end: number): string {
  const digits = Array.from(octets.subarray(start, end), (octet) => octet.toString(16).padStart(2, "0"));
  if (digits.length === 0 || digits.length > LONGEST) return "<Invalid length of NSAP>";
  if (digits.length === LONGEST) return wholeAddress(digits);
  if (digits.length % 2 === 0 && digits.length <= 4) return digits.join("");
  return digits.map((pair, i) => (i % 2 === 0 && i + 1 < digits.length ? `${pair}.` : pair)).join("");
}

/** An address of a redirect, which Wireshark takes for a system's. */
function stationText(octets: Uint8Array, start: number, end: number): string {
  const size = end - start;
  if (size === 0 || size > LONGEST_STATION) return "<Invalid length of SYSTEM ID>";
  if (size >= SYSTEM && size <= SYSTEM + 2) return systemIdText(octets, start, end);
  const digits = Array.from(octets.subarray(start, end), (octet) => octet.toString(16).padStart(2, "0"));
  return digits.map((pair, i) => (i % 4 === 3 ? `${pair}.` : pair)).join("");
}

/** An address of RFC 1237: who gave it, domain and area, the system and what in it is meant. */
function wholeAddress(digits: readonly string[]): string {
  const part = (start: number, end: number, between = ":"): string => digits.slice(start, end).join(between);
  const system = `${part(13, 15, "")}.${part(15, 17, "")}.${part(17, 19, "")}`;
  const domain = `[${part(3, 4)}|${part(4, 7)}|${part(7, 9)}]`;
  return `[${digits[0]}|${part(1, 3)}]${domain}[${part(9, 11)}|${part(11, 13)}]${system}[${digits[19]}]`;
}

const length = (filter: string, label: string) => u8({ filter, label, unit: " octets" });

const hello = struct({
  count: u8({ filter: "number_of_source_addresses", label: "Number of Source Addresses (SA, Format: NSAP)" }),
  sources: repeated(struct({ length: length("sal", "SAL"), address: networkAddress("sa", "SA") }), {
    filter: "",
    count: "count",
  }),
  options: bytes("rest", { filter: "" }),
});
const router = struct({
  length: length("netl", "NETL"),
  title: networkAddress("net", "NET"),
  options: bytes("rest", { filter: "" }),
});
const redirect = struct({
  destinationLength: length("dal", "DAL"),
  destination: networkAddress("da", "DA"),
  subnetworkLength: length("bsnpal", "BSNPAL"),
  subnetwork: networkAddress("bsnpa", "BSNPA", stationText),
  // Where the way leads to a station, no router is named.
  title: variant([{ starts: [[0]], of: struct({ none: u8({ filter: "" }) }) }], {
    otherwise: struct({ titleLength: length("netl", "NETL"), title: networkAddress("net", "NET") }),
  }),
  options: bytes("rest", { filter: "" }),
});

/** How stations and routers of a network find each other, and routers tell of shorter ways. */
export const ESIS = protocol({
  name: "esis",
  layer: "ESIS",
  title: "ISO 9542 ESIS Routeing Information Exchange Protocol",
  short: "ESIS",
  spec: "ISO 9542",
  carriedBy: { "osi.nlpid": networkIdentifiers.ESIS, "fr.nlpid": networkIdentifiers.ESIS },
  summary: "ES-IS {type}",
  fields: {
    nlpi: u8({
      label: "Network Layer Protocol Identifier",
      show: "hex",
      names: networkIdentifiers,
      default: networkIdentifiers.ESIS,
    }),
    length: u8({ label: "PDU Length" }),
    ver: u8({ label: "Version", default: 1 }),
    res: u8({ label: "Reserved(==0)" }),
    unused: bits(3, { filter: "" }),
    type: bits(5, { label: "PDU Type", names: { "ES HELLO": 2, "IS HELLO": 4, "RD REQUEST": 6 }, default: 2 }),
    htime: u16({ label: "Holding Time", unit: " seconds" }),
    chksum: u16({ label: "Checksum", show: "hex" }),
    body: choice(
      "type",
      { "ES HELLO": hello, "IS HELLO": router, "RD REQUEST": redirect },
      { otherwise: bytes("rest", { filter: "" }) },
    ),
  },
});

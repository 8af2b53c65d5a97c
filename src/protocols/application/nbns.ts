import { countOf, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, ipv4, mac, repeated, struct, text, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { recordClasses } from "../parts/dns-registries.ts";
import { netbiosName } from "../parts/netbios-name.ts";

const recordTypes = { A: 1, NS: 2, NULL: 10, NB: 32, NBSTAT: 33 } as const;
const nodeTypes = { "B-node": 0, "P-node": 1, "M-node": 2, "H-node": 3 } as const;
const flag = (filter: string, label: string) => bits(1, { filter: `flags.${filter}`, label });

const addressEntry = struct({
  G: bits(1, { filter: "nb_flags.group", label: "Name type" }),
  OWNER_NODE_TYPE: bits(2, { filter: "nb_flags.ont", label: "ONT", names: nodeTypes }),
  UNUSED: bits(13, { filter: "nb_flags.reserved" }),
  NB_ADDRESS: ipv4({ filter: "addr", label: "Addr" }),
});

const nodeName = struct({
  NETBIOS_NAME: text(15, { filter: "netbios_name", label: "Name" }),
  SUFFIX: u8({ filter: "netbios_name.suffix", label: "Suffix", show: "hex" }),
  NAME_FLAGS: u16({
    filter: "name_flags",
    label: "Name flags",
    show: "hex",
    default: 0x0400,
    parts: {
      group: bits(1, { filter: "name_flags.group", label: "Name type" }),
      ont: bits(2, { filter: "name_flags.ont", label: "ONT", names: nodeTypes }),
      drg: bits(1, { filter: "name_flags.drg", label: "Name is being deregistered" }),
      cnf: bits(1, { filter: "name_flags.cnf", label: "Name is in conflict" }),
      act: bits(1, { filter: "name_flags.act", label: "Name is active" }),
      prm: bits(1, { filter: "name_flags.prm", label: "Permanent node name" }),
      reserved: bits(9),
    },
  }),
});

const nodeStatus = struct({
  NUM_NAMES: u8({ filter: "number_of_names", label: "Number of names", auto: countOf("NODE_NAME") }),
  NODE_NAME: repeated(nodeName, { count: "NUM_NAMES" }),
  MAC_ADDRESS: mac({ filter: "unit_id", label: "Unit ID" }),
  STATISTICS: bytes("rest", { filter: "statistics", label: "Statistics" }),
});

const question = struct({
  QUESTION_NAME: netbiosName({ filter: "name", label: "Name", default: "windows<00>" }),
  QUESTION_TYPE: u16({ filter: "type", label: "Type", names: recordTypes, default: 32 }),
  QUESTION_CLASS: u16({ filter: "class", label: "Class", names: recordClasses, default: 1 }),
});

/** Data of another size than its type's (a wait for acknowledgement repeats flags) is octets. */
const record = struct({
  RR_NAME: netbiosName({ filter: "name", label: "Name", default: "windows<00>" }),
  RR_TYPE: u16({ filter: "type", label: "Type", names: recordTypes, default: 32 }),
  RR_CLASS: u16({ filter: "class", label: "Class", names: recordClasses, default: 1 }),
  TTL: u32({ filter: "ttl", label: "Time to live", default: 300_000 }),
  RDLENGTH: u16({ filter: "data_length", label: "Data length", auto: sizeOf("RDATA") }),
  RDATA: choice(
    "RR_TYPE",
    {
      A: ipv4({ filter: "addr", label: "Addr" }),
      NS: netbiosName({ filter: "ns", label: "Name Server" }),
      NB: repeated(addressEntry),
      NBSTAT: nodeStatus,
    },
    { otherwise: bytes("rest", { filter: "data", label: "Data" }), size: { by: "RDLENGTH" }, opaque: true },
  ),
});

/** The NetBIOS Name Service, a relative of DNS. */
export const NBNS = protocol({
  name: "nbns",
  layer: "NBNSHeader",
  title: "NetBIOS Name Service",
  spec: "RFC 1002",
  carriedBy: { "udp.port": 137 },
  summary: "NBNS {NAME_TRN_ID}",
  fields: {
    NAME_TRN_ID: u16({ filter: "id", label: "Transaction ID", show: "hex" }),
    RESPONSE: flag("response", "Response"),
    OPCODE: bits(4, {
      filter: "flags.opcode",
      label: "Opcode",
      names: {
        query: 0,
        registration: 5,
        release: 6,
        WACK: 7,
        refresh: 8,
        "refresh-alternate": 9,
        "multi-homed-registration": 15,
      },
    }),
    AA: flag("authoritative", "Authoritative"),
    TC: flag("truncated", "Truncated"),
    RD: flag("recdesired", "Recursion desired"),
    RA: flag("recavail", "Recursion available"),
    UNUSED: bits(2, { filter: "flags.reserved" }),
    B: flag("broadcast", "Broadcast"),
    RCODE: bits(4, { filter: "flags.rcode", label: "Reply code" }),
    QDCOUNT: u16({ filter: "count.queries", label: "Questions", auto: countOf("qd") }),
    ANCOUNT: u16({ filter: "count.answers", label: "Answer RRs", auto: countOf("an") }),
    NSCOUNT: u16({ filter: "count.auth_rr", label: "Authority RRs", auto: countOf("ns") }),
    ARCOUNT: u16({ filter: "count.add_rr", label: "Additional RRs", auto: countOf("ar") }),
    qd: repeated(question, { filter: "queries", label: "Queries", count: "QDCOUNT" }),
    an: repeated(record, { filter: "answers", label: "Answers", count: "ANCOUNT" }),
    ns: repeated(record, { filter: "authorities", label: "Authoritative nameservers", count: "NSCOUNT" }),
    ar: repeated(record, { filter: "additional", label: "Additional records", count: "ARCOUNT" }),
  },
});

import { countOf, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, ipv4, mac, repeated, struct, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { Common, View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { recordClasses } from "../parts/dns-registries.ts";
import { netbiosName } from "../parts/netbios-name.ts";

const recordTypes = { A: 1, NS: 2, NULL: 10, NB: 32, NBSTAT: 33 } as const;
const nodeTypes = { "B-node": 0, "P-node": 1, "M-node": 2, "H-node": 3 } as const;
/** What only answers have. */
const answers = { shown: { RESPONSE: [1] } };
const flag = (filter: string, label: string, about: Pick<Common<number>, "shown" | "whole" | "truth"> = {}) =>
  bits(1, { filter: `flags.${filter}`, label, ...about });

const addressEntry = struct({
  G: bits(1, {
    filter: "nb_flags.group",
    label: "Name type",
    truth: ["Group name", "Unique name"],
    whole: { filter: "nb_flags", label: "Name flags", type: "FT_UINT16", show: "hex", through: "UNUSED" },
  }),
  OWNER_NODE_TYPE: bits(2, {
    filter: "nb_flags.ont",
    strings: { 0: "B-node", 8192: "P-node", 16384: "M-node", 24576: "H-node" },
    label: "ONT",
    names: nodeTypes,
  }),
  UNUSED: bits(13, { filter: "" }),
  NB_ADDRESS: ipv4({ filter: "addr", label: "Addr" }),
});

const nodeName = struct({
  NETBIOS_NAME: text(15, { filter: "netbios_name", label: "Name", trimmed: true }),
  SUFFIX: u8({ filter: "", show: "hex" }),
  NAME_FLAGS: u16({
    filter: "name_flags",
    label: "Name flags",
    show: "hex",
    default: 0x0400,
    parts: {
      group: bits(1, { filter: "name_flags.group", truth: ["Group name", "Unique name"], label: "Name type" }),
      ont: bits(2, {
        filter: "name_flags.ont",
        strings: { 0: "B-node", 8192: "P-node", 16384: "M-node" },
        label: "ONT",
        names: nodeTypes,
      }),
      drg: bits(1, { filter: "name_flags.drg", truth: ["Yes", "No"], label: "Name is being deregistered" }),
      cnf: bits(1, { filter: "name_flags.cnf", truth: ["Yes", "No"], label: "Name is in conflict" }),
      act: bits(1, { filter: "name_flags.act", truth: ["Yes", "No"], label: "Name is active" }),
      prm: bits(1, { filter: "name_flags.prm", truth: ["Yes", "No"], label: "Permanent node name" }),
      reserved: bits(9, { filter: "" }),
    },
  }),
});

/** RFC 1002 4.2.18: names, labels and octets, one behind another. */
const statistics: readonly View[] = viewsOf([
  ["jumpers", "Jumpers", 1, "hex"],
  ["test_result", "Test result", 1, "hex"],
  ["version_number", "Version number", 2, "hex"],
  ["period_of_statistics", "Period of statistics", 2, "hex"],
  ["num_crcs", "Number of CRCs", 2],
  ["num_alignment_errors", "Number of alignment errors", 2],
  ["num_collisions", "Number of collisions", 2],
  ["num_send_aborts", "Number of send aborts", 2],
  ["num_good_sends", "Number of good sends", 4],
  ["num_good_receives", "Number of good receives", 4],
  ["numretransmits", "Number of retransmits", 2],
  ["num_no_resource_conditions", "Number of no resource conditions", 2],
  ["numcommand_blocks", "Number of command blocks", 2],
  ["numpending_sessions", "Number of pending sessions", 2],
  ["max_num_pending_sessions", "Max number of pending sessions", 2],
  ["max_total_sessions_possible", "Max total sessions possible", 2],
  ["session_data_packet_size", "Session data packet size", 2],
]);

function viewsOf(table: readonly (readonly [string, string, 1 | 2 | 4, "hex"?])[]): readonly View[] {
  let end = 0;
  return table.map(([filter, label, size, show = "dec" as const]) => {
    end += size;
    return { filter, label, type: `FT_UINT${(8 * size) as 8}`, offset: end - size, size, show } satisfies View;
  });
}

const nodeStatus = struct({
  NUM_NAMES: u8({ filter: "number_of_names", label: "Number of names", auto: countOf("NODE_NAME") }),
  NODE_NAME: repeated(nodeName, { filter: "", count: "NUM_NAMES" }),
  MAC_ADDRESS: mac({ filter: "unit_id", label: "Unit ID" }),
  STATISTICS: bytes("rest", { filter: "", views: statistics }),
});

const question = struct({
  QUESTION_NAME: netbiosName({ filter: "name", label: "Name", default: "windows<00>" }),
  QUESTION_TYPE: u16({ filter: "type", label: "Type", names: recordTypes, default: 32 }),
  QUESTION_CLASS: u16({ filter: "class", label: "Class", names: recordClasses, default: 1 }),
});

/** Data of another size than its type's (a wait for acknowledgement repeats flags) is octets. */
const record = struct({
  RR_NAME: netbiosName({ filter: "name", label: "Name", default: "windows<00>" }, { explained: true }),
  RR_TYPE: u16({ filter: "type", label: "Type", names: recordTypes, default: 32 }),
  RR_CLASS: u16({ filter: "class", label: "Class", names: recordClasses, default: 1 }),
  TTL: u32({ filter: "ttl", label: "Time to live", default: 300_000 }),
  RDLENGTH: u16({ filter: "data_length", label: "Data length", auto: sizeOf("RDATA") }),
  RDATA: choice(
    "RR_TYPE",
    {
      A: ipv4({ filter: "addr", label: "Addr" }),
      NS: netbiosName({ filter: "ns", label: "Name Server" }),
      NB: repeated(addressEntry, { filter: "" }),
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
  answers: [{ kind: { offset: 2, mask: 0x80, request: [0], response: [0x80] }, repeats: [[0, 0, 2]] }],
  summary: "NBNS {NAME_TRN_ID}",
  fields: {
    NAME_TRN_ID: u16({ filter: "id", label: "Transaction ID", show: "hex" }),
    RESPONSE: flag("response", "Response", {
      truth: ["Message is a response", "Message is a query"],
      whole: { filter: "flags", label: "Flags", type: "FT_UINT16", show: "hex", through: "RCODE" },
    }),
    OPCODE: bits(4, {
      filter: "flags.opcode",
      strings: {
        0: "Name query",
        5: "Registration",
        6: "Release",
        7: "Wait for acknowledgment",
        8: "Refresh",
        9: "Refresh (alternate opcode)",
        15: "Multi-homed registration",
      },
      label: "Opcode",
      type: "FT_UINT16",
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
    AA: flag("authoritative", "Authoritative", {
      ...answers,
      truth: ["Server is an authority for domain", "Server is not an authority for domain"],
    }),
    TC: flag("truncated", "Truncated", { truth: ["Message is truncated", "Message is not truncated"] }),
    RD: flag("recdesired", "Recursion desired", { truth: ["Do query recursively", "Don't do query recursively"] }),
    RA: flag("recavail", "Recursion available", {
      ...answers,
      truth: ["Server can do recursive queries", "Server can't do recursive queries"],
    }),
    UNUSED: bits(2, { filter: "" }),
    B: flag("broadcast", "Broadcast", { truth: ["Broadcast packet", "Not a broadcast packet"] }),
    RCODE: bits(4, {
      filter: "flags.rcode",
      strings: {
        0: "No error",
        1: "Request was invalidly formatted",
        2: "Server failure",
        3: "Requested name does not exist",
        4: "Request is not implemented",
        5: "Request was refused",
        6: "Name is owned by another node",
        7: "Name is in conflict",
      },
      label: "Reply code",
      type: "FT_UINT16",
      ...answers,
    }),
    QDCOUNT: u16({ filter: "count.queries", label: "Questions", auto: countOf("qd") }),
    ANCOUNT: u16({ filter: "count.answers", label: "Answer RRs", auto: countOf("an") }),
    NSCOUNT: u16({ filter: "count.auth_rr", label: "Authority RRs", auto: countOf("ns") }),
    ARCOUNT: u16({ filter: "count.add_rr", label: "Additional RRs", auto: countOf("ar") }),
    qd: repeated(question, { filter: "", label: "Queries", count: "QDCOUNT" }),
    an: repeated(record, { filter: "", label: "Answers", count: "ANCOUNT" }),
    ns: repeated(record, { filter: "", label: "Authoritative nameservers", count: "NSCOUNT" }),
    ar: repeated(record, { filter: "", label: "Additional records", count: "ARCOUNT" }),
  },
});

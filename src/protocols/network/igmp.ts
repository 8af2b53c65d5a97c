import { countOf, inetChecksum, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, ipv4, repeated, struct, u16, u24, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { aside, numberOf, octetsOf } from "../parts/aside.ts";
import { recordTypes } from "../parts/multicast-listener.ts";

/** Message types, of IGMP and of the protocols that travel in it (IANA IGMP Type Numbers). */
const types = {
  "Group Membership Query": 0x11,
  "Version 1 - Membership Report": 0x12,
  DVMRP: 0x13,
  "PIM version 1": 0x14,
  "Version 2 - Membership Report": 0x16,
  "Leave Group": 0x17,
  "Multicast Traceroute Response": 0x1e,
  "Multicast Traceroute": 0x1f,
  "Version 3 - Membership Report": 0x22,
  "Multicast Router Advertisement": 0x30,
  "Multicast Router Solicitation": 0x31,
  "Multicast Router Termination": 0x32,
} as const;

const typeTexts = {
  0x01: "Create Group Request",
  0x02: "Create Group Reply",
  0x03: "Join Group Request",
  0x04: "Join Group Reply",
  0x05: "Leave Group Request",
  0x06: "Leave Group Reply",
  0x07: "Confirm Group Request",
  0x08: "Confirm Group Reply",
  0x11: "Membership Query",
  0x12: "Membership Report",
  0x13: "DVMRP Protocol",
  0x14: "PIM Routing Message",
  0x16: "Membership Report",
  0x17: "Leave Group",
  0x1e: "Traceroute Response",
  0x1f: "Traceroute Query or Request",
  0x22: "Membership Report",
};

const groupAddress = ipv4({ filter: "maddr", label: "Multicast Address" });
const source = ipv4({ filter: "saddr", label: "Source Address" });

/** What a query of version 3 has behind an older one (RFC 3376 4.1). */
const version3 = struct({
  resv: bits(4, { filter: "" }),
  s: bits(1, {
    filter: "s",
    label: "S",
    truth: ["SUPPRESS router side processing", "Do not suppress router side processing"],
  }),
  qrv: bits(3, { filter: "qrv", label: "QRV" }),
  qqic: u8({ filter: "qqic", label: "QQIC" }),
  numsrc: u16({ filter: "num_src", label: "Num Src", auto: countOf("srcaddrs") }),
  srcaddrs: repeated(source, { count: "numsrc" }),
});

const record = struct(
  {
    rtype: u8({ filter: "record_type", label: "Record Type", names: recordTypes, default: 1 }),
    auxdlen: u8({ filter: "aux_data_len", label: "Aux Data Len", auto: sizeOf("auxdata", { unit: 4 }) }),
    numsrc: u16({ filter: "num_src", label: "Num Src", auto: countOf("srcaddrs") }),
    maddr: groupAddress,
    srcaddrs: repeated(source, { count: "numsrc" }),
    auxdata: bytes({ by: "auxdlen", unit: 4 }, { filter: "aux_data", label: "Aux Data" }),
  },
  { filter: "", label: "Group Record", line: "igmp.record" },
);

const hop = struct({
  arrival: u32({ filter: "mtrace.q_arrival", label: "Query Arrival" }),
  incoming: ipv4({ filter: "mtrace.q_inaddr", label: "In itf addr" }),
  outgoing: ipv4({ filter: "mtrace.q_outaddr", label: "Out itf addr" }),
  previous: ipv4({ filter: "mtrace.q_prevrtr", label: "Previous rtr addr" }),
  inPackets: u32({ filter: "mtrace.q_inpkt", label: "In pkts" }),
  outPackets: u32({ filter: "mtrace.q_outpkt", label: "Out pkts" }),
  total: u32({ filter: "mtrace.q_total", label: "S,G pkt count" }),
  protocol: u8({ filter: "mtrace.q_rtg_proto", label: "Rtg Protocol" }),
  ttl: u8({ filter: "mtrace.q_fwd_ttl", label: "FwdTTL" }),
  mbz: bits(1, { filter: "mtrace.q_mbz", label: "MBZ", show: "hex", type: "FT_UINT8" }),
  s: bits(1, { filter: "mtrace.q_s", label: "S", show: "hex", type: "FT_UINT8" }),
  mask: bits(6, { filter: "mtrace.q_src_mask", label: "Src Mask", show: "hex" }),
  code: u8({ filter: "mtrace.q_fwd_code", label: "Forwarding Code", show: "hex" }),
});

const mtrace = struct({
  gaddr: groupAddress,
  source: ipv4({ filter: "mtrace.saddr", label: "Source Address" }),
  receiver: ipv4({ filter: "mtrace.raddr", label: "Receiver Address" }),
  response: ipv4({ filter: "mtrace.rspaddr", label: "Response Address" }),
  ttl: u8({ filter: "mtrace.resp_ttl", label: "Response TTL" }),
  id: u24({ filter: "mtrace.q_id", label: "Query ID" }),
  hops: repeated(hop),
});

const oldMessage = struct({ gaddr: groupAddress, more: bytes("rest", { filter: "" }) });

/** What follows the checksum, by the type of the message. */
const body = choice(
  "type",
  {
    "Group Membership Query": struct({ gaddr: groupAddress, version3: when({ left: 4 }, version3) }),
    "Version 3 - Membership Report": struct({
      res2: u16({ filter: "reserved", label: "Reserved", type: "FT_BYTES" }),
      numgrp: u16({ filter: "num_grp_recs", label: "Num Group Records", auto: countOf("records") }),
      records: repeated(record, { count: "numgrp" }),
      more: bytes("rest", { filter: "" }),
    }),
    "Multicast Traceroute": mtrace,
    "Multicast Traceroute Response": mtrace,
    "Multicast Router Advertisement": struct({
      interval: u16({ filter: "mrdisc.query_int", label: "Query Interval" }),
      robustness: u16({ filter: "mrdisc.rob_var", label: "Robustness Variable" }),
    }),
    "Multicast Router Solicitation": struct({}),
    "Multicast Router Termination": struct({}),
  },
  { otherwise: oldMessage },
);

/** Versions of the messages that only one has. */
const versions: { readonly [type: number]: number } = { 0x12: 1, 0x16: 2, 0x17: 2, 0x22: 3 };
const QUERY = 0x11;
/** Octets up to the end of the checksum. */
const HEAD = 4;
const VERSION3_QUERY = 12;
/** From here on the time of a query of version 3 is an exponent and a mantissa (RFC 3376 4.1.1). */
const FLOATING = 128;

/** Which version a message is of (RFC 3376 7.1), 0 where no single one has it. */
function versionOf(octets: Uint8Array, start: number, limit: number): number {
  if (octets[start] !== QUERY) return versions[octets[start]] ?? 0;
  if (limit - start >= VERSION3_QUERY) return 3;
  return octets[start + 1] === 0 ? 1 : 2;
}

const version = aside(
  [1, 2, 3].map((is) => [String(is), numberOf("FT_UINT8", { filter: "version", label: "IGMP Version" }, () => is)]),
  (octets, end, found, limit) => {
    const start = end - HEAD;
    const is = versionOf(octets, start, limit);
    if (is > 0) found(is - 1, start, start + 1);
  },
);

/** What the second octet of a message is in its version. */
const time = aside(
  [
    ["time", numberOf("FT_UINT8", { filter: "max_resp", label: "Max Resp Time" }, (octets, at) => octets[at])],
    ["reserved", octetsOf({ filter: "reserved", label: "Reserved" })],
    [
      "floating",
      numberOf(
        "FT_UINT8",
        {
          filter: "max_resp",
          label: "Max Resp Time",
          views: [
            { filter: "max_resp.exp", label: "Exponent", type: "FT_UINT8", mask: 0x70, show: "hex" },
            { filter: "max_resp.mant", label: "Mantissa", type: "FT_UINT8", mask: 0x0f, show: "hex" },
          ],
        },
        (octets, at) => octets[at],
      ),
    ],
  ],
  (octets, end, found, limit) => {
    const start = end - HEAD;
    const is = versionOf(octets, start, limit);
    const isQuery = octets[start] === QUERY;
    if (is === 0) return;
    const isFloating = is === 3 && isQuery && octets[start + 1] >= FLOATING;
    const isTimed = isQuery ? is > 1 : is === 2;
    found(isFloating ? 2 : isTimed ? 0 : 1, start + 1, start + 2);
  },
);

/** The Internet Group Management Protocol, versions 1 to 3. */
export const IGMP = protocol({
  name: "igmp",
  path: "igmp:igmp",
  layer: "IGMP",
  title: "Internet Group Management Protocol",
  spec: "RFC 3376",
  carriedBy: { "ip.proto": 2 },
  summary: "IGMP {type}",
  fields: {
    type: u8({ label: "Type", show: "hex", names: types, strings: typeTexts, default: QUERY }),
    mrcode: u8({ filter: "", label: "Max Resp Time", default: 20 }),
    chksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({ wrong: { filter: "bad_checksum", severity: "Error" } }),
    }),
    // Checksum and type are read in the fixed head, which nothing interrupts.
    version,
    time,
    body,
  },
});

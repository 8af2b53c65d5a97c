import { headerLengthIn, inetChecksum } from "../../definition/auto.ts";
import { bits, bytes, flags, options, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { mptcpOption } from "../parts/mptcp-option.ts";
import { tcpFlowFields } from "../parts/tcp-flow-fields.ts";

/** RFC 7323 2.3 */
const LARGEST_SHIFT = 14;

/** Words of a header without options. */
const SHORTEST = 5;

/** A letter for each flag that is set, least significant first; they are written the other way round. */
const FLAG_LETTERS = "FSRPAUECA";

/** The texts of the few sets of flags that come, kept because every segment has one. */
const flagTexts: string[] = [];

function flagText(flags: number): string {
  return (flagTexts[flags] ??= Array.from({ length: 12 }, (_, i) => {
    const bit = 11 - i;
    return (flags >> bit) & 1 ? (FLAG_LETTERS[bit] ?? "R") : "·";
  }).join(""));
}

/** The edges are fields of flows, because what is shown of them counts from the beginning of the stream. */
const block = struct({
  left: u32({ filter: "" }),
  right: u32({ filter: "" }),
});

/** RFC 6994: experiments tell themselves apart by what comes first. */
const experiment = struct({
  exid: u16({ filter: "options.experimental.exid", label: "Experiment Identifier", show: "hex" }),
  data: bytes("rest", { filter: "options.experimental.data", label: "Data" }),
});

/** Wireshark's words for option kinds. */
const tcpOptionKinds = {
  0: "End of Option List",
  1: "No-Operation",
  2: "Maximum Segment Size",
  3: "Window Scale",
  4: "SACK Permitted",
  5: "SACK",
  6: "Echo",
  7: "Echo Reply",
  8: "Time Stamp Option",
  9: "Partial Order Connection Permitted",
  10: "Partial Order Service Profile",
  11: "CC",
  12: "CC.NEW",
  13: "CC.ECHO",
  14: "TCP Alternate Checksum Request",
  15: "TCP Alternate Checksum Data",
  19: "MD5 Signature Option",
  20: "SCPS Capabilities",
  27: "Quick-Start Response",
  28: "User Timeout Option",
  29: "The TCP Authentication Option",
  30: "Multipath TCP",
  34: "TCP Fast Open Cookie",
};

/** Option kinds of the IANA registry "TCP Option Kind Numbers". */
const tcpOptions = options(
  {
    code: u8({ filter: "option_kind", label: "Kind", strings: tcpOptionKinds }),
    length: u8({ filter: "option_len", label: "Length" }),
    counts: "whole",
    end: 0,
    ends: true,
    single: [0, 1],
    pad: 4,
    type: "FT_BYTES",
    unknown: { filter: "options.unknown", label: "Unknown", data: "options.unknown.payload", dataLabel: "Payload" },
  },
  {
    EOL: { code: 0, filter: "options.eol" },
    NOP: { code: 1, filter: "options.nop" },
    MSS: { code: 2, value: u16({ filter: "options.mss_val", label: "MSS Value" }), filter: "options.mss" },
    WScale: {
      code: 3,
      filter: "options.wscale",
      label: "TCP Option - Window scale",
      value: u8({
        filter: "options.wscale.shift",
        label: "Shift count",
        views: [
          {
            filter: "options.wscale.multiplier",
            beside: true,
            bracketed: true,
            label: "Multiplier",
            type: "FT_UINT16",
            number: (shift) => 1 << Math.min(shift, LARGEST_SHIFT),
          },
        ],
      }),
    },
    SAckOK: { code: 4, filter: "options.sack_perm" },
    SAck: { code: 5, value: repeated(block), filter: "options.sack" },
    Echo: { code: 6, value: u32({ filter: "options.echo_value", label: "TCP Echo Option" }), filter: "options.echo" },
    EchoReply: {
      code: 7,
      value: u32({ filter: "options.echo_value", label: "TCP Echo Option" }),
      filter: "options.echoreply",
    },
    Timestamp: {
      code: 8,
      value: struct({
        tsval: u32({ filter: "options.timestamp.tsval", label: "Timestamp value" }),
        tsecr: u32({ filter: "options.timestamp.tsecr", label: "Timestamp echo reply" }),
      }),
      filter: "options.timestamp",
    },
    CC: { code: 11, value: u32({ filter: "options.cc_value", label: "TCP CC Option" }), filter: "options.cc" },
    CCNew: { code: 12, value: u32({ filter: "options.cc_value", label: "TCP CC Option" }), filter: "options.ccnew" },
    CCEcho: { code: 13, value: u32({ filter: "options.cc_value", label: "TCP CC Option" }), filter: "options.ccecho" },
    AltChkSum: { code: 14, value: u8({ filter: "" }) },
    AltChkSumData: { code: 15, value: bytes("rest", { filter: "" }) },
    MD5: {
      code: 19,
      value: bytes("rest", { filter: "options.md5.digest", label: "MD5 digest" }),
      filter: "options.md5",
    },
    SCPS: {
      code: 20,
      value: struct({
        capabilities: u8({ filter: "options.scps.vector", label: "TCP SCPS Capabilities Vector", show: "hex" }),
        binding: u8({ filter: "options.scps.binding", label: "Connection ID" }),
        rest: bytes("rest", { filter: "" }),
      }),
      filter: "options.scps",
    },
    QuickStart: {
      code: 27,
      value: struct({
        reserved: bits(4, { filter: "" }),
        rate: bits(4, { filter: "options.qs.rate", label: "QS Rate" }),
        ttldiff: u8({ filter: "options.qs.ttl_diff", label: "QS TTL Diff" }),
        nonce: u32({ filter: "" }),
      }),
      filter: "options.qs",
    },
    UTO: {
      code: 28,
      value: struct({
        granularity: bits(1, {
          filter: "options.user_to_granularity",
          label: "Granularity",
          truth: ["Minutes", "Seconds"],
        }),
        timeout: bits(15, { filter: "options.user_to_val", label: "User Timeout" }),
      }),
      filter: "options.user_to",
    },
    AO: {
      code: 29,
      value: struct({
        keyid: u8({ filter: "options.ao.keyid", label: "AO KeyID" }),
        rnextkeyid: u8({ filter: "options.ao.rnextkeyid", label: "AO RNextKeyID" }),
        mac: bytes("rest", { filter: "options.ao.mac", label: "AO MAC" }),
      }),
      filter: "options.ao",
    },
    MPTCP: { code: 30, value: mptcpOption, filter: "options.mptcp" },
    TFO: {
      code: 34,
      value: bytes("rest", { filter: "options.tfo.cookie", label: "Fast Open Cookie" }),
      filter: "options.tfo",
    },
    AccECN0: { code: 172, value: bytes("rest", { filter: "" }), filter: "options.acc_ecn" },
    AccECN1: { code: 174, value: bytes("rest", { filter: "" }), filter: "options.acc_ecn" },
    Experiment1: { code: 253, value: experiment, filter: "options.experimental" },
    Experiment2: { code: 254, value: experiment, filter: "options.experimental" },
  },
  { label: "TCP Options", type: "FT_BYTES" },
);

const flag = (name: string, label: string, mask: number): View => ({
  filter: `flags.${name}`,
  label,
  type: "FT_BOOLEAN",
  mask,
  truth: ["Set", "Not set"],
  word: 12,
});

/** The Transmission Control Protocol. */
export const TCP = protocol({
  name: "tcp",
  layer: "TCP",
  title: "Transmission Control Protocol",
  lenient: true,
  spec: "RFC 9293",
  carriedBy: { "ip.proto": 6 },
  next: { table: "tcp.port", by: ["dport", "sport"], lowestFirst: true },
  unreadable: {
    lying: true,
    is: (bytes, start) => bytes[start + 12]! >> 4 < SHORTEST,
    shows: ["srcport", "dstport", "port", "stream", "completeness", "len", "seq", "seq_raw", "hdr_len"],
  },
  aliases: { port: { of: ["sport", "dport"], label: "Source or Destination Port" } },
  acknowledges: {
    sequence: "seq",
    acknowledgement: "ack",
    flags: { acknowledges: "flags.ack", opens: "flags.syn", refuses: "flags.reset" },
  },
  generated: tcpFlowFields,
  summary: "TCP {sport} > {dport} {flags}",
  fields: {
    sport: u16({ filter: "srcport", label: "Source Port", default: 20 }),
    dport: u16({ filter: "dstport", label: "Destination Port", default: 80 }),
    seq: u32({ filter: "seq_raw", label: "Sequence Number (raw)" }),
    ack: u32({ filter: "ack_raw", label: "Acknowledgment number (raw)" }),
    dataofs: bits(4, { filter: "hdr_len", label: "Header Length", times: 4, auto: headerLengthIn(4) }),
    reserved: bits(3, { filter: "" }),
    flags: flags(9, ["fin", "syn", "reset", "push", "ack", "urg", "ece", "cwr", "ae"], {
      filter: "",
      letters: "FSRPAUECN",
      default: "S",
      views: [
        { filter: "flags", label: "Flags", type: "FT_UINT16", mask: 0xfff, show: "hex", holds: true },
        flag("res", "Reserved", 0xe00),
        flag("ae", "Accurate ECN", 0x100),
        flag("cwr", "Congestion Window Reduced", 0x080),
        flag("ece", "ECN-Echo", 0x040),
        flag("urg", "Urgent", 0x020),
        flag("ack", "Acknowledgment", 0x010),
        flag("push", "Push", 0x008),
        flag("reset", "Reset", 0x004),
        flag("syn", "Syn", 0x002),
        flag("fin", "Fin", 0x001),
        { filter: "flags.str", label: "TCP Flags", type: "FT_STRING", mask: 0xfff, text: flagText },
      ],
    }),
    window: u16({ filter: "window_size_value", label: "Window", default: 8192 }),
    chksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({
        pseudoHeader: true,
        unverified: true,
        wrong: {
          filter: "checksum_bad.expert",
          severity: "Error",
          hint: '(maybe caused by "TCP checksum offload"?)',
          calculated: "behind",
        },
      }),
    }),
    urgptr: u16({ filter: "urgent_pointer", label: "Urgent Pointer" }),
    options: tcpOptions,
  },
});

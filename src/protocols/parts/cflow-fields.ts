import { bytes, frameNumber, ipv4, mark, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { anyNumber, cflowFields, durationOf, moments } from "./cflow-values.ts";
import { cflowTypes } from "./cflow-types.ts";
import { cflowWords } from "./cflow-words.ts";
import { momentOf } from "./numbers-inside.ts";

/** A group with two numbers: which one it is, and of how many. */
const group = (label: string, line: string): AnyField => u32({ filter: "", label, line: `cflow.${line}` });
const used = ["Used", "Not used"] as const;
const tcpFlag = (name: string, label: string, mask: number): View => ({
  filter: `tcpflags.${name}`,
  label,
  type: "FT_BOOLEAN",
  mask,
  truth: used,
});
const lowFlags = [
  tcpFlag("urg", "URG", 0x20),
  tcpFlag("ack", "ACK", 0x10),
  tcpFlag("psh", "PSH", 0x08),
  tcpFlag("rst", "RST", 0x04),
  tcpFlag("syn", "SYN", 0x02),
  tcpFlag("fin", "FIN", 0x01),
];
const reserved = (mask: number, type: "FT_UINT8" | "FT_UINT16"): View => ({
  filter: "tcpflags.reserved",
  label: "Reserved",
  type,
  mask,
  show: "hex",
});
/** How long flows of older versions lasted, from the moments in them. */
const lasted = (octets: Uint8Array, start: number): bigint =>
  moments.uptime(octets, start + 4) - moments.uptime(octets, start);
const between =
  (kind: "seconds" | "milliseconds" | "ntp" | "uptime", size: number, isBack: boolean) =>
  (octets: Uint8Array, start: number, end: number): bigint => {
    const first = moments[kind](octets, start, start + size);
    const last = moments[kind](octets, end - size, end);
    return isBack ? first - last : last - first;
  };
const durations = Object.fromEntries(
  (["seconds", "milliseconds", "ntp", "uptime"] as const).flatMap((kind) =>
    [4, 8].flatMap((size) =>
      [false, true].map((isBack) => [
        durationKey(kind, size, isBack),
        durationOf(between(kind, size, isBack), { filter: "timedelta", label: "Duration" }),
      ]),
    ),
  ),
);
/** The key of how long a flow lasted whose moments have so many octets, the later one in front or behind. */
export function durationKey(kind: string, size: number, isBack: boolean): string {
  return `duration.${kind}.${size}.${isBack ? "back" : ""}`;
}

const headFields = {
  count: u16({ filter: "count", label: "Count" }),
  length: u16({ filter: "len", label: "Length" }),
  uptime: durationOf(moments.uptime, { filter: "sysuptime", label: "SysUptime" }),
  time: momentOf(moments.seconds, { filter: "timestamp", label: "Timestamp" }),
  exactTime: momentOf(
    (octets, start) =>
      moments.seconds(octets, start) + BigInt(new DataView(octets.buffer, octets.byteOffset).getUint32(start + 4)),
    { filter: "timestamp", label: "Timestamp" },
  ),
  seconds: u32({ filter: "unix_secs", label: "CurrentSecs" }),
  nanoseconds: u32({ filter: "unix_nsecs", label: "CurrentNSecs" }),
  exportTime: u32({ filter: "exporttime", label: "ExportTime" }),
  sequence: u32({ filter: "sequence", label: "FlowSequence" }),
  source: u32({ filter: "source_id", label: "SourceId" }),
  domain: u32({ filter: "od_id", label: "Observation Domain Id" }),
  engineType: u8({ filter: "engine_type", label: "EngineType", strings: cflowWords["engine_type"] ?? {} }),
  engine: u8({ filter: "engine_id", label: "EngineId" }),
  sampling: u16({
    filter: "",
    views: [
      {
        filter: "samplingmode",
        label: "SamplingMode",
        type: "FT_UINT16",
        mask: 0xc000,
        strings: {
          0: "No sampling mode configured",
          1: "Packet Interval sampling mode configured",
          2: "Random sampling mode configured",
        },
      },
      { filter: "samplerate", label: "SampleRate", type: "FT_UINT16", mask: 0x3fff },
    ],
  }),
};
const flowFields = {
  sourceAddress: ipv4({ filter: "srcaddr", label: "SrcAddr" }),
  destinationAddress: ipv4({ filter: "dstaddr", label: "DstAddr" }),
  nextHop: ipv4({ filter: "nexthop", label: "NextHop" }),
  input: u16({ filter: "inputint", label: "InputInt", type: "FT_UINT32" }),
  output: u16({ filter: "outputint", label: "OutputInt", type: "FT_UINT32" }),
  duration: durationOf(lasted, { filter: "timedelta", label: "Duration" }),
  sourcePort: u16({ filter: "srcport", label: "SrcPort" }),
  destinationPort: u16({ filter: "dstport", label: "DstPort" }),
  tcp: u8({ filter: "tcpflags", label: "TCP Flags", show: "hex" }),
  sourceSystem: u16({ filter: "srcas", label: "SrcAS", type: "FT_UINT32" }),
  destinationSystem: u16({ filter: "dstas", label: "DstAS", type: "FT_UINT32" }),
  sourceMask: u8({ filter: "srcmask", label: "SrcMask", line: "cflow.srcmask" }),
  destinationMask: u8({ filter: "dstmask", label: "DstMask", line: "cflow.dstmask" }),
  reserved: bytes("rest", { filter: "reserved", label: "Reserved" }),
};
const setFields = {
  setId: u16({
    filter: "flowset_id",
    label: "FlowSet Id",
    strings: [
      [0, 0, "Data Template (V9)"],
      [1, 1, "Options Template(V9)"],
      [2, 2, "Data Template (V10 [IPFIX])"],
      [3, 3, "Options Template (V10 [IPFIX])"],
      [4, 255, "(Reserved)"],
      [256, 65535, "(Data)"],
    ],
  }),
  setLength: u16({ filter: "flowset_length", label: "FlowSet Length" }),
  templateId: u16({ filter: "template_id", label: "Template Id" }),
  fieldCount: u16({ filter: "template_field_count", label: "Field Count" }),
  scopeOctets: u16({ filter: "option_scope_length", label: "Option Scope Length" }),
  optionOctets: u16({ filter: "option_length", label: "Option Length" }),
  totalCount: u16({ filter: "template_ipfix_total_field_count", label: "Total Field Count" }),
  scopeCount: u16({ filter: "template_ipfix_scope_field_count", label: "Scope Field Count" }),
  type9: u16({ filter: "template_field_type", label: "Type", strings: cflowTypes }),
  scopeType: u16({
    filter: "scope_field_type",
    label: "Scope Type",
    strings: { 1: "System", 2: "Interface", 3: "Line Card", 4: "NetFlow Cache", 5: "Template" },
  }),
  type10: u16({
    filter: "",
    views: [
      {
        filter: "template_ipfix_pen_provided",
        label: "Pen provided",
        type: "FT_BOOLEAN",
        mask: 0x8000,
        truth: ["Yes", "No"],
      },
      { filter: "template_ipfix_field_type", label: "Type", type: "FT_UINT16", mask: 0x7fff, strings: cflowTypes },
    ],
  }),
  ownedType: u16({
    filter: "",
    views: [
      {
        filter: "template_ipfix_pen_provided",
        label: "Pen provided",
        type: "FT_BOOLEAN",
        mask: 0x8000,
        truth: ["Yes", "No"],
      },
      { filter: "template_ipfix_field_type_enterprise", label: "Type", type: "FT_UINT16", mask: 0x7fff },
    ],
  }),
  fieldLength: u16({ filter: "template_field_length", label: "Length" }),
  enterprise: u32({ filter: "template_ipfix_field_pen", label: "PEN" }),
  padding: bytes("rest", { filter: "padding", label: "Padding" }),
  noTemplate: mark({
    filter: "no_template_found",
    label: "No template found",
    expert: { severity: "Warn", group: "Malformed" },
  }),
  shortText: u8({ filter: "string_len_short", label: "String_len_short" }),
  longText: u16({ filter: "string_len_long", label: "String_len_short", type: "FT_UINT8" }),
  other: bytes("rest", { filter: "enterprise_private_entry", label: "Enterprise Private entry" }),
  scopeSystem: bytes("rest", { filter: "scope_system", label: "ScopeSystem" }),
  scopeInterface: anyNumber({ filter: "scope_interface", label: "ScopeInterface", type: "FT_UINT32" }),
  scopeCard: anyNumber({ filter: "scope_linecard", label: "ScopeLinecard", type: "FT_UINT32" }),
  scopeCache: bytes("rest", { filter: "scope_cache", label: "ScopeCache" }),
  scopeTemplate: bytes("rest", { filter: "scope_template", label: "ScopeTemplate" }),
  flags8: u8({
    filter: "tcpflags",
    label: "TCP Flags",
    show: "hex",
    views: [reserved(0xc0, "FT_UINT8"), ...lowFlags],
  }),
  flags16: u16({
    filter: "tcpflags",
    label: "TCP Flags",
    show: "hex",
    views: [
      { filter: "tcpflags.zero", label: "Zero (Header Length)", type: "FT_UINT16", mask: 0xf000, show: "hex" },
      reserved(0x0e00, "FT_UINT16"),
      tcpFlag("ns", "ECN Nonce Sum", 0x0100),
      tcpFlag("cwr", "CWR", 0x80),
      tcpFlag("ece", "ECN Echo", 0x40),
      ...lowFlags,
    ],
  }),
  icmp6Type: u8({ filter: "icmp_ipv6_type", label: "IPv6 ICMP Type" }),
  icmp6Code: u8({ filter: "icmp_ipv6_code", label: "IPv6 ICMP Code" }),
};
/** Fields whose values are worked out: the numbers of groups, and the packet that a template was in. */
export const cflowGroups = {
  pdu: group("pdu", "pdu"),
  set: group("FlowSet", "set"),
  template: group("Template", "template"),
  optionsTemplate: group("Options Template", "options"),
  field: group("Field", "field"),
  scope: group("Field", "scope"),
  flow: group("Flow", "flow"),
  templateFrame: frameNumber({ filter: "template_frame", label: "Template Frame" }),
};

/** The fields of NetFlow and IPFIX, and of values of elements by their numbers. */
export const cflowMessageFields = { ...headFields, ...flowFields, ...setFields, ...durations, ...cflowFields };

import type { Custom } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, implied, mark, text, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { tnsDataIds, tnsFunctions, tnsTypes } from "./tns-names.ts";

const double = (filter: string, label: string): AnyField => u16({ filter, label });
const octet = (filter: string, label: string): AnyField => u8({ filter, label, show: "hex" });
const words = (filter: string, label: string): AnyField => text("rest", { filter, label, type: "FT_STRING" });
const group = (label: string, line?: string): AnyField => mark({ filter: "", label, ...(line ? { line } : {}) });
const connectFlags = [
  bitView("connect_flags.nareq", "NA services required", 0x10),
  bitView("connect_flags.nalink", "NA services linked in", 0x8),
  bitView("connect_flags.enablena", "NA services enabled", 0x4),
  bitView("connect_flags.ichg", "Interchange is involved", 0x2),
  bitView("connect_flags.wantna", "NA services wanted", 0x1),
];

/** A text with the zero that ends it. */
const zeroEnded: Custom<string> = {
  name: "text up to zero",
  skip: (octets, at, end) => {
    const zero = octets.indexOf(0, at);
    return zero < 0 || zero >= end ? end : zero + 1;
  },
  read: ({ bytes: octets }, start, end) => String.fromCharCode(...octets.subarray(start, end)),
  write() {},
  text: (octets, start, end) => String.fromCharCode(...octets.subarray(start, end - 1)),
};

/** Fields of packets behind their head. */
export const tnsFields = {
  request: implied({ filter: "request", label: "Request", hidden: true }),
  response: implied({ filter: "response", label: "Response", hidden: true }),
  length: double("length", "Packet Length"),
  longLength: u32({ filter: "length", label: "Packet Length", type: "FT_UINT16" }),
  packetChecksum: u16({ filter: "packet_checksum", label: "Packet Checksum", show: "hex" }),
  type: u8({ filter: "type", label: "Packet Type", strings: tnsTypes }),
  reserved: bytes(1, { filter: "reserved_byte", label: "Reserved Byte" }),
  headerChecksum: u16({ filter: "header_checksum", label: "Header Checksum", show: "hex" }),
  connect: group("Connect"),
  accept: group("Accept"),
  refuse: group("Refuse"),
  abort: group("Abort"),
  redirect: group("Redirect"),
  attention: group("Attention"),
  control: group("Control"),
  packetData: group("Data"),
  version: double("version", "Version"),
  compatible: double("compat_version", "Version (Compatible)"),
  options: u16({
    filter: "service_options",
    label: "Service Options",
    show: "hex",
    views: [
      bitView("so_flag.bconn", "Broken Connect Notify", 0x2000),
      bitView("so_flag.pc", "Packet Checksum", 0x1000),
      bitView("so_flag.hc", "Header Checksum", 0x800),
      bitView("so_flag.fd", "Full Duplex", 0x400),
      bitView("so_flag.hd", "Half Duplex", 0x200),
      bitView("so_flag.dc1", "Don't Care", 0x100),
      bitView("so_flag.dc2", "Don't Care", 0x80),
      bitView("so_flag.dio", "Direct IO to Transport", 0x10),
      bitView("so_flag.ap", "Attention Processing", 0x8),
      bitView("so_flag.ra", "Can Receive Attention", 0x4),
      bitView("so_flag.sa", "Can Send Attention", 0x2),
    ],
  }),
  sdu: double("sdu_size", "Session Data Unit Size"),
  tdu: double("max_tdu_size", "Maximum Transmission Data Unit Size"),
  characteristics: u16({
    filter: "nt_proto_characteristics",
    label: "NT Protocol Characteristics",
    show: "hex",
    views: [
      bitView("ntp_flag.hangon", "Hangon to listener connect", 0x8000),
      bitView("ntp_flag.crel", "Confirmed release", 0x4000),
      bitView("ntp_flag.tduio", "TDU based IO", 0x2000),
      bitView("ntp_flag.srun", "Spawner running", 0x1000),
      bitView("ntp_flag.dtest", "Data test", 0x800),
      bitView("ntp_flag.cbio", "Callback IO supported", 0x400),
      bitView("ntp_flag.asio", "ASync IO Supported", 0x200),
      bitView("ntp_flag.pio", "Packet oriented IO", 0x100),
      bitView("ntp_flag.grant", "Can grant connection to another", 0x80),
      bitView("ntp_flag.handoff", "Can handoff connection to another", 0x40),
      bitView("ntp_flag.sigio", "Generate SIGIO signal", 0x20),
      bitView("ntp_flag.sigpipe", "Generate SIGPIPE signal", 0x10),
      bitView("ntp_flag.sigurg", "Generate SIGURG signal", 0x8),
      bitView("ntp_flag.urgentio", "Urgent IO supported", 0x4),
      bitView("ntp_flag.dfio", "Full duplex IO supported", 0x2),
      bitView("ntp_flag.testop", "Test operation", 0x1),
    ],
  }),
  turnaround: double("line_turnaround", "Line Turnaround Value"),
  one: bytes(2, { filter: "value_of_one", label: "Value of 1 in Hardware" }),
  connectLength: double("connect_data_length", "Length of Connect Data"),
  connectOffset: double("connect_data_offset", "Offset to Connect Data"),
  connectMax: u32({ filter: "connect_data_max", label: "Maximum Receivable Connect Data" }),
  flags0: u8({ filter: "connect_flags0", label: "Connect Flags 0", show: "hex", views: connectFlags }),
  flags1: u8({ filter: "connect_flags1", label: "Connect Flags 1", show: "hex", views: connectFlags }),
  trace1: u32({ filter: "trace_cf1", label: "Trace Cross Facility Item 1", show: "hex" }),
  trace2: u32({ filter: "trace_cf2", label: "Trace Cross Facility Item 2", show: "hex" }),
  traceId: u64({ filter: "trace_cid", label: "Trace Unique Connection ID", show: "hex" }),
  connectData: words("connect_data", "Connect Data"),
  acceptLength: double("accept_data_length", "Accept Data Length"),
  acceptOffset: double("accept_data_offset", "Offset to Accept Data"),
  acceptData: words("accept_data", "Accept Data"),
  refuseUser: octet("refuse_reason_user", "Refuse Reason (User)"),
  refuseSystem: octet("refuse_reason_system", "Refuse Reason (System)"),
  refuseLength: double("refuse_data_length", "Refuse Data Length"),
  refuseData: words("refuse_data", "Refuse Data"),
  abortUser: octet("abort_reason_user", "Abort Reason (User)"),
  abortSystem: octet("abort_reason_system", "Abort Reason (User)"),
  abortData: words("abort_data", "Abort Data"),
  redirectLength: double("redirect_data_length", "Redirect Data Length"),
  redirectData: words("redirect_data", "Redirect Data"),
  markerType: u8({
    filter: "marker.type",
    label: "Marker Type",
    show: "hex",
    strings: { 0: "Data Marker - 0 Data Bytes", 1: "Data Marker - 1 Data Bytes", 2: "Attention Marker" },
  }),
  markerData: octet("marker.databyte", "Marker Data Byte"),
  command: u16({
    filter: "control.cmd",
    label: "Control Command",
    show: "hex",
    strings: { 1: "Oracle Trace Command" },
  }),
  controlData: bytes("rest", { filter: "control.data", label: "Control Data" }),
  dataFlag: u16({
    filter: "data_flag",
    label: "Data Flag",
    show: "hex",
    views: [
      bitView("data_flag.send", "Send Token", 0x1),
      bitView("data_flag.rc", "Request Confirmation", 0x2),
      bitView("data_flag.c", "Confirmation", 0x4),
      bitView("data_flag.reserved", "Reserved", 0x8),
      bitView("data_flag.more", "More Data to Come", 0x20),
      bitView("data_flag.eof", "End of File", 0x40),
      bitView("data_flag.dic", "Do Immediate Confirmation", 0x80),
      bitView("data_flag.rts", "Request To Send", 0x100),
      bitView("data_flag.sntt", "Send NT Trailer", 0x200),
    ],
  }),
  dataId: u8({ filter: "data_id", label: "Data ID", show: "hex", strings: tnsDataIds }),
  // Wireshark shows the last octet of four.
  services: custom(
    derivedNumber("data_id", (octets, start) => octets[start + 3]),
    { filter: "data_id", label: "Data ID", type: "FT_UINT8", show: "hex", strings: tnsDataIds },
  ),
  dataLength: double("data_length", "Data Length"),
  clientVersion: u32({ filter: "data_sns.cli_vers", label: "Client Version" }),
  serverVersion: u32({ filter: "data_sns.srv_vers", label: "Server Version" }),
  serviceCount: double("data_sns.srvcnt", "Services"),
  function: u8({ filter: "data_oci.id", label: "Call ID", show: "hex", strings: tnsFunctions }),
  piggyback: u8({ filter: "data_piggyback.id", label: "Call ID", show: "hex", strings: tnsFunctions }),
  unused: bytes("rest", { filter: "data.unused", label: "Unused" }),
  acceptedVersions: group("Accepted Versions", "tns.accepted"),
  acceptedVersion: u8({ filter: "data_setp_req.acc_vers", label: "Accepted Version" }),
  platform: custom(zeroEnded, { filter: "data_setp_req.cli_plat", label: "Client Platform", type: "FT_STRINGZ" }),
  versions: group("Versions", "tns.versions"),
  protocolVersion: u8({ filter: "data_setp_resp.version", label: "Version" }),
  banner: custom(zeroEnded, { filter: "data_setp_resp.banner", label: "Server Banner", type: "FT_STRINGZ" }),
  bannerLength: u8({ filter: "data_opi.vers2.banner_len", label: "Banner Length" }),
  versionBanner: words("data_opi.vers2.banner", "Banner"),
  versionNumber: u32({ filter: "data_opi.vers2.version", label: "Version" }),
  versionNumberLittle: u32({ filter: "data_opi.vers2.version", label: "Version", little: true }),
  parameterCount: u8({ filter: "data_opi.num_of_params", label: "Number of parameters" }),
  parameters: group("Parameters"),
  parameterLength: u8({ filter: "data_opi.param_length", label: "Length" }),
  parameterName: words("data_opi.param_name", "Name"),
  parameterValue: words("data_opi.param_value", "Value"),
  data: bytes("rest", { filter: "=data.data", label: "Data", path: "data" }),
};
export const tnsGroups = {
  parameter: u32({ filter: "", label: "Parameter", line: "tns.parameter", type: "FT_NONE" }),
  size: u32({ filter: "=data.len", label: "Length", type: "FT_INT32" }),
};

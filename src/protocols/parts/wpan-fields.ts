import { bytes, int, mark, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { bit, some } from "./element-views.ts";
import { eui64Reversed } from "./eui64-reversed.ts";
import { remark } from "./remark.ts";
import {
  wpanCommands,
  wpanHeaderElements,
  wpanKeyModes,
  wpanModes,
  wpanPayloadElements,
  wpanSecurityLevels,
  wpanTypes,
  wpanVersions,
} from "./wpan-words.ts";

const little = true;
const show = "hex";
const type = some("frame_type", "Frame Type", 0x7, { show, strings: wpanTypes });
const controlViews: readonly View[] = [
  type,
  bit("security", "Security Enabled", 0x8),
  bit("pending", "Frame Pending", 0x10),
  bit("ack_request", "Acknowledge Request", 0x20),
  bit("pan_id_compression", "PAN ID Compression", 0x40),
  bit("fcf.reserved", "Reserved", 0x80),
  bit("seqno_suppression", "Sequence Number Suppression", 0x100),
  bit("ie_present", "Information Elements Present", 0x200),
  some("dst_addr_mode", "Destination Addressing Mode", 0xc00, { show, strings: wpanModes }),
  some("version", "Frame Version", 0x3000, { strings: wpanVersions }),
  some("src_addr_mode", "Source Addressing Mode", 0xc000, { show, strings: wpanModes }),
];
const multipurposeViews: readonly View[] = [
  type,
  bit("long_frame_control", "Long Frame Control", 0x8),
  some("dst_addr_mode", "Destination Addressing Mode", 0x30, { show, strings: wpanModes }),
  some("src_addr_mode", "Source Addressing Mode", 0xc0, { show, strings: wpanModes }),
];
const longViews: readonly View[] = [
  ...multipurposeViews,
  bit("pan_id_present", "PAN ID Present", 0x100),
  bit("security", "Security Enabled", 0x200),
  bit("seqno_suppression", "Sequence Number Suppression", 0x400),
  bit("pending", "Frame Pending", 0x800),
  some("mpf_version", "Multipurpose Frame Version", 0x3000),
  bit("ack_request", "Acknowledge Request", 0x4000),
  bit("ie_present", "Information Elements Present", 0x8000),
];
const control = { filter: "fcf", label: "Frame Control Field", show, little } as const;
const malformed = (filter: string, severity: "Warn" | "Error", label: string) =>
  remark(filter, severity, "Malformed", label);

/** The header of frames (IEEE 802.15.4 7.2). */
const header = {
  fcf: u16({ ...control, views: controlViews }),
  multipurposeFcf: u16({ ...control, views: multipurposeViews }),
  longFcf: u16({ ...control, views: longViews }),
  seqNo: u8({ filter: "seq_no", label: "Sequence Number" }),
  dstPan: u16({ filter: "dst_pan", label: "Destination PAN", show, little }),
  dst16: u16({ filter: "dst16", label: "Destination", show, little }),
  dst64: eui64Reversed({ filter: "dst64", label: "Destination" }),
  srcPan: u16({ filter: "src_pan", label: "Source PAN", show, little }),
  src16: u16({ filter: "src16", label: "Source", show, little }),
  src64: eui64Reversed({ filter: "src64", label: "Extended Source" }),
  addr16: u16({ filter: "addr16", label: "Address", show, little, hidden: true }),
  addr64: eui64Reversed({ filter: "addr64", label: "Extended Address", hidden: true }),
  fcs: u16({ filter: "fcs", label: "FCS", show, little }),
  fcs32: u32({ filter: "fcs32", label: "FCS", show, little }),
  fcsBad: remark("fcs.bad", "Warn", "Checksum", "Bad FCS"),
  unnumbered: malformed(
    "seqno_suppression_invalid",
    "Warn",
    "Sequence Number Suppression invalid for 802.15.4-2003 and 2006",
  ),
  versionUnknown: malformed("frame_version_unknown", "Error", "Frame Version Unknown Cannot Dissect"),
  dstInvalid: malformed("dst_invalid", "Error", "Invalid Destination Address Mode"),
  srcInvalid: malformed("src_invalid", "Error", "Invalid Source Address Mode"),
  compressionInvalid: malformed("invalid_panid_compression", "Error", "Invalid Setting for PAN ID Compression"),
};

/** What a frame says of how it is encrypted (IEEE 802.15.4 9.4). */
const security = {
  auxSecHdr: mark({ filter: "aux_sec.hdr", label: "Auxiliary Security Header" }),
  securityControl: u8({
    filter: "aux_sec.security_control_field",
    label: "Security Control Field",
    show,
    views: [
      {
        filter: "aux_sec.sec_level",
        label: "Security Level",
        show,
        type: "FT_UINT8",
        mask: 0x7,
        strings: wpanSecurityLevels,
      },
      {
        filter: "aux_sec.key_id_mode",
        label: "Key Identifier Mode",
        show,
        type: "FT_UINT8",
        mask: 0x18,
        strings: wpanKeyModes,
      },
      bitView("aux_sec.frame_counter_suppression", "Frame Counter Suppression", 0x20),
      bitView("aux_sec.asn_in_nonce", "ASN in Nonce", 0x40),
      { filter: "aux_sec.reserved", label: "Reserved", show, type: "FT_UINT8", mask: 0x80 },
    ],
  }),
  frameCounter: u32({ filter: "aux_sec.frame_counter", label: "Frame Counter", little }),
  keyIdentifier: mark({ filter: "", label: "Key Identifier Field" }),
  keySource: u64({ filter: "aux_sec.key_source", label: "Key Source", show }),
  keySource4: u32({ filter: "aux_sec.key_source", label: "Key Source", show, type: "FT_UINT64" }),
  keyIndex: u8({ filter: "aux_sec.key_index", label: "Key Index", show }),
  mic: bytes("rest", { filter: "mic", label: "MIC" }),
  counter2003: u32({ filter: "sec_frame_counter", label: "Frame Counter", show, little }),
  keySequence2003: u8({ filter: "sec_key_sequence_counter", label: "Key Sequence Counter", show }),
  notDecrypted: mark({
    filter: "decrypt_error",
    label: "Decryption error",
    expert: { severity: "Warn", group: "Undecoded", summary: "No encryption key set - can't decrypt" },
  }),
};

/** Elements behind the header (IEEE 802.15.4 7.4). */
const elements = {
  headerIe: mark({ filter: "header_ie", label: "Header IEs" }),
  headerIeTlv: u16({
    filter: "header_ie_tlv",
    label: "IE Header",
    show,
    little,
    views: [
      some("header_ie.type", "Type", 0x8000, { strings: { 0: "Header", 1: "Payload" } }),
      some("header_ie.id", "Id", 0x7f80, { show, strings: wpanHeaderElements }),
      some("header_ie.length", "Length", 0x7f),
    ],
  }),
  ht1: mark({ filter: "header_ie.ht1", label: "Header Termination 1 IE (Payload IEs follow)" }),
  ht2: mark({ filter: "header_ie.ht2", label: "Header Termination 2 IE (Payload follows)" }),
  timeCorrection: mark({ filter: "header_ie.time_correction", label: "Time Correction IE" }),
  timeSync: u16({
    filter: "header_ie.time_correction.time_sync_info",
    label: "Time Sync Info",
    show,
    little,
    views: [
      bit("nack", "Nack", 0x8000, ["Negative Acknowledgement", "Acknowledgement"]),
      some("header_ie.time_correction.value", "Time Correction", 0x0fff, {
        type: "FT_INT16",
        number: (value) => (value & 0x800 ? value - 0x1000 : value),
      }),
    ],
  }),
  csl: mark({ filter: "header_ie.csl", label: "CSL IE" }),
  cslPhase: int(2, { filter: "header_ie.csl.phase", label: "Phase", little }),
  cslPeriod: int(2, { filter: "header_ie.csl.period", label: "Period", little }),
  cslRendezvous: int(2, { filter: "header_ie.csl.rendezvous_time", label: "Rendezvous Time", little }),
  unsupported: mark({ filter: "header_ie.unsupported", label: "Unsupported Header IE" }),
  content: bytes("rest", { filter: "ie.unknown_content", label: "Unknown Content" }),
  payloadInHeader: malformed("payload_ie.in_header", "Warn", "Payload IE in header"),
  payloadIe: mark({ filter: "payload_ie", label: "Payload IEs" }),
  payloadIeTlv: u16({
    filter: "payload_ie_tlv",
    label: "IE Header",
    show,
    little,
    views: [
      some("payload_ie.type", "Type", 0x8000, { strings: { 0: "Header", 1: "Payload" } }),
      some("payload_ie.id", "Id", 0x7800, { show, strings: wpanPayloadElements }),
      some("payload_ie.length", "Length", 0x7ff),
    ],
  }),
  payloadEnd: mark({ filter: "payload_ie.termination", label: "Payload Termination IE" }),
  payloadUnknown: mark({ filter: "payload_ie.unknown", label: "Unknown Payload IE" }),
};

/** What beacons say of the coordinator's time (IEEE 802.15.4 7.3.1). */
const beacon = {
  superframeGroup: mark({ filter: "", label: "Superframe Specification", line: "wpan.superframe" }),
  superframe: u16({
    filter: "",
    little,
    views: [
      some("beacon_order", "Beacon Interval", 0xf),
      some("superframe_order", "Superframe Interval", 0xf0),
      some("cap", "Final CAP Slot", 0xf00),
      bit("battery_ext", "Battery Extension", 0x1000),
      bit("bcn_coord", "PAN Coordinator", 0x4000),
      bit("assoc_permit", "Association Permit", 0x8000),
    ],
  }),
  gts: mark({ filter: "", label: "GTS" }),
  gtsDirections: mark({ filter: "", label: "GTS Directions" }),
  gtsDescriptors: mark({ filter: "", label: "GTS Descriptors" }),
  gtsAddress: u16({ filter: "gts.address", label: "Address", show, little }),
  pending: mark({ filter: "", label: "Pending Addresses", line: "wpan.pending_addresses" }),
  pending16: u16({ filter: "pending16", label: "Address", show, little }),
  pending64: eui64Reversed({ filter: "pending64", label: "Address" }),
};

/** What commands hold (IEEE 802.15.4 7.5). */
const commands = {
  cmd: u8({ filter: "cmd", label: "Command Identifier", show, strings: wpanCommands }),
  commandUnknown: remark(
    "cmd.unknown_cmd",
    "Warn",
    "Malformed",
    "Unknown Command Id (cf. IEEE 802.15.4-2015 Table 7-49)",
  ),
  association: mark({ filter: "", label: "Association Request" }),
  capabilities: u8({
    filter: "",
    views: [
      bitView("cinfo.alt_coord", "Alternate PAN Coordinator", 0x01),
      bitView("cinfo.device_type", "Device Type", 0x02, ["FFD", "RFD"]),
      bitView("cinfo.power_src", "Power Source", 0x04, ["AC/Mains Power", "Battery"]),
      bitView("cinfo.idle_rx", "Receive On When Idle", 0x08),
      bitView("cinfo.sec_capable", "Security Capability", 0x40),
      bitView("cinfo.alloc_addr", "Allocate Address", 0x80),
    ],
  }),
  response: mark({ filter: "", label: "Association Response" }),
  asocAddr: u16({ filter: "asoc.addr", label: "Short Address", show, little }),
  assocStatus: u8({
    filter: "assoc.status",
    label: "Association Status",
    show,
  }),
  disassociation: mark({ filter: "", label: "Disassociation Notification" }),
  disassocReason: u8({ filter: "disassoc.reason", label: "Disassociation Reason", show }),
  realignment: mark({ filter: "", label: "Coordinator Realignment" }),
  realignPan: u16({ filter: "realign.pan", label: "PAN ID", show, little }),
  realignAddr: u16({ filter: "realign.addr", label: "Coordinator Short Address", show, little }),
  realignChannel: u8({ filter: "realign.channel", label: "Logical Channel" }),
  realignPage: u8({ filter: "realign.channel_page", label: "Channel Page" }),
  gtsGroup: mark({ filter: "", label: "GTS Request" }),
  gtsRequest: u8({
    filter: "",
    views: [
      { filter: "gtsreq.length", label: "GTS Length", type: "FT_UINT8", mask: 0x0f },
      bitView("gtsreq.direction", "GTS Direction", 0x10, ["Receive", "Transmit"]),
      bitView("gtsreq.type", "Characteristic Type", 0x20, ["Allocate GTS", "Deallocate GTS"]),
    ],
  }),
};

export const wpanFields = { ...header, ...security, ...elements, ...beacon, ...commands };

const truth = ["True", "False"] as const;
export const wpanWorked = {
  frameLength: u8({ filter: "frame_length", label: "Frame Length", hidden: true }),
  fcsOk: u8({ filter: "fcs_ok", label: "FCS Valid", type: "FT_BOOLEAN", truth, hidden: true }),
  gtsCount: u8({ filter: "gts.count", label: "GTS Descriptor Count" }),
  gtsPermit: u8({ filter: "gts.permit", label: "GTS Permit", type: "FT_BOOLEAN", truth }),
  gtsDirection: u8({
    filter: "gts.direction",
    label: "Direction",
    type: "FT_BOOLEAN",
    truth: ["Receive Only", "Transmit Only"],
  }),
};

import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  custom,
  int,
  repeated,
  struct,
  text,
  u16,
  u32,
  u64,
  u8,
  when,
} from "../../definition/fields.ts";
import type { Shown, ValueStrings, View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { alignedTo } from "../parts/aligned.ts";
import { mediaSetup, mediaVersions } from "../parts/media-setup.ts";
import { payloadFeedback, reportBlock, transportFeedback } from "../parts/rtcp-feedback.ts";

/** Packet types (IANA RTP Parameters). */
const types = {
  "Full Intra-frame Request (H.261)": 192,
  "Negative Acknowledgement (H.261)": 193,
  "Extended inter-arrival jitter report": 195,
  "Sender Report": 200,
  "Receiver Report": 201,
  "Source description": 202,
  Goodbye: 203,
  "Application specific": 204,
  "Generic RTP Feedback": 205,
  "Payload-specific Feedback": 206,
  "Extended report (RFC 3611)": 207,
  "AVB RTCP packet (IEEE1733)": 208,
  "Receiver Summary Information": 209,
  "Port Mapping": 210,
} as const;

/** Formats of feedback (IANA RTP Parameters). */
const transportFormats = {
  1: "Generic negative acknowledgement (NACK)",
  3: "Temporary Maximum Media Stream Bit Rate Request (TMMBR)",
  4: "Temporary Maximum Media Stream Bit Rate Notification (TMMBN)",
  15: "Transport-wide Congestion Control (Transport-cc)",
  31: "Reserved for future extensions",
};
const payloadFormats = {
  1: "Picture Loss Indication",
  2: "Slice Loss Indication",
  3: "Reference Picture Selection Indication",
  4: "Full Intra Request (FIR) Command",
  5: "Temporal-Spatial Trade-off Request (TSTR)",
  6: "Temporal-Spatial Trade-off Notification (TSTN)",
  7: "Video Back Channel Message (VBCM)",
  15: "Application Layer Feedback",
  31: "Reserved for future extensions",
};
const FEEDBACK = "RTCP Feedback message type (FMT)";
const count = (filter: string, label: string, types: Shown[string], strings?: ValueStrings): View => ({
  filter,
  label,
  type: "FT_UINT8",
  mask: 0x1f,
  shown: { packet_type: types },
  ...(strings ? { strings } : {}),
});
/** What the five bits behind the padding are depends on the type of a packet. */
const counts: readonly View[] = [
  count("rc", "Reception report count", { not: [202, 203, 204, 205, 206, 207] }),
  count("sc", "Source count", [202, 203]),
  count("app.subtype", "Subtype", [204]),
  count("rtpfb.fmt", FEEDBACK, [205], transportFormats),
  count("psfb.fmt", FEEDBACK, [206], payloadFormats),
];

const sourcesync = u32({ filter: "senderssrc", label: "Sender SSRC", show: "hex-dec" });
const media = u32({ filter: "mediassrc", label: "Media source SSRC", show: "hex-dec" });
const source = u32({ filter: "ssrc.identifier", label: "Identifier", show: "hex-dec" });
const data = bytes("rest", { filter: "app.data", label: "Application specific data" });

const sender_info = struct({
  ntp_timestamp: u64({ filter: "timestamp.ntp", label: "MSW and LSW as NTP timestamp", show: "ntp" }),
  rtp_timestamp: u32({ filter: "timestamp.rtp", label: "RTP timestamp" }),
  sender_packet_count: u32({ filter: "sender.packetcount", label: "Sender's packet count" }),
  sender_octet_count: u32({ filter: "sender.octetcount", label: "Sender's octet count" }),
});

const report_blocks = repeated(
  struct({
    sourcesync: source,
    fraction_lost: u8({ filter: "ssrc.fraction", label: "Fraction lost", unit: " / 256" }),
    cumulative_lost: int(3, { filter: "ssrc.cum_nr", label: "Cumulative number of packets lost" }),
    highest_seqnum_recv: u32({
      filter: "ssrc.ext_high",
      label: "Extended highest sequence number received",
      views: [
        { filter: "ssrc.high_cycles", label: "Sequence number cycles count", type: "FT_UINT16", size: 2 },
        { filter: "ssrc.high_seq", label: "Highest sequence number received", type: "FT_UINT16", offset: 2, size: 2 },
      ],
    }),
    interarrival_jitter: u32({ filter: "ssrc.jitter", label: "Interarrival jitter" }),
    last_SR_timestamp: u32({ filter: "ssrc.lsr", label: "Last SR timestamp", show: "dec-hex" }),
    delay_since_last_SR: u32({ filter: "ssrc.dlsr", label: "Delay since last SR timestamp" }),
  }),
  { count: "count" },
);

/** What a profile adds to reports. */
const extension = when(
  { left: 1 },
  bytes("rest", { filter: "profile-specific-extension", label: "Profile-specific extension" }),
);

const said = text("rest", { filter: "sdes.text", label: "Text" });

/** An item whose meaning a prefix tells (RFC 3550 6.5.8). */
const ownItem = struct({
  prefixLength: u8({ filter: "sdes.prefix.length", label: "Prefix length", auto: sizeOf("prefix") }),
  prefix: text({ by: "prefixLength" }, { filter: "sdes.prefix.string", label: "Prefix string" }),
  text: said,
});

/** Items end with one of type 0; then zeros follow up to the next word. */
const items = repeated(
  struct({
    chunk_type: u8({
      filter: "sdes.type",
      strings: {
        0: "END",
        1: "CNAME (user and domain)",
        2: "NAME (common name)",
        3: "EMAIL (e-mail address)",
        4: "PHONE (phone number)",
        5: "LOC (geographic location)",
        6: "TOOL (name/version of source app)",
        7: "NOTE (note about source)",
        8: "PRIV (private extensions)",
        9: "H323-CADDR (H.323 callable address)",
        10: "Application Specific Identifier",
      },
      label: "Type",
      names: {
        END: 0,
        CNAME: 1,
        NAME: 2,
        EMAIL: 3,
        PHONE: 4,
        LOC: 5,
        TOOL: 6,
        NOTE: 7,
        PRIV: 8,
        "H323-CADDR": 9,
        APSI: 10,
      },
    }),
    length: when({ field: "chunk_type" }, u8({ filter: "sdes.length", label: "Length", auto: sizeOf("value") })),
    value: when(
      { field: "chunk_type" },
      choice("chunk_type", { PRIV: ownItem }, { otherwise: said, size: { by: "length" } }),
    ),
  }),
  { until: { field: "chunk_type", is: 0 } },
);

const feedback = { sourcesync, media };

const contents = {
  "Full Intra-frame Request (H.261)": struct({ sourcesync }),
  "Negative Acknowledgement (H.261)": struct({
    sourcesync,
    fsn: u16({ filter: "nack.fsn", label: "First sequence number" }),
    blp: u16({ filter: "nack.blp", label: "Bitmask of following lost packets", show: "hex" }),
  }),
  "Extended inter-arrival jitter report": struct({
    jitters: repeated(u32({ filter: "ssrc.jitter", label: "Interarrival jitter" }), { count: "count" }),
  }),
  "Sender Report": struct({ sourcesync, sender_info, report_blocks, extension }),
  "Receiver Report": struct({ sourcesync, report_blocks, extension }),
  "Source description": struct({
    sdes_chunks: repeated(struct({ sourcesync: source, items, align: custom(alignedTo(4), { filter: "" }) }), {
      count: "count",
    }),
  }),
  Goodbye: struct({
    sources: repeated(source, { count: "count" }),
    reason: when(
      { left: 1 },
      struct({
        length: u8({ filter: "bye.length", label: "Length", auto: sizeOf("text") }),
        text: text({ by: "length" }, { filter: "bye.text", label: "Text" }),
        align: custom(alignedTo(4)),
      }),
    ),
  }),
  "Application specific": struct({ sourcesync, name: text(4, { filter: "app.name", label: "Name (ASCII)" }), data }),
  "Generic RTP Feedback": struct({ ...feedback, fci: choice("count", transportFeedback) }),
  "Payload-specific Feedback": struct({ ...feedback, fci: choice("count", payloadFeedback) }),
  "Extended report (RFC 3611)": struct({ sourcesync, blocks: repeated(reportBlock) }),
};

/** The RTP Control Protocol; each packet of a compound one is a layer. */
export const RTCP = protocol({
  name: "rtcp",
  layer: "RTCP",
  title: "Real-time Transport Control Protocol",
  spec: "RFC 3550",
  carriedBy: { "udp.port": 5005, "rtcp.packet": 1 },
  next: { table: "rtcp.packet", always: 1 },
  startsWith: [
    [
      [0x80, 0xbf],
      [192, 223],
    ],
  ],
  framing: { by: "length" },
  // A compound packet begins with a report; what ends a session or is an application's may come alone.
  onAnyPort: {
    startsWith: [
      [
        [0x80, 0xbf],
        [200, 201],
      ],
      [
        [0x80, 0xbf],
        [203, 204],
      ],
      [[0x80, 0xbf], 206],
    ],
    multipleOf: 4,
  },
  summary: "RTCP {packet_type}",
  generated: mediaSetup,
  fields: {
    version: bits(2, { label: "Version", strings: mediaVersions, default: 2 }),
    padding: bits(1, { label: "Padding", show: "bool" }),
    count: bits(5, { filter: "", views: counts }),
    packet_type: u8({
      filter: "pt",
      strings: {
        200: "Sender Report",
        201: "Receiver Report",
        202: "Source description",
        203: "Goodbye",
        204: "Application specific",
        205: "Generic RTP Feedback",
        206: "Payload-specific Feedback",
        207: "Extended report (RFC 3611)",
        208: "AVB RTCP packet (IEEE1733)",
        209: "Receiver Summary Information",
        210: "Port Mapping",
        192: "Full Intra-frame Request (H.261)",
        193: "Negative Acknowledgement (H.261)",
        194: "SMPTE time-code mapping",
        195: "Extended inter-arrival jitter report",
      },
      label: "Packet type",
      names: types,
      default: "Sender Report",
    }),
    length: u16({ label: "Length", auto: headerLengthIn(4, { minus: 4 }) }),
    content: choice("packet_type", contents, { size: { beforePadding: "padding" } }),
    pad: when({ left: 1 }, bytes("rest", { filter: "padding.data", label: "Padding data" })),
  },
});

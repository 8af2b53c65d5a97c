import { u64, u64le, uintle } from "../../bytes/numbers.ts";
import { latin1 } from "../../bytes/text.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { bytes, custom, ipv4, ipv6, mark, text, u16, u24, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView, partView, YES } from "./bit-view.ts";
import { gquicTags } from "./gquic-tags.ts";
import { momentOf } from "./numbers-inside.ts";

const little = { little: true } as const;
const group = (filter: string, label: string): AnyField => mark({ filter, label });
/** A number of as many octets as are taken, in the order that the version has. */
const number = (
  filter: string,
  label: string,
  type: "FT_UINT64" | "FT_UINT32" | "FT_UINT16",
  isLittle: boolean,
): AnyField =>
  custom(
    {
      ...derivedNumber("number", (octets, start, end) =>
        isLittle ? uintle(octets, start, Math.min(6, end - start)) : Number(bigAt(octets, start, end)),
      ),
      bigint: (octets, start, end) => (isLittle ? littleAt(octets, start, end) : bigAt(octets, start, end)),
    },
    { filter, label, type },
  );
const both = (
  key: string,
  filter: string,
  label: string,
  type: "FT_UINT64" | "FT_UINT32" | "FT_UINT16" = "FT_UINT64",
) => ({
  [key]: number(filter, label, type, false),
  [`${key}Little`]: number(filter, label, type, true),
});

function bigAt(octets: Uint8Array, start: number, end: number): bigint {
  if (end - start === 8) return u64(octets, start);
  let value = 0n;
  for (let at = start; at < end; at++) value = (value << 8n) | BigInt(octets[at]);
  return value;
}
function littleAt(octets: Uint8Array, start: number, end: number): bigint {
  if (end - start === 8) return u64le(octets, start);
  let value = 0n;
  for (let at = end - 1; at >= start; at--) value = (value << 8n) | BigInt(octets[at]);
  return value;
}

/** A tag, without the zero that fills it up. */
export const tagText = derivedText("tag", (octets, start, end) => {
  const name = latin1(octets, start, end).replaceAll(/[^\0-~]/g, "\ufffd");
  const zero = name.indexOf("\0");
  return zero < 0 ? name : name.slice(0, zero);
});
const tag = (filter: string, label: string): AnyField => custom(tagText, { filter, label, type: "FT_STRING" });
const sizes = { 0: "1 Byte", 1: "2 Bytes", 2: "4 Bytes", 3: "6 Bytes" };
const lengths = [
  { ...partView("puflags.pkn", "Packet Number Length", 0x30, sizes), show: "hex" as const },
  bitView("puflags.mpth", "Multipath", 0x40, YES),
  { ...partView("puflags.rsv", "Reserved", 0x80), show: "hex" as const },
];
const first = [bitView("puflags.version", "Version", 0x1, YES), bitView("puflags.reset", "Reset", 0x2, YES)];
const form = [
  partView("header_form", "Header Form", 0x80, { 0: "Short Header", 1: "Long Header" }),
  bitView("fixed_bit", "Fixed Bit", 0x40),
];
const numberLength = partView("packet_number_length", "Packet Number Length", 0x3, {
  0: "1 bytes",
  1: "2 bytes",
  2: "3 bytes",
  3: "4 bytes",
});
const flags = (views: NonNullable<AnyField["views"]>): AnyField =>
  u8({ filter: "puflags", label: "Public Flags", show: "hex", views });
const frameType = (views: NonNullable<AnyField["views"]>): AnyField =>
  u8({ filter: "frame_type", label: "Frame Type", show: "hex", views });
const hidden = Object.fromEntries(
  Object.entries(gquicTags)
    .filter(([name]) => name !== "CCS")
    .map(([name, [, field, label, kind]]) => {
      const filter = `tag.${field}`;
      const made: AnyField =
        kind === "octets"
          ? bytes("rest", { filter, label, evenEmpty: true })
          : kind === "text" || kind === "words"
            ? tag(filter, label)
            : kind === "wide"
              ? number(filter, label, "FT_UINT64", true)
              : kind === "moment"
                ? momentOf((octets, at) => u64le(octets, at) * 1_000_000_000n, { filter, label })
                : u32({ filter, label, ...little, ...(kind === "longHex" ? { show: "dec-hex" } : {}) });
      return [`tag ${name}`, made];
    }),
);

/** Fields of packets of gQUIC: those whose name ends in `Little` have their lowest octet first. */
export const gquicFields: { readonly [key: string]: AnyField } = {
  flags: flags([
    ...first,
    bitView("puflags.nonce", "Diversification nonce", 0x4, YES),
    bitView("puflags.cid", "CID Length", 0x8, ["8 Bytes", "0 Byte"]),
    ...lengths,
  ]),
  oldFlags: flags([
    ...first,
    {
      ...partView("puflags.cid.old", "CID Length", 0xc, { 0: "0 Byte", 1: "1 Bytes", 2: "4 Bytes", 3: "8 Bytes" }),
      show: "hex",
    },
    ...lengths,
  ]),
  longFlags: flags([
    ...form,
    partView("long.packet_type", "Packet Type", 0x30, { 0: "Initial", 1: "0-RTT", 2: "Handshake" }),
    partView("long.reserved", "Reserved", 0xc),
    numberLength,
  ]),
  shortFlags: flags([...form, numberLength]),
  ids: u8({
    filter: "",
    label: "Lengths",
    views: [
      partView("dcil", "Destination Connection ID Length", 0xf0, { 0: "0 bytes", 5: "8 bytes" }),
      partView("scil", "Source Connection ID Length", 0xf, { 0: "0 bytes", 5: "8 bytes" }),
    ],
  }),
  ...both("connection", "cid", "CID"),
  version: text(4, { filter: "version", label: "Version", type: "FT_STRING" }),
  nonce: bytes(32, { filter: "diversification_nonce", label: "Diversification nonce" }),
  ...both("packetNumber", "packet_number", "Packet Number"),
  privateFlags: u8({
    filter: "prflags",
    label: "Private Flags",
    show: "hex",
    views: [
      bitView("prflags.entropy", "Entropy", 0x1, YES),
      bitView("prflags.fecg", "FEC Group", 0x2, YES),
      bitView("prflags.fec", "FEC", 0x4, YES),
      { ...partView("prflags.rsv", "Reserved", 0xf8), show: "hex" },
    ],
  }),
  hash: bytes(12, { filter: "message_authentication_hash", label: "Message Authentication Hash" }),
  payload: bytes("rest", { filter: "payload", label: "Payload" }),
  frame: group("frame", "Frame"),
  frameType: frameType([]),
  streamType: frameType([
    bitView("frame_type.stream", "Stream", 0x80),
    bitView("frame_type.stream.f", "FIN", 0x40),
    bitView("frame_type.stream.d", "Data Length", 0x20, ["2 Bytes", "0 Byte"]),
    partView("frame_type.stream.ooo", "Offset Length", 0x1c, {
      0: "0 Byte",
      1: "2 Bytes",
      2: "3 Bytes",
      3: "4 Bytes",
      4: "5 Bytes",
      5: "6 Bytes",
      6: "7 Bytes",
      7: "8 Bytes",
    }),
    partView("frame_type.stream.ss", "Stream Length", 0x3, { 0: "1 Byte", 1: "2 Bytes", 2: "3 Bytes", 3: "4 Bytes" }),
  ]),
  ackType: frameType([
    bitView("frame_type.stream", "Stream", 0x80),
    bitView("frame_type.ack", "ACK", 0x40),
    bitView("frame_type.ack.n", "NACK", 0x20),
    bitView("frame_type.ack.u", "Unused", 0x10),
    partView("frame_type.ack.ll", "Largest Observed Length", 0xc, sizes),
    partView("frame_type.ack.mm", "Missing Packet Length", 0x3, sizes),
  ]),
  ...both("acked", "frame_type.ack.largest_acked", "Largest Acked"),
  ...both("ackedTime", "frame_type.ack.largest_acked_delta_time", "Largest Acked Delta Time", "FT_UINT16"),
  ...both("firstBlock", "frame_type.ack.first_ack_block_length", "First Ack block length"),
  blocks: u8({ filter: "frame_type.ack.num_blocks", label: "Num blocks" }),
  gap: u8({ filter: "frame_type.ack.gap_to_next_block", label: "Gap to next block" }),
  ...both("block", "frame_type.ack.ack_block_length", "Ack block length"),
  timestamps: u8({ filter: "frame_type.ack.num_timestamp", label: "Num Timestamp" }),
  ackedDelta: u8({ filter: "frame_type.ack.delta_largest_acked", label: "Delta Largest Observed" }),
  ...both("ackedSince", "frame_type.ack.time_since_largest_acked", "Time Since Largest Acked", "FT_UINT32"),
  ...both(
    "previousSince",
    "frame_type.ack.time_since_previous_timestamp",
    "Time since Previous timestamp",
    "FT_UINT16",
  ),
  ...both("unacked", "frame_type.sw.least_unacked_delta", "Least unacked delta"),
  framePadding: bytes("rest", { filter: "frame_type.padding", label: "Padding" }),
  ...both("stream", "stream_id", "Stream ID", "FT_UINT32"),
  ...both("offset", "offset", "Offset"),
  ...both("dataLength", "data_len", "Data Length", "FT_UINT32"),
  tag: tag("tag", "Tag"),
  tagCount: u16({ filter: "tag_number", label: "Tag Number", ...little }),
  padding: bytes(2, { filter: "padding", label: "Padding" }),
  tags: group("tags", "Tag/value"),
  tagType: tag("tag_type", "Tag Type"),
  tagEnd: u32({ filter: "tag_offset_end", label: "Tag offset end", ...little }),
  tagValue: bytes("rest", { filter: "tag_value", label: "Tag/value", evenEmpty: true }),
  certificates: custom(
    { ...derivedNumber("number", () => 0), bigint: u64 },
    { filter: "tag.ccs", label: "Common certificate sets", type: "FT_UINT64", show: "hex" },
  ),
  config: tag("tag.scfg", "Server Config Tag"),
  configCount: u32({ filter: "tag.scfg.number", label: "Number Server Config Tag", ...little }),
  public: u24({ filter: "tag.pubs", label: "Public value", show: "dec-hex", ...little }),
  addressType: u16({
    filter: "tag.caddr.addr.type",
    label: "Client IP Address Type",
    ...little,
    strings: { 2: "IPv4", 10: "IPv6" },
  }),
  address4: ipv4({ filter: "tag.caddr.addr.ipv4", label: "Client IP Address" }),
  address6: ipv6({ filter: "tag.caddr.addr.ipv6", label: "Client IP Address" }),
  addressPort: u16({ filter: "tag.caddr.port", label: "Client Port (Source)", ...little }),
  unknown: bytes("rest", { filter: "tag.unknown", label: "Unknown tag" }),
  truncated: mark({
    filter: "tag.length.truncated",
    label: "Truncated Tag Length...",
    expert: { severity: "Note", group: "Malformed" },
  }),
  ...hidden,
};
export const gquicWorked = {
  tagLength: u32({ filter: "tag_offset_length", label: "Tag length" }),
  paddingLength: u32({ filter: "frame_type.padding.length", label: "Padding Length" }),
};

import { sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, custom, mark, repeated, struct, u32, u64, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { quicVersions } from "../parts/quic-versions.ts";
import { countedOctets, varintField } from "../parts/varint.ts";

const packetTypes = { Initial: 0, "0-RTT": 1, Handshake: 2, Retry: 3 } as const;
const packetTypesTwo = { Retry: 0, Initial: 1, "0-RTT": 2, Handshake: 3 } as const;

const octets = struct({ payload: bytes("rest", { label: "Payload" }) });

const token = custom(
  countedOctets(
    "token",
    varintField({ filter: "token_length", label: "Token Length" }),
    bytes("rest", { filter: "token", label: "Token" }),
  ),
  { filter: "" },
);
/** The packet number and the payload, both protected. */
const payload = custom(
  countedOctets(
    "protected payload",
    varintField({ filter: "length", label: "Length" }),
    // Whether it is still protected, flows know.
    bytes("rest", { filter: "", label: "Protected Payload" }),
  ),
  { filter: "" },
);

const initial = struct({ token, payload });
const protectedPacket = struct({ payload });
const INTEGRITY_TAG = 16;
/** The token takes all but the integrity tag at the end. */
const retry = struct({
  retry_token: bytes({ restLess: INTEGRITY_TAG }, { label: "Retry Token" }),
  retry_integrity_tag: bytes(INTEGRITY_TAG, { label: "Retry Integrity Tag" }),
});

const versionOne = choice("packet_type", {
  Initial: initial,
  "0-RTT": protectedPacket,
  Handshake: protectedPacket,
  Retry: retry,
});
/** Version 2 numbers its types otherwise (RFC 9369 section 3.2). */
const versionTwo = choice("packet_type", { 1: initial, 2: protectedPacket, 3: protectedPacket, 0: retry });
const negotiation = struct({
  versions: repeated(
    u32({ filter: "supported_version", label: "Supported Version", show: "hex", strings: quicVersions }),
  ),
});

/** Drafts 22 to 34 have the layout of version 1, as have Google's last versions. */
const drafts = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [0xff000016 + i, versionOne]));
/** Facebook's mvfst follows drafts 22 and 27. */
const mvfst = { 0xfaceb001: versionOne, 0xfaceb002: versionOne, 0xfaceb00e: versionOne };
const google = { 0x51303530: versionOne, 0x54303530: versionOne, 0x54303531: versionOne };
/** Drafts before 22 and Google's versions up to Q046 had other headers, which are left as octets. */
const older = [...Array.from({ length: 18 }, (_, i) => 0xff000004 + i), 0x51303433, 0x51303434, 0x51303436];

const ids = struct({
  dcil: u8({ label: "Destination Connection ID Length", auto: sizeOf("dcid") }),
  dcid: bytes({ by: "dcil" }, { label: "Destination Connection ID" }),
  scil: u8({ label: "Source Connection ID Length", auto: sizeOf("scid") }),
  scid: bytes({ by: "scil" }, { label: "Source Connection ID" }),
});

const longHeader = struct({
  version: u32({
    label: "Version",
    show: "hex",
    names: { "Version Negotiation": 0, "1": 1, "2": 0x6b3343cf, "draft-29": 0xff00001d, "Google Q050": 0x51303530 },
    strings: quicVersions,
    default: 1,
  }),
  ids: when({ field: "version", is: older, not: true }, ids),
  body: choice(
    "version",
    { ...drafts, ...google, ...mvfst, 0: negotiation, 1: versionOne, 0x6b3343cf: versionTwo },
    { otherwise: octets },
  ),
});

/**
 * QUIC packets; those that share a datagram are layers. A short header says nothing in the clear but its first bits: how
 * long its connection identifier is, only the connection knows.
 */
export const QUIC = protocol({
  name: "quic",
  layer: "QUIC",
  title: "QUIC IETF",
  spec: "RFC 9000",
  carriedBy: { "udp.port": 443, "quic.packet": 1 },
  next: { table: "quic.packet", always: 1 },
  startsWith: [[[0x40, 0x7f]], [[0xc0, 0xff]], [[0x80, 0xff], 0, 0, 0, 0]],
  generated: {
    "/information": mark({ filter: "", label: "QUIC Connection information", plain: true }),
    connection: u32({ filter: "connection.number", label: "Connection Number" }),
    unknownConnection: mark({
      filter: "connection.unknown",
      label: "Unknown QUIC connection. Missing Initial Packet or migrated connection?",
      expert: { severity: "Note", group: "Protocol" },
    }),
    "/packetLength": u32({ filter: "packet_length", label: "Packet Length" }),
    "<short": mark({ filter: "short", label: "QUIC Short Header", plain: true }),
    "fixed_bit/spin": bits(1, { filter: "spin_bit", label: "Spin Bit", show: "bool", plain: true }),
    "fixed_bit/destination": bytes("rest", { filter: "dcid", label: "Destination Connection ID", plain: true }),
    "fixed_bit/packetType": u8({ filter: "long.packet_type", label: "Packet Type", names: packetTypes, plain: true }),
    "fixed_bit/packetTypeTwo": u8({
      filter: "long.packet_type_v2",
      label: "Packet Type",
      names: packetTypesTwo,
      plain: true,
    }),
    "fixed_bit/reserved": u8({ filter: "long.reserved", label: "Reserved", plain: true }),
    "fixed_bit/packetNumberLength": u8({
      filter: "packet_number_length",
      label: "Packet Number Length",
      names: { "1 bytes": 0, "2 bytes": 1, "3 bytes": 2, "4 bytes": 3 },
      plain: true,
    }),
    remaining: bytes("rest", { filter: "remaining_payload", label: "Remaining Payload", plain: true }),
    packetNumber: u64({ filter: "packet_number", label: "Packet Number", plain: true }),
    plainPayload: bytes("rest", { filter: "payload", label: "Payload", plain: true }),
    padding: mark({
      filter: "coalesced_padding_data",
      label: "Coalesced Padding Data",
      expert: { severity: "Note", group: "Protocol", summary: "(Random) padding data appended to the datagram" },
    }),
    decryptionFailed: mark({
      filter: "decryption_failed",
      label: "Failed to decrypt handshake",
      expert: {
        severity: "Warn",
        group: "Decryption",
        summary: "Failed to create decryption context: Secrets are not available",
      },
    }),
    numberFailed: mark({
      filter: "decryption_failed",
      label: "Failed to decrypt handshake",
      expert: { severity: "Warn", group: "Decryption", summary: "Failed to decrypt packet number" },
    }),
  },
  framing: { by: "length" },
  summary: "QUIC",
  fields: {
    header_form: bits(1, {
      label: "Header Form",
      names: { "Short Header": 0, "Long Header": 1 },
      type: "FT_UINT8",
      default: 1,
    }),
    fixed_bit: bits(1, { label: "Fixed Bit", show: "bool", default: 1 }),
    // Version 2 numbers them otherwise, and short packets have none: flows say what it means.
    packet_type: bits(2, { filter: "", label: "Packet Type", names: packetTypes }),
    protected_bits: bits(4, { filter: "", label: "Reserved and Packet Number Length, protected" }),
    long: when({ field: "header_form" }, longHeader),
    short: when(
      { field: "header_form", not: true },
      // How long the identifier in front is, flows know.
      bytes("rest", { filter: "", label: "Remaining Payload" }),
    ),
  },
});

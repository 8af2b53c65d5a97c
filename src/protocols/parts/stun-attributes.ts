import { sizeOf } from "../../definition/auto.ts";
import {
  bytes,
  choice,
  counted,
  custom,
  implied,
  ipv4,
  ipv6,
  repeated,
  struct,
  text,
  u16,
  u32,
  u64,
  u8,
  variant,
  when,
} from "../../definition/fields.ts";
import type { AnyField, Fields, View } from "../../definition/kinds.ts";
import { bitView, SET } from "./bit-view.ts";
import { stunAttributes } from "./stun-names.ts";
import { addressOf, changedAddress, fingerprint, fingerprintStatus, reserved, wordPadding } from "./stun-values.ts";

const group = (fields: Fields): AnyField => struct(fields, { filter: "" });
const plainAddress = addressOf(
  u16({ filter: "att.port", label: "Port" }),
  ipv4({ filter: "att.ipv4", label: "IP" }),
  ipv6({ filter: "att.ipv6", label: "IP" }),
);
const octets = (name: string, label: string): AnyField => bytes("rest", { filter: `att.${name}`, label });
const words = (name: string, label: string): AnyField => text("rest", { filter: `att.${name}`, label });
const number = (name: string, label: string): AnyField => u32({ filter: `att.${name}`, label });
const twoBits: readonly View[] = [
  { ...bitView("att.change-ip", "Change IP", 4, SET), offset: 2, size: 2 },
  { ...bitView("att.change-port", "Change Port", 2, SET), offset: 2, size: 2 },
];
const octetsLeft = bytes("rest", { filter: "value", label: "Value" });
const tieBreaker = octets("tie-breaker", "Tie breaker");

/** What attributes hold, by their names. */
const values: { readonly [name in keyof typeof stunAttributes]?: AnyField } = {
  "MAPPED-ADDRESS": plainAddress,
  RESPONSE_ADDRESS: plainAddress,
  SOURCE_ADDRESS: plainAddress,
  CHANGED_ADDRESS: plainAddress,
  "REFLECTED-FROM": plainAddress,
  "DESTINATION-ADDRESS": plainAddress,
  "ALTERNATE-SERVER": plainAddress,
  "RESPONSE-ORIGIN": plainAddress,
  "OTHER-ADDRESS": plainAddress,
  "XOR-PEER-ADDRESS": changedAddress,
  "XOR-RELAYED-ADDRESS": changedAddress,
  "XOR-MAPPED-ADDRESS": changedAddress,
  "XOR-MAPPED-ADDRESS (0x8020)": changedAddress,
  CHANGE_REQUEST: u32({ filter: "", views: twoBits }),
  USERNAME: words("username", "Username"),
  PASSWORD: octets("password", "Password"),
  "MESSAGE-INTEGRITY": octets("hmac", "HMAC-SHA1"),
  "ERROR-CODE": group({
    reserved: reserved(2),
    class: u8({ filter: "", views: [{ filter: "att.error.class", label: "Error Class", type: "FT_UINT8", mask: 7 }] }),
    code: u8({ filter: "att.error", label: "Error Code" }),
    reason: text("rest", { filter: "att.error.reason", label: "Error Reason Phrase" }),
  }),
  "UNKNOWN-ATTRIBUTES": repeated(u16({ filter: "att.unknown", label: "Unknown Attribute", show: "hex" }), {
    filter: "",
  }),
  "CHANNEL-NUMBER": group({
    channel: u16({ filter: "att.channelnum", label: "Channel-Number", show: "hex" }),
    reserved: reserved(2),
  }),
  LIFETIME: number("lifetime", "Lifetime"),
  "MAGIC-COOKIE": u32({ filter: "att.magic_cookie", label: "Magic Cookie", show: "hex" }),
  BANDWIDTH: u32({ filter: "port.bandwidth", label: "Bandwidth" }),
  DATA: bytes("rest", { filter: "value", label: "Value", path: "data" }),
  REALM: words("realm", "Realm"),
  NONCE: words("nonce", "Nonce"),
  "REQUESTED-ADDRESS-FAMILY": group({
    family: u8({ filter: "att.family", label: "Protocol Family", show: "hex", names: { IPv4: 1, IPv6: 2 } }),
    reserved: reserved(3),
  }),
  "REQUESTED-TRANSPORT": group({
    transport: u8({ filter: "att.transp", label: "Transport", show: "hex", names: { TCP: 6, UDP: 17 } }),
    reserved: reserved(3),
  }),
  "RESERVATION-TOKEN": group({
    token: bytes(8, { filter: "att.token", label: "Token" }),
    more: when({ left: 1 }, bytes("rest", { filter: "" })),
  }),
  PRIORITY: number("priority", "Priority"),
  "MS-TURN UNKNOWN 8006": octets("unknown8006", "Unknown8006"),
  "MS-VERSION": u32({
    filter: "att.ms.version",
    label: "MS Version",
    strings: {
      1: "ICE",
      2: "MS-ICE2",
      3: "MS-ICE2 with SHA256",
      4: "MS-ICE2 with SHA256 and IPv6",
      5: "MULTIPLEXED TURN over UDP only",
      6: "MULTIPLEXED TURN over UDP and TCP",
    },
  }),
  SOFTWARE: words("software", "Software"),
  "CACHE-TIMEOUT": number("cache-timeout", "Cache timeout"),
  FINGERPRINT: group({
    crc: custom(fingerprint, { filter: "att.crc32", label: "CRC-32", type: "FT_UINT32", show: "hex" }),
    status: custom(fingerprintStatus, {
      filter: "att.crc32.status",
      label: "CRC-32 Status",
      type: "FT_UINT8",
      show: "word",
      strings: { 0: "Bad", 1: "Good", 2: "Unverified", 3: "Not present", 4: "Illegal" },
      evenEmpty: true,
    }),
  }),
  "ICE-CONTROLLED": tieBreaker,
  "ICE-CONTROLLING": tieBreaker,
  "MS-SEQUENCE-NUMBER": group({
    connection: bytes(20, { filter: "att.ms.connection_id", label: "Connection ID" }),
    sequence: number("ms.sequence_number", "Sequence Number"),
  }),
  "MS-CANDIDATE-IDENTIFIER": words("ms.foundation", "Foundation"),
  "MS-SERVICE-QUALITY": group({
    stream: u16({
      filter: "att.ms.stream_type",
      label: "Stream Type",
      strings: { 1: "Audio", 2: "Video", 3: "Supplemental Video", 4: "Data" },
    }),
    quality: u16({
      filter: "att.ms.service_quality",
      label: "Service Quality",
      strings: { 0: "Best effort delivery", 1: "Reliable delivery" },
    }),
  }),
  "MS-IMPLEMENTATION-VERSION": u32({
    filter: "att.ms.version.ice",
    label: "MS ICE Version",
    strings: [
      [0, 2, "Supports only RFC3489bis-02 message formats"],
      [3, 0xffffffff, "Supports RFC5389 message formats"],
    ],
  }),
  "MS-MULTIPLEXED-TURN-SESSION-ID": u64({
    filter: "att.ms.multiplexed_turn_session_id",
    label: "MS Multiplexed TURN Session Id",
    show: "hex",
  }),
  "GOOG-NETWORK-INFO": group({
    network: u16({ filter: "att.google.network_id", label: "Google Network ID" }),
    cost: u16({
      filter: "att.google.network_cost",
      label: "Google Network Cost",
      strings: {
        0: "Min",
        10: "Low",
        50: "Unknown",
        250: "Cellular5G",
        500: "Cellular4G",
        900: "Cellular",
        910: "Cellular3G",
        980: "Cellular2G",
        999: "Max",
      },
    }),
  }),
};

const length = u16({ filter: "att.length", label: "Attribute Length", auto: sizeOf("value") });
const padding = custom(wordPadding, { filter: "att.padding", label: "Padding", type: "FT_UINT16" });
const assigned: readonly View[] = [
  {
    filter: "att.type.comprehension",
    label: "Attribute Type Comprehension",
    type: "FT_UINT16",
    mask: 0x8000,
    show: "hex",
    strings: { 0: "Required", 1: "Optional" },
  },
  {
    filter: "att.type.assignment",
    label: "Attribute Type Assignment",
    type: "FT_UINT16",
    mask: 0x4000,
    show: "hex",
    strings: { 0: "IETF Review", 1: "Designated Expert" },
  },
];

/** An attribute: its type, its value and what fills the last word of that. */
const known = struct(
  {
    type: u16({ filter: "att.type", label: "Attribute Type", show: "hex", names: stunAttributes, views: assigned }),
    length,
    value: choice("type", values as { readonly [name: string]: AnyField }, {
      otherwise: group({ value: octetsLeft }),
      size: { by: "length" },
    }),
    padding,
  },
  { filter: "attribute", label: "Attribute Type", type: "FT_UINT16", show: "hex" },
);
/** One that Wireshark does not know stands in no group. */
const unknown = group({
  unknownType: u16({ filter: "" }),
  mark: implied({
    filter: "unknown_attribute",
    label: "Attribute unknown",
    type: "FT_NONE",
    expert: { severity: "Warn", group: "Undecoded" },
  }),
  length,
  value: counted("length", octetsLeft),
  padding,
});

export const stunAttribute = variant(
  [{ starts: Object.values(stunAttributes).map((type) => [type >> 8, type & 0xff]), of: known }],
  { otherwise: unknown },
);

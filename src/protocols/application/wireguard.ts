import { bytes, choice, frameNumber, implied, mark, struct, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { base64Octets } from "../parts/base64-octets.ts";
import { octetsWith } from "../parts/octets-with.ts";

/** Octets of the messages that have one length, and the fewest of a message of data. */
const lengths: { readonly [type: number]: number } = { 1: 148, 2: 92, 3: 64 };
const LEAST_DATA = 32;

const sender = u32({ filter: "sender", label: "Sender", show: "hex", little: true });
const receiver = u32({ filter: "receiver", label: "Receiver", show: "hex", little: true });
const encrypted = (size: number, filter: string, label: string): AnyField =>
  bytes(size, { filter, label, type: "FT_NONE", default: new Uint8Array(size) });
/** Wireshark looks for the private key of each ephemeral one; without any there is none. */
const ephemeral: Fields = {
  unencrypted_ephemeral: base64Octets(32, { filter: "ephemeral", label: "Ephemeral" }),
  known: implied({ filter: "ephemeral.known_privkey", label: "Has Private Key", is: 0 }),
};
const macs: Fields = {
  mac1: bytes(16, { default: new Uint8Array(16) }),
  mac2: bytes(16, { default: new Uint8Array(16) }),
};
const group = (fields: Fields): AnyField => struct(fields, { filter: "" });

/** Octets of the tag of what is encrypted; a message of data that has no more keeps the tunnel open. */
const TAG = 16;
const keepalive = mark({
  filter: "keepalive",
  label: "This is a Keepalive message",
  expert: { severity: "Chat", group: "Sequence" },
});
const encryptedPacket = octetsWith(
  "encrypted packet",
  {
    inner: [{ key: "keepalive", field: keepalive }],
    visit: (_octets, start, end, found) => {
      if (end - start === TAG) found(0, start, end);
    },
  },
  { filter: "encrypted_packet", label: "Encrypted Packet", type: "FT_NONE", default: new Uint8Array(TAG) },
);

/** The WireGuard tunnel: its handshake, and what it carries encrypted. */
export const Wireguard = protocol({
  name: "wg",
  layer: "Wireguard",
  title: "WireGuard Protocol",
  short: "WireGuard",
  spec: "https://www.wireguard.com/protocol/",
  carriedBy: { "udp.port": [] },
  startsWith: [[[1, 4], 0, 0, 0]],
  onAnyPort: {
    startsWith: [[[1, 4], 0, 0, 0]],
    fits: (octets, start, end) => {
      const length = lengths[octets[start]];
      return length === undefined ? end - start >= LEAST_DATA : end - start === length;
    },
  },
  generated: {
    stream: u32({ filter: "stream", label: "Stream index" }),
    response: frameNumber({ filter: "response_in", label: "Response in Frame" }),
    request: frameNumber({ filter: "response_to", label: "Response to Frame" }),
  },
  summary: "WireGuard {message_type}",
  fields: {
    message_type: u8({
      filter: "type",
      label: "Type",
      names: { "Handshake Initiation": 1, "Handshake Response": 2, "Cookie Reply": 3, "Transport Data": 4 },
      default: 1,
    }),
    reserved_zero: bytes(3, { filter: "reserved", label: "Reserved", default: new Uint8Array(3) }),
    body: choice(
      "message_type",
      {
        "Handshake Initiation": group({
          sender_index: sender,
          ...ephemeral,
          encrypted_static: encrypted(48, "encrypted_static", "Encrypted Static"),
          encrypted_timestamp: encrypted(28, "encrypted_timestamp", "Encrypted Timestamp"),
          ...macs,
        }),
        "Handshake Response": group({
          sender_index: sender,
          receiver_index: receiver,
          ...ephemeral,
          encrypted_nothing: encrypted(16, "encrypted_empty", "Encrypted Empty"),
          ...macs,
        }),
        "Cookie Reply": group({
          receiver_index: receiver,
          nonce: bytes(24, { label: "Nonce", default: new Uint8Array(24) }),
          encrypted_cookie: bytes(32, { label: "Encrypted Cookie", default: new Uint8Array(32) }),
        }),
        "Transport Data": group({
          receiver_index: receiver,
          counter: u64({ label: "Counter", little: true }),
          encrypted_encapsulated_packet: encryptedPacket,
        }),
      },
      { otherwise: bytes("rest", { filter: "" }) },
    ),
  },
});

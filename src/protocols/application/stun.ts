import { payloadLength, sizeOf } from "../../definition/auto.ts";
import {
  bytes,
  frameNumber,
  implied,
  relativeTime,
  repeated,
  struct,
  u16,
  u32,
  variant,
  when,
} from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import type { Start } from "../../definition/starts.ts";
import { u16 as u16At } from "../../bytes/numbers.ts";
import { stunAttribute } from "../parts/stun-attributes.ts";
import { stunClasses, stunMethods } from "../parts/stun-names.ts";
import { COOKIE } from "../parts/stun-values.ts";

/** Octets of the header of a message, and of data of a channel. */
const HEADER = 20;
const CHANNEL_HEADER = 4;
const any = [0, 255] as const;
/** Messages of all methods and classes, which a cookie follows (RFC 8489 5), and data of channels (RFC 8656 12). */
const messages = Object.keys(stunMethods).flatMap((method) =>
  Object.keys(stunClasses).map((bits) => {
    const type = Number(method) | (Number(bits) << 4);
    return [type >> 8, type & 0xff, any, any, 0x21, 0x12, 0xa4, 0x42] as const;
  }),
);
const channel: Start = [[0x40, 0x4f]];

const header = {
  type: u16({
    label: "Message Type",
    show: "hex",
    default: 1,
    views: [
      {
        filter: "type.class",
        label: "Message Class",
        type: "FT_UINT16",
        mask: 0x0110,
        show: "hex",
        strings: stunClasses,
      },
      {
        filter: "type.method",
        label: "Message Method",
        type: "FT_UINT16",
        mask: 0x3eef,
        show: "hex",
        strings: stunMethods,
      },
      {
        filter: "type.method-assignment",
        label: "Message Method Assignment",
        type: "FT_UINT16",
        mask: 0x2000,
        show: "hex",
        strings: { 0: "IETF Review", 1: "Designated Expert" },
      },
    ],
  }),
  length: u16({ label: "Message Length", auto: sizeOf("attributes") }),
  cookie: u32({ label: "Message Cookie", type: "FT_BYTES", default: COOKIE }),
  transaction: bytes(12, { filter: "id", label: "Message Transaction ID", default: new Uint8Array(12) }),
  version: when(
    { field: "length" },
    implied({
      filter: "network_version",
      label: "STUN Network Version",
      bracketed: true,
      type: "FT_UINT8",
      is: 3,
      strings: { 3: "RFC-5389/8489" },
    }),
  ),
  attributes: when(
    { field: "length" },
    struct(
      { list: repeated(stunAttribute, { filter: "" }) },
      { filter: "attributes", label: "Attributes", size: { by: "length" } },
    ),
  ),
} as const;

/** Session Traversal Utilities for NAT, and TURN, which relays what it carries. */
export const STUN = protocol({
  name: "stun",
  layer: "STUN",
  title: "Session Traversal Utilities for NAT",
  // What TURN relays is named behind it.
  foreign: [],
  spec: "RFC 8489",
  carriedBy: { "udp.port": 3478, "tcp.port": 3478, "stun.frame": 0 },
  startsWith: [...messages, channel],
  onAnyPort: { startsWith: messages, fits: (octets, start, end) => u16At(octets, start + 2) + HEADER === end - start },
  framing: {
    by: "measure",
    measure(octets, at, end) {
      if (end - at < CHANNEL_HEADER) return 0;
      const length = u16At(octets, at + 2);
      return octets[at] < 0x40 ? HEADER + length : CHANNEL_HEADER + length + (-length & 3);
    },
  },
  next: { table: "stun.channel", always: 0 },
  exchange: {
    shares: [16, 4],
    kind: { offset: 0, mask: 0x01, request: [0], response: [1] },
    again: Infinity,
  },
  generated: {
    "/requestAgain": frameNumber({ filter: "reqduplicate", label: "Duplicated original message in" }),
    "/response": frameNumber({ filter: "response-in", label: "Response In" }),
    "/request": frameNumber({ filter: "response-to", label: "Request In" }),
    "/responseTime": relativeTime({ filter: "time", label: "Time" }),
  },
  summary: "STUN",
  fields: {
    message: variant(
      [
        {
          starts: [channel],
          of: struct(
            {
              channel: u16({ label: "Channel Number", show: "hex", default: 0x4000 }),
              length: u16({ label: "Message Length" }),
            },
            { filter: "" },
          ),
        },
      ],
      { otherwise: struct(header, { filter: "" }) },
    ),
  },
});

/** Octets of the length in front of a framed message. */
const FRAME_HEADER = 2;
const framed = messages.map((start): Start => [any, any, ...start]);

/** The length in front of a message over TCP that comes among packets of RTP (RFC 4571 2, RFC 6544). */
export const STUNFrame = protocol({
  name: "stun.frame",
  path: "",
  layer: "STUNFrame",
  title: "Session Traversal Utilities for NAT over framed TCP",
  spec: "RFC 4571",
  carriedBy: { "tcp.port": [] },
  startsWith: framed,
  onAnyPort: {
    startsWith: framed,
    fits: (octets, start, end) =>
      u16At(octets, start) + FRAME_HEADER === end - start &&
      u16At(octets, start + FRAME_HEADER + 2) + HEADER + FRAME_HEADER === end - start,
  },
  framing: { by: "length" },
  next: { table: "stun.frame", always: 0 },
  prefix: "stun",
  summary: "STUN over TCP",
  fields: { length: u16({ filter: "tcp_frame_length", label: "TCP Frame Length", auto: payloadLength() }) },
});

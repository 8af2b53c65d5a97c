import { sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, mark, struct, text, u16, u64, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const opcodes = { Continuation: 0, Text: 1, Binary: 2, "Connection Close": 8, Ping: 9, Pong: 10 } as const;

const statusCodes = {
  "Normal Closure": 1000,
  "Going Away": 1001,
  "Protocol error": 1002,
  "Unsupported Data": 1003,
  "---Reserved----": 1004,
  "No Status Rcvd": 1005,
  "Abnormal Closure": 1006,
  "Invalid frame payload data": 1007,
  "Policy Violation": 1008,
  "Message Too Big": 1009,
  "Mandatory Ext.": 1010,
  "Internal Server": 1011,
  "TLS handshake": 1015,
} as const;

const octets = (filter: string, label: string) => bytes("rest", { filter, label });

const close = struct(
  {
    status_code: when(
      { left: 2 },
      u16({ filter: "payload.close.status_code", label: "Status code", names: statusCodes, default: 1000 }),
    ),
    reason: when({ left: 1 }, text("rest", { filter: "payload.close.reason", label: "Reason" })),
  },
  { filter: "payload.close", label: "Close" },
);

const content = choice(
  "opcode",
  {
    Continuation: octets("payload.continue", "Continue"),
    Text: text("rest", { filter: "payload.text", label: "Text" }),
    Binary: octets("", "Binary"),
    "Connection Close": close,
    Ping: octets("payload.ping", "Ping"),
    Pong: octets("payload.pong", "Pong"),
  },
  { otherwise: octets("payload.unknown", "Unknown") },
);

/** What is masked or compressed is octets. */
const payload = choice("mask", {
  0: choice(
    "rsv",
    { 0: struct({ content }, { filter: "payload", label: "Payload" }) },
    { otherwise: octets("payload", "Payload") },
  ),
  1: bytes("rest", { filter: "masked_payload", label: "Masked payload", type: "FT_NONE" }),
});
const counted = (by: string) => struct({ payload: when({ left: 1 }, payload) }, { size: { by, cut: true } });

/**
 * The WebSocket protocol: one frame a layer; one that goes on in the next segment ends with this one's. Which connections
 * carry it, an HTTP upgrade says. More than 125 octets are built with `len` 126 or 127, which another length follows.
 */
export const WebSocket = protocol({
  name: "websocket",
  layer: "WebSocket",
  title: "WebSocket",
  spec: "RFC 6455",
  carriedBy: { "websocket.frame": 1 },
  next: { table: "websocket.frame", always: 1 },
  pathBehind: { tcp: "http:websocket", tls: "http:websocket" },
  framing: { by: "length" },
  generated: {
    compressed: bits(1, { filter: "pmc", label: "Per-Message Compressed", show: "bool" }),
    payload: mark({ filter: "payload", label: "Payload" }),
    continue: octets("payload.continue", "Continue"),
    text: text("rest", { filter: "payload.text", label: "Text" }),
    close: mark({ filter: "payload.close", label: "Close" }),
    statusCode: u16({ filter: "payload.close.status_code", label: "Status code", names: statusCodes }),
    reason: text("rest", { filter: "payload.close.reason", label: "Reason" }),
    ping: octets("payload.ping", "Ping"),
    pong: octets("payload.pong", "Pong"),
    unknown: octets("payload.unknown", "Unknown"),
  },
  summary: "WebSocket {opcode}",
  fields: {
    fin: bits(1, { label: "Fin", show: "bool", default: 1 }),
    rsv: bits(3, { label: "Reserved", show: "hex", type: "FT_UINT8" }),
    opcode: bits(4, { label: "Opcode", names: opcodes, default: 1 }),
    mask: bits(1, { label: "Mask", show: "bool" }),
    len: bits(7, { filter: "payload_length", label: "Payload length", auto: sizeOf("frame_data") }),
    length16: when(
      { field: "len", is: [126] },
      u16({ filter: "payload_length_ext_16", label: "Extended Payload length (16 bits)", auto: sizeOf("frame_data") }),
    ),
    length64: when(
      { field: "len", is: [127] },
      u64({ filter: "payload_length_ext_64", label: "Extended Payload length (64 bits)", auto: sizeOf("frame_data") }),
    ),
    mask_key: when({ field: "mask" }, bytes(4, { filter: "masking_key", label: "Masking-Key" })),
    frame_data: choice("len", { 126: counted("length16"), 127: counted("length64") }, { otherwise: counted("len") }),
  },
});

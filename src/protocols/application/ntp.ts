import { sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  custom,
  int,
  ipv4,
  repeated,
  struct,
  text,
  u16,
  u32,
  u64,
  u8,
  when,
} from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { ntpExtensions } from "../parts/ntp-extensions.ts";

const modes = {
  reserved: 0,
  "symmetric active": 1,
  "symmetric passive": 2,
  client: 3,
  server: 4,
  broadcast: 5,
  "control message": 6,
  private: 7,
} as const;
const leaps = { nowarning: 0, longminute: 1, shortminute: 2, notsync: 3 } as const;
/** Strata at which the reference is a name; above, it is the server's own server. */
const namedStrata = [0, 1];
const operations = {
  CTL_OP_UNSPEC: 0,
  CTL_OP_READSTAT: 1,
  CTL_OP_READVAR: 2,
  CTL_OP_WRITEVAR: 3,
  CTL_OP_READCLOCK: 4,
  CTL_OP_WRITECLOCK: 5,
  CTL_OP_SETTRAP: 6,
  CTL_OP_ASYNCMSG: 7,
  CTL_OP_CONFIGURE: 8,
  CTL_OP_SAVECONFIG: 9,
  CTL_OP_READ_MRU: 10,
  CTL_OP_READ_ORDLIST_A: 11,
  CTL_OP_REQ_NONCE: 12,
  CTL_OP_UNSETTRAP: 31,
} as const;
const implementations = { IMPL_UNIV: 0, IMPL_XNTPD_OLD: 2, XNTPD: 3 } as const;

/** A time message; delays are in units of 2^-16 seconds, times in 2^-32 seconds since 1900 (RFC 5905 7.3). */
const time = struct({
  stratum: u8({
    label: "Peer Clock Stratum",
    strings: [
      [0, 0, "unspecified or invalid"],
      [1, 1, "primary reference"],
      [2, 15, "secondary reference"],
      [16, 16, "unsynchronized"],
      [17, 255, "reserved"],
    ],
    default: 2,
  }),
  poll: int(1, {
    filter: "",
    default: 10,
    views: [{ filter: "ppoll", label: "Peer Polling Interval", type: "FT_UINT8", size: 1 }],
  }),
  precision: int(1, {
    filter: "",
    views: [{ filter: "precision", label: "Peer Clock Precision", type: "FT_UINT8", size: 1 }],
  }),
  delay: u32({ filter: "rootdelay", label: "Root Delay" }),
  dispersion: u32({ filter: "rootdispersion", label: "Root Dispersion" }),
  ref_id: when(
    { field: "stratum", is: namedStrata },
    text(4, { filter: "refid", label: "Reference ID", type: "FT_BYTES" }),
  ),
  id: when(
    { field: "stratum", is: namedStrata, not: true },
    ipv4({ filter: "refid", label: "Reference ID", type: "FT_BYTES", default: "127.0.0.1" }),
  ),
  ref: u64({ filter: "reftime", label: "Reference Timestamp", show: "ntp" }),
  orig: u64({ filter: "org", label: "Origin Timestamp", show: "ntp" }),
  recv: u64({ filter: "rec", label: "Receive Timestamp", show: "ntp" }),
  sent: u64({ filter: "xmt", label: "Transmit Timestamp", show: "ntp" }),
  extensions: custom(ntpExtensions, { filter: "", label: "Extension" }),
  key_id: when({ left: 4 }, u32({ filter: "keyid", label: "Key ID", type: "FT_BYTES" })),
  dgst: bytes("rest", { filter: "mac", label: "Message Authentication Code" }),
});

/** A control message of mode 6 (RFC 9327); its data is text but for a list of associations. */
const control = struct({
  response: bits(1, {
    filter: "ctrl.flags2.r",
    strings: { 0: "Request", 1: "Response" },
    label: "Response bit",
    type: "FT_UINT8",
    whole: { filter: "ctrl.flags2", label: "Flags 2", type: "FT_UINT8", show: "hex", through: "op_code" },
  }),
  err: bits(1, { filter: "ctrl.flags2.error", label: "Error bit", type: "FT_UINT8" }),
  more: bits(1, { filter: "ctrl.flags2.more", label: "More bit", type: "FT_UINT8" }),
  op_code: bits(5, {
    filter: "ctrl.flags2.opcode",
    strings: {
      0: "reserved",
      1: "read status",
      2: "read variables",
      3: "write variables",
      4: "read clock variables",
      5: "write clock variables",
      6: "set trap address/port",
      7: "asynchronous message",
      8: "runtime configuration",
      9: "save config to file",
      10: "retrieve MRU (mrulist)",
      11: "retrieve ordered list",
      12: "request a client nonce",
      31: "unset trap address/port",
    },
    label: "Opcode",
    names: operations,
  }),
  sequence: u16({ filter: "ctrl.sequence", label: "Sequence" }),
  status: u16({ filter: "ctrl.status", label: "Status", show: "hex" }),
  association_id: u16({ filter: "ctrl.associd", label: "AssociationID" }),
  offset: u16({ filter: "ctrl.offset", label: "Offset" }),
  count: u16({ filter: "ctrl.count", label: "Count", auto: sizeOf("data") }),
  data: choice(
    "op_code",
    {
      CTL_OP_READSTAT: repeated(
        struct({
          association_id: u16({ filter: "ctrl.associd", label: "AssociationID" }),
          status: u16({ filter: "ctrl.status", label: "Status", show: "hex" }),
        }),
      ),
    },
    { otherwise: text("rest", { filter: "ctrl.data", label: "Data", type: "FT_NONE" }), size: { by: "count" } },
  ),
  authenticator: bytes("rest", { filter: "mac", label: "Message Authentication Code" }),
});

/** A request or response of mode 7, a protocol of one implementation that never was specified. */
const privateMessage = struct({
  auth: bits(1, {
    filter: "priv.auth",
    label: "Auth bit",
    type: "FT_UINT8",
    whole: { filter: "priv.auth_seq", label: "Auth, sequence", type: "FT_UINT8", through: "seq" },
  }),
  seq: bits(7, { filter: "priv.seq", label: "Sequence number" }),
  implementation: u8({
    filter: "priv.impl",
    strings: { 0: "UNIV", 2: "XNTPD_OLD (pre-IPv6)", 3: "XNTPD" },
    label: "Implementation",
    names: implementations,
    default: 3,
  }),
  request_code: u8({ filter: "priv.reqcode", label: "Request code" }),
  err: bits(4, {
    filter: "priv.err",
    strings: {
      0: "No error",
      1: "incompatible implementation number",
      2: "unimplemented request code",
      3: "format error",
      4: "no data available",
      5: "unknown",
      6: "unknown",
      7: "authentication failure",
    },
    label: "Err",
    show: "hex",
  }),
  nb_items: bits(12, { filter: "priv.numitems", label: "Number of data items" }),
  mbz: bits(4, { filter: "priv.reserved", label: "Reserved", show: "hex" }),
  data_item_size: bits(12, { filter: "priv.itemsize", label: "Size of data item" }),
  data: bytes("rest", { filter: "" }),
});

const body = choice("mode", {
  reserved: time,
  "symmetric active": time,
  "symmetric passive": time,
  client: time,
  server: time,
  broadcast: time,
  "control message": control,
  private: privateMessage,
});

/** The Network Time Protocol, versions 1 to 4, with its control and private messages. */
export const NTP = protocol({
  name: "ntp",
  layer: "NTP",
  title: "Network Time Protocol",
  spec: "RFC 5905",
  carriedBy: { "udp.port": 123 },
  answers: [
    // The time at which the request says that it was sent.
    { kind: { offset: 0, mask: 0x07, request: [1, 3], response: [2, 4] }, repeats: [[40, 24, 8]] },
    { kind: { offset: 1, mask: 0x80, request: [0], response: [0x80] }, repeats: [[2, 2, 2]] },
  ],
  summary: "NTP v{version} {mode}",
  fields: {
    /** In private messages the response and the more bit. */
    leap: bits(2, {
      filter: "flags.li",
      strings: {
        0: "no warning",
        1: "last minute of the day has 61 seconds",
        2: "last minute of the day has 59 seconds",
        3: "unknown (clock unsynchronized)",
      },
      label: "Leap Indicator",
      names: leaps,
      shown: { mode: [0, 1, 2, 3, 4, 5, 6] },
      whole: { filter: "flags", label: "Flags", type: "FT_UINT8", show: "hex", through: "mode" },
    }),
    version: bits(3, {
      filter: "flags.vn",
      strings: {
        0: "reserved",
        1: "NTP Version 1",
        2: "NTP Version 2",
        3: "NTP Version 3",
        4: "NTP Version 4",
        5: "reserved",
        6: "reserved",
        7: "reserved",
      },
      label: "Version number",
      default: 4,
    }),
    mode: bits(3, {
      filter: "flags.mode",
      strings: {
        0: "reserved",
        1: "symmetric active",
        2: "symmetric passive",
        3: "client",
        4: "server",
        5: "broadcast",
        6: "reserved for NTP control message",
        7: "reserved for private use",
      },
      label: "Mode",
      names: modes,
      default: 3,
    }),
    body,
  },
});

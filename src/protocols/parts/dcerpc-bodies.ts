import { bytes, choice, custom, repeated, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField, Cases, Fields } from "../../definition/kinds.ts";
import { alignedTo } from "./aligned.ts";
import { bitViews, guid } from "./windows-values.ts";

/** What is behind the header of a message of DCE/RPC, by its type ([C706] 12.6.4, [MS-RPCE] 2.2.2). */

const number = (filter: string, label: string) => u16({ filter, label, little: true });
const hint = u32({ filter: "cn_alloc_hint", label: "Alloc hint", little: true });
const context = number("cn_ctx_id", "Context ID");
const stub = bytes("rest", { filter: "" });
const gap = (size: number): AnyField => bytes(size, { filter: "" });

const transfer = struct(
  {
    id: guid({ filter: "cn_bind_trans_id", label: "ID" }),
    version: u32({ filter: "cn_bind_trans_ver", label: "ver", little: true }),
  },
  { filter: "cn_bind_trans", label: "Transfer Syntax", type: "FT_NONE" },
);
const contextItem = struct(
  {
    context,
    count: u8({ filter: "cn_num_trans_items", label: "Num Trans Items" }),
    reserved: gap(1),
    interface: struct(
      {
        id: guid({ filter: "cn_bind_to_uuid", label: "Interface UUID" }),
        version: number("cn_bind_if_ver", "Interface Ver"),
        minor: number("cn_bind_if_ver_minor", "Interface Ver Minor"),
      },
      { filter: "cn_bind_abstract_syntax", label: "Abstract Syntax", type: "FT_NONE" },
    ),
    transfers: repeated(transfer, { filter: "cn_bind_trans", count: "count" }),
  },
  { filter: "cn_ctx_item", label: "Ctx Item", type: "FT_NONE" },
);
const opening: Fields = {
  transmit: number("cn_max_xmit", "Max Xmit Frag"),
  receive: number("cn_max_recv", "Max Recv Frag"),
  group: u32({ filter: "cn_assoc_group", label: "Assoc Group", show: "hex", little: true }),
};
const bind = struct({
  ...opening,
  count: u8({ filter: "cn_num_ctx_items", label: "Num Ctx Items" }),
  reserved: gap(3),
  items: repeated(contextItem, { filter: "cn_ctx_item", count: "count" }),
});

const NEGOTIATED = 3;
const reasonWords = {
  0: "Reason not specified",
  1: "Abstract syntax not supported",
  2: "Proposed transfer syntaxes not supported",
  3: "Local limit exceeded",
};
const features = u16({
  filter: "cn_bind_trans_btfn",
  label: "Bind Time Features",
  show: "hex",
  little: true,
  views: bitViews(2, [
    ["cn_bind_trans_btfn.01", "Security Context Multiplexing Supported", 1],
    ["cn_bind_trans_btfn.02", "Keep Connection On Orphan Supported", 2],
  ]),
});
const result = struct(
  {
    result: u16({
      filter: "cn_ack_result",
      label: "Ack result",
      little: true,
      strings: { 0: "Acceptance", 1: "User rejection", 2: "Provider rejection", 3: "Negotiate ACK" },
    }),
    reason: choice(
      "result",
      { 0: gap(2), [NEGOTIATED]: features },
      { otherwise: u16({ filter: "cn_ack_reason", label: "Ack reason", little: true, strings: reasonWords }) },
    ),
    id: guid({ filter: "cn_ack_trans_id", label: "Transfer Syntax" }),
    version: u32({ filter: "cn_ack_trans_ver", label: "Syntax ver", little: true }),
  },
  { filter: "", label: "Ctx Item" },
);
const bindAck = struct({
  ...opening,
  addressLength: number("cn_sec_addr_len", "Scndry Addr len"),
  address: text({ by: "addressLength" }, { filter: "cn_sec_addr", label: "Scndry Addr", type: "FT_STRINGZ" }),
  aligned: custom(alignedTo(4), { filter: "" }),
  count: u8({ filter: "cn_num_results", label: "Num results" }),
  reserved: gap(3),
  results: repeated(result, { filter: "", count: "count" }),
});
const version = struct(
  {
    major: u8({ filter: "cn_protocol_ver_major", label: "Protocol major version" }),
    minor: u8({ filter: "cn_protocol_ver_minor", label: "Protocol minor version" }),
  },
  { filter: "" },
);
const bindNak = struct({
  reason: u16({
    filter: "cn_reject_reason",
    label: "Reject reason",
    little: true,
    strings: {
      0: "Reason not specified",
      1: "Temporary congestion",
      2: "Local limit exceeded",
      3: "Called paddr unknown",
      4: "Protocol version not supported",
      5: "Default context not supported",
      6: "User data not readable",
      7: "No PSAP available",
      8: "Authentication type not recognized",
      9: "Invalid checksum",
    },
  }),
  count: u8({ filter: "cn_num_protocols", label: "Number of protocols" }),
  versions: repeated(version, { filter: "", count: "count" }),
  rest: stub,
});

const request = struct({
  hint,
  context,
  opnum: number("opnum", "Opnum"),
  object: when({ field: "cn_flags", mask: 0x80 }, guid({ filter: "obj_id", label: "Object" })),
  stub,
});
const cancels = u8({ filter: "cn_cancel_count", label: "Cancel count" });
const response = struct({ hint, context, cancels, reserved: gap(1), stub });
const fault = struct({
  hint,
  context,
  cancels,
  flags: u8({
    filter: "cn_fault_flags",
    label: "Fault flags",
    show: "hex",
    views: bitViews(1, [["cn_fault_flags.extended_error", "Extended error information present", 1]]),
  }),
  status: u32({
    filter: "cn_status",
    label: "Status",
    show: "hex",
    little: true,
    strings: {
      0x5: "nca_s_fault_access_denied",
      0x6d8: "nca_s_fault_no_cont_elem",
      0x6f7: "nca_s_fault_ndr",
      0x721: "nca_s_fault_sec_pkg_error",
      0x1c010001: "nca_comm_failure",
      0x1c010002: "nca_op_rng_error",
      0x1c010003: "nca_unk_if",
      0x1c010006: "nca_wrong_boot_time",
      0x1c010009: "nca_you_crashed",
      0x1c01000b: "nca_proto_error",
      0x1c010013: "nca_out_args_too_big",
      0x1c010014: "nca_server_too_busy",
      0x1c010015: "nca_fault_string_too_long",
      0x1c010017: "nca_unsupported_type",
      0x1c000001: "nca_fault_int_div_by_zero",
      0x1c000002: "nca_fault_addr_error",
      0x1c000003: "nca_fault_fp_div_zero",
      0x1c000009: "nca_fault_invalid_tag",
      0x1c00000a: "nca_fault_invalid_bound",
      0x1c00000d: "nca_fault_cancel",
      0x1c00001a: "nca_fault_context_mismatch",
      0x1c00001c: "nca_fault_pipe_empty",
    },
  }),
  reserved: gap(4),
  stub,
});

export const rpcPacketTypes = {
  request: 0,
  response: 2,
  fault: 3,
  bind: 11,
  "bind-ack": 12,
  "bind-nak": 13,
  "alter-context": 14,
  "alter-context-resp": 15,
  auth3: 16,
  shutdown: 17,
  "co-cancel": 18,
  orphaned: 19,
} as const;

export const rpcBodies: Cases = {
  request,
  response,
  fault,
  bind,
  "bind-ack": bindAck,
  "bind-nak": bindNak,
  "alter-context": bind,
  "alter-context-resp": bindAck,
  auth3: stub,
};

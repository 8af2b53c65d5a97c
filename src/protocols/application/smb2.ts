import { bits, bytes, choice, frameNumber, relativeTime, text, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField, View, Whole } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { ntStatus } from "../parts/nt-status.ts";
import { smb2Commands, smb2Requests, smb2Responses } from "../parts/smb2-messages.ts";
import { shareTypes } from "../parts/smb2-trees.ts";
import { bitViews } from "../parts/windows-values.ts";

const commandWords = {
  0: "Negotiate Protocol",
  1: "Session Setup",
  2: "Session Logoff",
  3: "Tree Connect",
  4: "Tree Disconnect",
  5: "Create",
  6: "Close",
  7: "Flush",
  8: "Read",
  9: "Write",
  10: "Lock",
  11: "Ioctl",
  12: "Cancel",
  13: "KeepAlive",
  14: "Find",
  15: "Notify",
  16: "GetInfo",
  17: "SetInfo",
  18: "Break",
};
/** The octet of the flags that says whether a message is a response. */
const RESPONSE = 16;
const HEADER = 64;

const response: View["shown"] = { "headerFlags.response": [1] };
const request: View["shown"] = { "headerFlags.response": [0] };

const later: View["shown"] = { "headerFlags.async": [1] };
const atOnce: View["shown"] = { "headerFlags.async": [0] };
const header: Whole = { through: "signature", filter: "", label: "SMB2 Header", type: "FT_NONE" };

const other = bytes("rest", { filter: "unknown", label: "Unknown" });
const body: AnyField = choice(
  "headerFlags.response",
  {
    0: choice("cmd", smb2Requests, { otherwise: other }),
    1: choice("cmd", smb2Responses, { otherwise: other }),
  },
  { otherwise: other },
);

/** A message that another one follows ends where that begins. */
const chained = choice("chain_offset", {}, { otherwise: body, size: { by: "chain_offset", minus: HEADER } });

/** Server Message Block, versions 2 and 3. Messages behind one another are layers of their own. */
export const SMB2 = protocol({
  name: "smb2",
  holds: ["gss-api", "spnego", "ntlmssp"],
  layer: "SMB2",
  title: "SMB2 (Server Message Block Protocol version 2)",
  spec: "[MS-SMB2]",
  foreign: ["smb", "dcerpc"],
  handing: ["security.blob", "smb2.pipe"],
  records: {},
  carriedBy: { "nbss.message": 0xfe, "smb2.next": 0 },
  startsWith: [[0xfe, 0x53, 0x4d, 0x42]],
  next: [
    { table: "smb2.next", always: 0 },
    { table: "smb2.data", always: 0, unless: ["chain_offset"] },
  ],
  exchange: {
    shares: [24, 4],
    kind: { offset: RESPONSE, mask: 1, request: [0], response: [1] },
  },
  generated: {
    ">response": frameNumber({ filter: "response_in", label: "Response in" }),
    ">request": frameNumber({ filter: "response_to", label: "Response to" }),
    ">responseTime": relativeTime({ filter: "time", label: "Time from request" }),
    "tid>tree": text("rest", { filter: "tree", label: "Tree" }),
    "tid>share": u8({ filter: "share_type", label: "Share Type", show: "hex", strings: shareTypes }),
    "tid>connected": u32({ filter: "tcon_frame", label: "Connected in Frame" }),
    "sesid>account": text("rest", { filter: "acct", label: "Account" }),
    "sesid>domain": text("rest", { filter: "domain", label: "Domain" }),
    "sesid>host": text("rest", { filter: "host", label: "Host" }),
    "sesid>authenticated": u32({ filter: "auth_frame", label: "Authenticated in Frame" }),
    "file>opened": frameNumber({ filter: "=dcerpc.nt.open_frame", label: "Frame handle opened" }),
    "file>closed": frameNumber({ filter: "=dcerpc.nt.close_frame", label: "Frame handle closed" }),
  },
  summary: "SMB2 {cmd}",
  fields: {
    protocol: u32({ filter: "protocol_id", label: "ProtocolId", show: "hex", default: 0xfe534d42, whole: header }),
    size: u16({ filter: "header_len", label: "Header Length", little: true, default: 64 }),
    charge: u16({ filter: "credit.charge", label: "Credit Charge", little: true }),
    nt_status: u32({
      label: "NT Status",
      show: "hex",
      little: true,
      strings: ntStatus,
      shown: response,
      views: [
        {
          filter: "channel_sequence",
          label: "Channel Sequence",
          type: "FT_UINT16",
          size: 2,
          little: true,
          beside: true,
          shown: request,
        },
        { filter: "reserved", label: "Reserved", type: "FT_BYTES", offset: 2, size: 2, beside: true, shown: request },
      ],
    }),
    cmd: u16({ label: "Command", little: true, names: smb2Commands, strings: commandWords }),
    credits: u16({
      filter: "credits.requested",
      label: "Credits requested",
      little: true,
      shown: request,
      views: [
        {
          filter: "credits.granted",
          label: "Credits granted",
          type: "FT_UINT16",
          size: 2,
          little: true,
          beside: true,
          shown: response,
        },
      ],
    }),
    headerFlags: u32({
      filter: "flags",
      label: "Flags",
      show: "hex",
      little: true,
      parts: {
        others: bits(30, { filter: "" }),
        async: bits(1, { filter: "" }),
        response: bits(1, { filter: "" }),
      },
      lists: true,
      views: bitViews(4, [
        ["flags.response", "Response", 0x1, "This is a RESPONSE", "This is a REQUEST"],
        ["flags.async", "Async command", 0x2, "This is an ASYNC command", "This is a SYNC command"],
        ["flags.chained", "Chained", 0x4, "This pdu is a CHAINED command", "This pdu is NOT a chained command"],
        ["flags.signature", "Signing", 0x8, "This pdu is SIGNED", "This pdu is NOT signed"],
        [
          "flags.priority_mask",
          "Priority",
          0x70,
          "This pdu contains a PRIORITY",
          "This pdu does NOT contain a PRIORITY",
        ],
        ["flags.dfs", "DFS operation", 0x10000000, "This is a DFS OPERATION", "This is a normal operation"],
        [
          "flags.replay",
          "Replay operation",
          0x20000000,
          "This is a REPLAY OPERATION",
          "This is NOT a replay operation",
        ],
      ]),
    }),
    chain_offset: u32({ label: "Chain Offset", show: "hex", little: true }),
    msg_id: u64({ label: "Message ID", little: true }),
    target: u64({
      filter: "aid",
      label: "Async Id",
      show: "hex",
      little: true,
      shown: later,
      views: [
        {
          filter: "pid",
          label: "Process Id",
          type: "FT_UINT32",
          size: 4,
          show: "hex",
          little: true,
          beside: true,
          shown: atOnce,
        },
        {
          filter: "tid",
          label: "Tree Id",
          type: "FT_UINT32",
          offset: 4,
          size: 4,
          show: "hex",
          little: true,
          beside: true,
          shown: atOnce,
        },
      ],
    }),
    sesid: u64({ label: "Session Id", show: "hex", little: true }),
    signature: bytes(16, { label: "Signature" }),
    body: choice("chain_offset", { 0: body }, { otherwise: chained }),
  },
});

/** What is encrypted with the session's key ([MS-SMB2] 2.2.41). */
export const SMB2Transform = protocol({
  name: "smb2.transform",
  path: "smb2",
  prefix: "smb2",
  layer: "SMB2Transform",
  title: "SMB2 (Server Message Block Protocol version 2)",
  spec: "[MS-SMB2] 2.2.41",
  carriedBy: { "nbss.message": 0xfd },
  startsWith: [[0xfd, 0x53, 0x4d, 0x42]],
  summary: "SMB2, encrypted",
  fields: {
    protocol: u32({ filter: "protocol_id", label: "ProtocolId", show: "hex", default: 0xfd534d42 }),
    signature: bytes(16, { filter: "header.transform.signature", label: "Signature" }),
    nonce: bytes(16, { filter: "header.transform.nonce", label: "Nonce" }),
    size: u32({ filter: "header.transform.msg_size", label: "Message size", little: true }),
    reserved: bytes(2, { filter: "header.transform.reserved", label: "Reserved" }),
    flags: u16({
      filter: "header.transform.flags",
      label: "Flags",
      show: "hex",
      little: true,
      views: bitViews(2, [["header.transform.flags.encrypted", "Encrypted", 1]]),
    }),
    sesid: u64({ filter: "sesid", label: "Session Id", show: "hex", little: true }),
    data: bytes("rest", { filter: "header.transform.enc_data", label: "Data" }),
  },
});

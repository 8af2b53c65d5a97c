import { wholeLength } from "../../definition/auto.ts";
import { bytes, choice, frameNumber, relativeTime, struct, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import type { Octet, Start } from "../../definition/starts.ts";
import { rpcBodies, rpcPacketTypes } from "../parts/dcerpc-bodies.ts";
import { bitViews, type BitRow } from "../parts/windows-values.ts";

const ANY: Octet = [0, 0xff];
/** Version 5, a type, flags, and values with their lowest octet first; the others of the representation are small. */
const MESSAGE: Start = [5, [0, 1], [0, 19], ANY, [0x10, 0x11], [0, 3], ANY, ANY];

const flag = (name: string, label: string, mask: number): BitRow => [`cn_flags.${name}`, label, mask, "Set", "Not set"];
const half = (filter: string, label: string, offset: number, mask: number, strings: View["strings"]): View => ({
  filter,
  label,
  type: "FT_UINT8",
  offset,
  size: 1,
  mask,
  ...(strings ? { strings } : {}),
});

const other = bytes("rest", { filter: "" });
const body: AnyField = choice("pkt_type", rpcBodies, { otherwise: other });
/** What is in front of the octets of a security protocol, whose number the header has. */
const AUTHENTICATION_HEAD = 8;
const authenticationHead = struct(
  {
    type: u8({
      filter: "auth_type",
      label: "Auth type",
      strings: {
        0: "None",
        1: "Kerberos 5",
        9: "SPNEGO",
        10: "NTLMSSP",
        14: "SCHANNEL SSP",
        16: "Kerberos SSP",
        17: "Distributed Password Authentication SSP",
        18: "MSN SSP",
        21: "Digest SSP",
        68: "NETLOGON Secure Channel",
        100: "MSMQ SSP",
      },
    }),
    level: u8({
      filter: "auth_level",
      label: "Auth level",
      strings: { 1: "None", 2: "Connect", 3: "Call", 4: "Packet", 5: "Packet integrity", 6: "Packet privacy" },
    }),
    padding: u8({ filter: "auth_pad_len", label: "Auth pad len" }),
    reserved: u8({ filter: "auth_rsrvd", label: "Auth Rsrvd" }),
    context: u32({ filter: "auth_ctx_id", label: "Auth Context ID", little: true }),
  },
  { filter: "auth_info", label: "Auth Info", type: "FT_NONE" },
);
const authenticated = struct(
  {
    message: struct(
      {
        body: struct({ body }, { filter: "", size: { restLess: AUTHENTICATION_HEAD } }),
        head: authenticationHead,
      },
      { filter: "", size: { restLess: "cn_auth_len" } },
    ),
    token: bytes("rest", { filter: "", hands: "dcerpc.auth" }),
  },
  { filter: "" },
);

/** DCE/RPC over connections: what procedures are called, and not yet with which arguments. */
export const DCERPC = protocol({
  name: "dcerpc",
  layer: "DceRpc5",
  title: "Distributed Computing Environment / Remote Procedure Call (DCE/RPC)",
  spec: "[C706]",
  carriedBy: { "tcp.port": 135, "smb2.data": 0, "smb2.pipe": 5 },
  startsWith: [MESSAGE],
  onAnyPort: { startsWith: [MESSAGE] },
  framing: { by: "length", unsized: true },
  records: {},
  handing: ["dcerpc.auth"],
  exchange: { shares: [12, 4], kind: { offset: 2, mask: 0xff, request: [0], response: [2, 3] } },
  generated: {
    response: frameNumber({ filter: "response_in", label: "Response in frame" }),
    request: frameNumber({ filter: "request_in", label: "Request in frame" }),
    responseTime: relativeTime({ filter: "time", label: "Time from request" }),
  },
  summary: "DCE/RPC {pkt_type}",
  fields: {
    ver: u8({ label: "Version", default: 5 }),
    ver_minor: u8({ label: "Version (minor)" }),
    pkt_type: u8({
      label: "Packet type",
      names: rpcPacketTypes,
      strings: {
        0: "Request",
        1: "Ping",
        2: "Response",
        3: "Fault",
        4: "Working",
        5: "Nocall",
        6: "Reject",
        7: "Ack",
        8: "Cl_cancel",
        9: "Fack",
        10: "Cancel_ack",
        11: "Bind",
        12: "Bind_ack",
        13: "Bind_nak",
        14: "Alter_context",
        15: "Alter_context_resp",
        16: "AUTH3",
        17: "Shutdown",
        18: "Co_cancel",
        19: "Orphaned",
      },
    }),
    cn_flags: u8({
      label: "Packet Flags",
      show: "hex",
      default: 3,
      views: bitViews(1, [
        flag("object", "Object", 0x80),
        flag("maybe", "Maybe", 0x40),
        flag("dne", "Did Not Execute", 0x20),
        flag("mpx", "Multiplex", 0x10),
        flag("reserved", "Reserved", 0x8),
        flag("cancel_pending", "Cancel Pending", 0x4),
        flag("last_frag", "Last Frag", 0x2),
        flag("first_frag", "First Frag", 0x1),
      ]),
    }),
    drep: bytes(4, {
      label: "Data Representation",
      default: Uint8Array.of(0x10, 0, 0, 0),
      views: [
        half("drep.byteorder", "Byte order", 0, 0xf0, { 0: "Big-endian", 1: "Little-endian" }),
        half("drep.character", "Character", 0, 0x0f, { 0: "ASCII", 1: "EBCDIC" }),
        half("drep.fp", "Floating-point", 1, 0, { 0: "IEEE", 1: "VAX", 2: "Cray", 3: "IBM" }),
      ],
    }),
    cn_frag_len: u16({ label: "Frag Length", little: true, auto: wholeLength() }),
    cn_auth_len: u16({ label: "Auth Length", little: true }),
    cn_call_id: u32({ label: "Call ID", little: true }),
    body: choice("cn_auth_len", { 0: body }, { otherwise: authenticated }),
  },
});

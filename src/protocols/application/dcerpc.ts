import { wholeLength } from "../../definition/auto.ts";
import { bytes, choice, frameNumber, mark, relativeTime, struct, u16, u32, u8, when } from "../../definition/fields.ts";
import { RPC_INTERFACES } from "../../definition/interface-told.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import type { Octet, Start } from "../../definition/starts.ts";
import { rpcBodies } from "../parts/dcerpc-bodies.ts";
import { rpcCredentials } from "../parts/dcerpc-credentials.ts";
import { authenticationWords, representationViews, rpcPacketTypes, rpcPacketWords } from "../parts/dcerpc-header.ts";
import { bitViews, type BitRow } from "../parts/windows-values.ts";

const ANY: Octet = [0, 0xff];
/** Version 5, a type, flags, and how numbers are written; the others of the representation are small. */
const message = (order: Octet): Start => [5, [0, 1], [0, 19], ANY, order, [0, 3], ANY, ANY];
const LITTLE: Octet = [0x10, 0x11];
const BIG: Octet = [0x00, 0x01];

const flag = (name: string, label: string, mask: number): BitRow => [`cn_flags.${name}`, label, mask, "Set", "Not set"];

const other = bytes("rest", { filter: "" });
/** What is in front of the octets of a security protocol, whose number the header has. */
const AUTHENTICATION_HEAD = 8;

function bodyOf(little: boolean): AnyField {
  const body: AnyField = choice("pkt_type", rpcBodies(little), { otherwise: other });
  const head = struct(
    {
      type: u8({ filter: "auth_type", label: "Auth type", strings: authenticationWords }),
      level: u8({
        filter: "auth_level",
        label: "Auth level",
        strings: { 1: "None", 2: "Connect", 3: "Call", 4: "Packet", 5: "Packet integrity", 6: "Packet privacy" },
      }),
      padding: u8({ filter: "auth_pad_len", label: "Auth pad len" }),
      reserved: u8({ filter: "auth_rsrvd", label: "Auth Rsrvd" }),
      context: u32({ filter: "auth_ctx_id", label: "Auth Context ID", little }),
    },
    { filter: "auth_info", label: "Auth Info", type: "FT_NONE" },
  );
  const protectedCall = when({ field: "pkt_type", is: [0, 2, 3] }, mark({ filter: "auth_info", label: "Auth Info" }));
  const authenticated = struct(
    {
      message: struct(
        { body: struct({ body }, { filter: "", size: { restLess: AUTHENTICATION_HEAD } }), protectedCall, head },
        { filter: "", size: { restLess: "cn_auth_len" } },
      ),
      token: rpcCredentials,
    },
    { filter: "" },
  );
  return choice("cn_auth_len", { 0: body }, { otherwise: authenticated });
}

const fieldsOf = (little: boolean) => ({
  ver: u8({ label: "Version", default: 5 }),
  ver_minor: u8({ label: "Version (minor)" }),
  pkt_type: u8({ label: "Packet type", names: rpcPacketTypes, strings: rpcPacketWords }),
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
    default: Uint8Array.of(little ? 0x10 : 0, 0, 0, 0),
    views: representationViews,
  }),
  cn_frag_len: u16({ label: "Frag Length", little, auto: wholeLength() }),
  cn_auth_len: u16({ label: "Auth Length", little }),
  cn_call_id: u32({ label: "Call ID", little }),
  body: bodyOf(little),
});

const common = {
  title: "Distributed Computing Environment / Remote Procedure Call (DCE/RPC)",
  short: "DCERPC",
  spec: "[C706]",
  framing: { by: "length", unsized: true },
  records: {},
  handing: ["dcerpc.auth"],
  exchange: { shares: [12, 4], kind: { offset: 2, mask: 0xff, request: [0], response: [2, 3] } },
  carries: [RPC_INTERFACES],
  generated: {
    replyFrame: frameNumber({ filter: "response_in", label: "Response in frame" }),
    operation: u16({ filter: "opnum", label: "Opnum", plain: true }),
    callFrame: frameNumber({ filter: "request_in", label: "Request in frame" }),
    callTime: relativeTime({ filter: "time", label: "Time from request" }),
  },
  summary: "DCE/RPC {pkt_type}",
} as const;

/** DCE/RPC over connections: what procedures are called, and not yet with which arguments. */
export const DCERPC = protocol({
  ...common,
  name: "dcerpc",
  holds: ["gss-api", "spnego", "ntlmssp"],
  layer: "DceRpc5",
  carriedBy: { "tcp.port": 135, "smb2.data": 0, "smb2.pipe": 5 },
  startsWith: [message(LITTLE)],
  onAnyPort: { startsWith: [message(LITTLE)] },
  fields: fieldsOf(true),
});

/** The same of senders that write the highest octet of a number first. */
export const DCERPCBigEndian = protocol({
  ...common,
  name: "dcerpc.big",
  prefix: "dcerpc",
  path: "dcerpc",
  layer: "DceRpc5BigEndian",
  carriedBy: { "tcp.port": [] },
  startsWith: [message(BIG)],
  onAnyPort: { startsWith: [message(BIG)] },
  fields: fieldsOf(false),
});

import { sizeOf } from "../../definition/auto.ts";
import { bytes, choice, frameNumber, relativeTime, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import type { Octet, Start } from "../../definition/starts.ts";
import { datagramStub } from "../parts/dcerpc-stub.ts";
import { authenticationWords, representationViews, rpcPacketTypes, rpcPacketWords } from "../parts/dcerpc-header.ts";
import { faultStatus } from "../parts/dcerpc-status.ts";
import { bigGuid, bitViews, guid, type BitRow } from "../parts/windows-values.ts";

const ANY: Octet = [0, 0xff];
const HEADER = 80;
/** Version 4, a type, flags, and how numbers are written; the whole header must be there. */
const datagram = (order: Octet): Start => {
  const known: readonly Octet[] = [4, [0, 19], ANY, ANY, order, [0, 3]];
  return [...known, ...Array.from({ length: HEADER - known.length }, () => ANY)];
};
const LITTLE: Octet = [0x10, 0x11];
const BIG: Octet = [0x00, 0x01];

const flag = (name: string, label: string, mask: number): BitRow => [`dg_flags${name}`, label, mask, "Set", "Not set"];
const PRIVATE = "Reserved for implementation";
const FUTURE = "Reserved for future use (MBZ)";

/** What messages of each type say ([C706] 12.6.3). */
function bodyOf(little: boolean): AnyField {
  const stub = datagramStub(little);
  const number = (filter: string, label: string) => u32({ filter, label, little });
  const status = u32({ filter: "dg_status", label: "Status", show: "hex", little, strings: faultStatus });
  const rest = bytes("rest", { filter: "" });
  const failed = struct({ status, rest });
  const cancel = {
    version: number("dg_cancel_vers", "Cancel Version"),
    id: number("dg_cancel_id", "Cancel ID"),
  };
  const fack = struct({
    version: u8({ filter: "fack_vers", label: "FACK Version" }),
    reserved: bytes(1, { filter: "" }),
    window: u16({ filter: "fack_window_size", label: "Window Size", little }),
    tsdu: number("fack_max_tsdu", "Max TSDU"),
    fragment: number("fack_max_frag_size", "Max Frag Size"),
    serial: u16({ filter: "fack_serial_num", label: "Serial Num", little }),
    count: u16({ filter: "fack_selack_len", label: "Selective ACK Len", little }),
    masks: repeated(u32({ filter: "fack_selack", label: "Selective ACK", show: "hex", little }), { count: "count" }),
    rest,
  });
  return choice(
    "pkt_type",
    {
      request: stub,
      response: stub,
      fault: failed,
      reject: failed,
      "cl-cancel": struct({ ...cancel, rest }),
      fack,
      "cancel-ack": struct({
        ...cancel,
        accepting: u32({
          filter: "server_accepting_cancels",
          label: "Server accepting cancels",
          type: "FT_BOOLEAN",
          little,
        }),
        rest,
      }),
    },
    { otherwise: rest, size: { by: "dg_frag_len", cut: true } },
  );
}

function fieldsOf(little: boolean) {
  const identifier = little ? guid : bigGuid;
  return {
    ver: u8({ label: "Version", default: 4 }),
    pkt_type: u8({ label: "Packet type", names: rpcPacketTypes, strings: rpcPacketWords }),
    dg_flags1: u8({
      label: "Flags1",
      show: "hex",
      views: bitViews(1, [
        flag("1_rsrvd_80", PRIVATE, 0x80),
        flag("1_broadcast", "Broadcast", 0x40),
        flag("1_idempotent", "Idempotent", 0x20),
        flag("1_maybe", "Maybe", 0x10),
        flag("1_nofack", "No Fack", 0x8),
        flag("1_frag", "Fragment", 0x4),
        flag("1_last_frag", "Last Fragment", 0x2),
        flag("1_rsrvd_01", PRIVATE, 0x1),
      ]),
    }),
    dg_flags2: u8({
      label: "Flags2",
      show: "hex",
      views: bitViews(1, [
        flag("2_rsrvd_80", FUTURE, 0x80),
        flag("2_rsrvd_40", FUTURE, 0x40),
        flag("2_rsrvd_20", FUTURE, 0x20),
        flag("2_rsrvd_10", FUTURE, 0x10),
        flag("2_rsrvd_08", FUTURE, 0x8),
        flag("2_rsrvd_04", FUTURE, 0x4),
        flag("2_cancel_pending", "Cancel Pending", 0x2),
        flag("2_rsrvd_01", PRIVATE, 0x1),
      ]),
    }),
    drep: bytes(3, {
      label: "Data Representation",
      default: Uint8Array.of(little ? 0x10 : 0, 0, 0),
      views: representationViews,
    }),
    dg_serial_hi: u8({ label: "Serial High", show: "hex" }),
    obj_id: identifier({ label: "Object" }),
    dg_if_id: identifier({ label: "Interface" }),
    dg_act_id: identifier({ label: "Activity" }),
    dg_server_boot: u32({ label: "Server boot time", type: "FT_ABSOLUTE_TIME", show: "seconds", little }),
    dg_if_ver: u32({ label: "Interface Ver", default: 1, little }),
    dg_seqnum: u32({ label: "Sequence num", little }),
    opnum: u16({ label: "Opnum", little }),
    dg_ihint: u16({ label: "Interface Hint", show: "hex", default: 0xffff, little }),
    dg_ahint: u16({ label: "Activity Hint", show: "hex", default: 0xffff, little }),
    dg_frag_len: u16({ label: "Fragment len", little, auto: sizeOf("body") }),
    dg_frag_num: u16({ label: "Fragment num", little }),
    dg_auth_proto: u8({ label: "Auth proto", strings: authenticationWords }),
    dg_serial_lo: u8({ label: "Serial Low", show: "hex" }),
    body: bodyOf(little),
  };
}

const common = {
  prefix: "dcerpc",
  path: "dcerpc",
  title: "Distributed Computing Environment / Remote Procedure Call (DCE/RPC)",
  short: "DCERPC",
  spec: "[C706] 12.5",
  exchange: { shares: [64, 4], kind: { offset: 1, mask: 0xff, request: [0], response: [2, 3, 6] } },
  generated: {
    response: frameNumber({ filter: "response_in", label: "Response in frame" }),
    request: frameNumber({ filter: "request_in", label: "Request in frame" }),
    responseTime: relativeTime({ filter: "time", label: "Time from request" }),
  },
  summary: "DCE/RPC {pkt_type}",
} as const;

/** DCE/RPC in datagrams: what procedures are called, and not yet with which arguments. */
export const DCERPCDatagram = protocol({
  ...common,
  name: "dcerpc.datagram",
  layer: "DceRpc4",
  carriedBy: { "udp.any": 3 },
  startsWith: [datagram(LITTLE)],
  fields: fieldsOf(true),
});

/** The same of senders that write the highest octet of a number first. */
export const DCERPCDatagramBigEndian = protocol({
  ...common,
  name: "dcerpc.datagram.big",
  layer: "DceRpc4BigEndian",
  carriedBy: { "udp.any": 4 },
  startsWith: [datagram(BIG)],
  fields: fieldsOf(false),
});

import { payloadLength, sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  frameNumber,
  mark,
  relativeTime,
  repeated,
  struct,
  u32,
} from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import type { Octet } from "../../definition/starts.ts";
import { rpcPrograms } from "../parts/rpc-procedures.ts";
import { countedText } from "../parts/xdr.ts";

const ANY: Octet = [0, 0xff];
const WORD = [ANY, ANY, ANY, ANY];
/** An identifier, CALL, version 2 and a program of those that are assigned (RFC 5531 13). */
const CALL = [...WORD, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1, [0x86, 0x87] as Octet, ANY];
/** The last fragment of a record. */
const LAST = [0x80, ANY, ANY, ANY];

const flavors = {
  0: "AUTH_NULL",
  1: "AUTH_UNIX",
  2: "AUTH_SHORT",
  3: "AUTH_DES",
  5: "AUTH_RSA/Gluster",
  6: "RPCSEC_GSS",
  300001: "AUTH_GSSAPI",
  390003: "RPCSEC_GSS_KRB5",
  390004: "RPCSEC_GSS_KRB5I",
  390005: "RPCSEC_GSS_KRB5P",
  390039: "AUTH_GLUSTERFS",
};

const group = u32({ filter: "auth.gid", label: "GID" });

/** Who calls, as a Unix system knows its users (RFC 5531 appendix A). */
const unix = struct({
  stamp: u32({ filter: "auth.stamp", label: "Stamp", show: "hex" }),
  machine: countedText("auth.machinename", "Machine Name"),
  uid: u32({ filter: "auth.uid", label: "UID" }),
  gid: group,
  count: u32({ filter: "" }),
  gids: repeated(group, { count: "count", filter: "" }),
});

const authentication = (label: string) =>
  struct(
    {
      flavor: u32({ filter: "auth.flavor", label: "Flavor", strings: flavors }),
      length: u32({ filter: "auth.length", label: "Length", auto: sizeOf("body") }),
      body: choice("flavor", { 1: unix }, { otherwise: bytes("rest", { filter: "" }), size: { by: "length" } }),
    },
    { filter: "", label },
  );
const verifier = authentication("Verifier");

const program = { filter: "program", label: "Program", strings: rpcPrograms };
const version = { filter: "programversion", label: "Program Version" };
const procedure = { filter: "procedure", label: "Procedure" };

const call = struct({
  version: u32({ label: "RPC Version", default: 2 }),
  program: u32(program),
  programVersion: u32(version),
  procedure: u32(procedure),
  credentials: authentication("Credentials"),
  verifier,
});

const accepted = struct({
  verifier,
  state: u32({
    filter: "state_accept",
    label: "Accept State",
    strings: {
      0: "RPC executed successfully",
      1: "remote hasn't exported program",
      2: "remote can't support version #",
      3: "program can't support procedure",
      4: "procedure can't decode params",
      5: "system errors like memory allocation failure",
    },
  }),
  mismatch: choice(
    "state",
    {
      2: struct({
        least: u32({ filter: "programversion.min", label: "Program Version (Minimum)" }),
        most: u32({ filter: "programversion.max", label: "Program Version (Maximum)" }),
      }),
    },
    { otherwise: struct({}) },
  ),
});

const denied = struct({
  state: u32({ filter: "state_reject", label: "Reject State", strings: { 0: "RPC_MISMATCH", 1: "AUTH_ERROR" } }),
  reason: choice("state", {
    0: struct({
      least: u32({ filter: "version.min", label: "RPC Version (Minimum)" }),
      most: u32({ filter: "version.max", label: "RPC Version (Maximum)" }),
    }),
    1: u32({
      filter: "state_auth",
      label: "Auth State",
      strings: {
        1: "bad credential (seal broken)",
        2: "client must begin new session",
        3: "bad verifier (seal broken)",
        4: "verifier expired or replayed",
        5: "rejected for security reasons",
        13: "GSS credential problem",
        14: "GSS context problem",
      },
    }),
  }),
});

const reply = struct({
  state: u32({ filter: "replystat", label: "Reply State", strings: { 0: "accepted", 1: "denied" } }),
  body: choice("state", { 0: accepted, 1: denied }),
});

/** ONC Remote Procedure Call. Only the call says which procedure a reply is of (flows/rpc-calls.ts). */
export const RPC = protocol({
  name: "rpc",
  layer: "RPC",
  title: "Remote Procedure Call",
  short: "RPC",
  spec: "RFC 5531",
  carriedBy: { "udp.port": 111, "rpc.record": 0 },
  startsWith: [[...WORD, 0, 0, 0, [0, 1]]],
  onAnyPort: { startsWith: [CALL] },
  next: { table: "rpc.program", always: 0 },
  generated: {
    "msgtyp/program": u32(program),
    "msgtyp/programVersion": u32(version),
    "msgtyp/procedure": u32(procedure),
    replyFrame: frameNumber({ filter: "reqframe", label: "Request Frame" }),
    callFrame: frameNumber({ filter: "repframe", label: "Reply Frame" }),
    time: relativeTime({ filter: "time", label: "Time from request" }),
    again: mark({ filter: "dup", label: "Duplicate Call/Reply" }),
    callAgain: frameNumber({ filter: "call.dup", label: "Duplicate to the call in" }),
    replyAgain: frameNumber({ filter: "reply.dup", label: "Duplicate to the reply in" }),
  },
  summary: "RPC {xid}",
  fields: {
    xid: u32({ label: "XID", show: "hex-dec" }),
    msgtyp: u32({
      label: "Message Type",
      names: { CALL: 0, REPLY: 1 },
      strings: { 0: "Call", 1: "Reply" },
    }),
    body: choice("msgtyp", { CALL: call, REPLY: reply }),
  },
});

/** The mark in front of each fragment of a message over TCP (RFC 5531 11). */
export const RPCRecord = protocol({
  name: "rpc.record",
  path: "",
  layer: "RPCRecord",
  title: "Remote Procedure Call over TCP",
  spec: "RFC 5531",
  carriedBy: { "tcp.port": 111 },
  startsWith: [[...LAST, ...WORD, 0, 0, 0, [0, 1]]],
  onAnyPort: { startsWith: [[...LAST, ...CALL]] },
  framing: { by: "length", unsized: true },
  next: { table: "rpc.record", always: 0 },
  prefix: "rpc",
  summary: "RPC over TCP",
  fields: {
    last: bits(1, { filter: "lastfrag", label: "Last Fragment", word: 32, truth: ["Yes", "No"], default: 1 }),
    length: bits(31, { filter: "fraglen", label: "Fragment Length", word: 32, auto: payloadLength() }),
  },
});

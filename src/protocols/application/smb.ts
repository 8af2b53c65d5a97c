import { bits, bytes, choice, frameNumber, relativeTime, struct, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, Shown } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { ntStatus } from "../parts/nt-status.ts";
import { smbOtherwise, smbRequests, smbResponses } from "../parts/smb-bodies.ts";
import { smbCommands } from "../parts/smb-commands.ts";
import { smbFlags, smbFlags2 } from "../parts/smb-header-flags.ts";
import { bitViews } from "../parts/windows-values.ts";

const modern: Shown = { "flags2.nt_error": [1] };
const older: Shown = { "flags2.nt_error": [0] };

const body: AnyField = choice(
  "flags.response",
  {
    0: choice("cmd", smbRequests, { otherwise: smbOtherwise }),
    1: choice("cmd", smbResponses, { otherwise: smbOtherwise }),
  },
  { otherwise: smbOtherwise },
);

/** Server Message Block, version 1. */
export const SMB = protocol({
  name: "smb",
  holds: ["gss-api", "spnego", "ntlmssp"],
  layer: "SMB",
  title: "SMB (Server Message Block Protocol)",
  spec: "[MS-CIFS]",
  carriedBy: { "nbss.message": 0xff, "nbdgm.payload": 0 },
  startsWith: [[0xff, 0x53, 0x4d, 0x42]],
  handing: ["security.blob", "smb.mailslot", "mailslot.browse", "smb.pipe", "smb2.pipe"],
  exchange: { shares: [30, 2], kind: { offset: 9, mask: 0x80, request: [0], response: [0x80] } },
  generated: {
    ">response": frameNumber({ filter: "response_in", label: "Response in" }),
    ">request": frameNumber({ filter: "response_to", label: "Response to" }),
    ">responseTime": relativeTime({ filter: "time", label: "Time from request" }),
  },
  summary: "SMB {cmd}",
  fields: {
    component: u32({
      filter: "server_component",
      label: "Server Component",
      show: "hex",
      little: true,
      strings: { 0x424d53ff: "SMB" },
      default: 0x424d53ff,
      whole: { through: "mid", filter: "", label: "SMB Header", type: "FT_NONE" },
    }),
    cmd: u8({ label: "SMB Command", show: "hex", strings: smbCommands }),
    status: u32({
      filter: "nt_status",
      label: "NT Status",
      show: "hex",
      little: true,
      strings: ntStatus,
      shown: modern,
      views: [
        {
          filter: "error_class",
          label: "Error Class",
          type: "FT_UINT8",
          size: 1,
          show: "hex",
          beside: true,
          strings: { 0: "Success", 1: "DOS Error", 2: "Server Error", 3: "Hardware Error", 0xff: "Command Error" },
          shown: older,
        },
        { filter: "reserved", label: "Reserved", type: "FT_BYTES", offset: 1, size: 1, beside: true, shown: older },
        {
          filter: "error_code",
          label: "Error Code",
          type: "FT_UINT16",
          offset: 2,
          size: 2,
          little: true,
          show: "hex",
          beside: true,
          shown: older,
        },
      ],
    }),
    flags: u8({
      label: "Flags",
      show: "hex",
      parts: { response: bits(1, { filter: "" }), others: bits(7, { filter: "" }) },
      lists: true,
      views: bitViews(1, smbFlags),
    }),
    flags2: u16({
      label: "Flags2",
      show: "hex",
      little: true,
      parts: { string: bits(1, { filter: "" }), nt_error: bits(1, { filter: "" }), others: bits(14, { filter: "" }) },
      lists: true,
      views: bitViews(2, smbFlags2),
    }),
    pidHigh: u16({ filter: "pid.high", label: "Process ID High", little: true }),
    signature: bytes(8, { label: "Signature" }),
    reserved: bytes(2, { label: "Reserved" }),
    tid: u16({ label: "Tree ID", little: true }),
    pid: u16({ label: "Process ID", little: true }),
    uid: u16({ label: "User ID", little: true }),
    mid: u16({ label: "Multiplex ID", little: true }),
    message: struct(
      { wct: u8({ label: "Word Count (WCT)" }), body },
      { filter: "", label: "Message", line: "smb.message" },
    ),
  },
});

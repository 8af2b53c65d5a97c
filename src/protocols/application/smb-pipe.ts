import { u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import type { Octet } from "../../definition/starts.ts";

const functions = {
  0x1: "SetNmPHandState",
  0x11: "RawReadNmPipe",
  0x21: "QNmPHandState",
  0x22: "QNmPipeInfo",
  0x23: "PeekNamedPipe",
  0x26: "TransactNmPipe",
  0x31: "RawWriteNmPipe",
  0x53: "WaitNamedPipe",
  0x54: "CallNamedPipe",
} as const;
const ANY: Octet = [0, 0xff];

/** What a transaction of SMB does with a named pipe. */
export const SMBPipe = protocol({
  name: "smb_pipe",
  path: "",
  standsAlone: true,
  layer: "SMBPipe",
  title: "SMB Pipe Protocol",
  short: "SMB Pipe",
  spec: "[MS-CIFS] 2.2.5",
  foreign: ["smb"],
  carriedBy: { "smb.pipe": Object.keys(functions).map(Number) },
  startsWith: [[ANY, 0, ANY, ANY]],
  summary: "SMB Pipe {function}",
  fields: {
    function: u16({ label: "Function", show: "hex", little: true, strings: functions }),
    fid: u16({ filter: "=smb.fid", label: "FID", show: "hex", little: true }),
  },
});

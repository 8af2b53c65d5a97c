import { smb2Access, smb2Devices, smb2Methods } from "./smb2-control-words.ts";
import { bytes, choice, counted, implied, repeated, struct, u16, u32, u64, u8, when } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { controlCodes } from "./control-codes.ts";
import { fileAttributes } from "./smb-flags.ts";
import { sizes, times } from "./smb2-create.ts";
import {
  blobLength,
  blobOffset,
  fileIdentifier,
  locatedData,
  longBlobLength,
  longBlobOffset,
  message,
  number16,
  number32,
  octets,
  structureSize,
} from "./smb2-fields.ts";
import { channel } from "./smb2-negotiate.ts";
import { bitViews, flags32 } from "./windows-values.ts";

/** What is done with an open file ([MS-SMB2] 2.2.15 to 2.2.32). */

const closeFlags = u16({
  filter: "close.flags",
  label: "Close Flags",
  show: "hex",
  little: true,
  views: bitViews(2, [["close.pq_attrib", "PostQuery Attrib", 1]]),
});
export const closeRequest: AnyField = message("Close Request (0x06)", {
  size: structureSize(24),
  flags: closeFlags,
  reserved: bytes(4, { filter: "" }),
  file: fileIdentifier,
});
export const closeResponse: AnyField = message("Close Response (0x06)", {
  size: structureSize(60),
  flags: closeFlags,
  reserved: octets(4),
  ...times,
  ...sizes,
  attributes: fileAttributes,
});

export const flushRequest: AnyField = message("Flush Request (0x07)", {
  size: structureSize(24),
  unknown: octets(6, "unknown", "Unknown"),
  file: fileIdentifier,
});

const offset64 = u64({ filter: "file_offset", label: "File Offset", little: true });
const channelBlob = { filter: "channel_info_blob", label: "Channel Info Blob" };

export const readRequest: AnyField = message("Read Request (0x08)", {
  size: structureSize(49),
  padding: u8({ filter: "read_padding", label: "Padding", show: "hex" }),
  flags: u8({
    filter: "read_flags",
    label: "Flags",
    show: "hex",
    views: bitViews(1, [
      [
        "read_flags.unbuffered",
        "Unbuffered",
        1,
        "Client is asking for UNBUFFERED read",
        "Client is NOT asking for UNBUFFERED read",
      ],
      [
        "read_flags.compressed",
        "Compressed",
        2,
        "Client is asking for COMPRESSED data",
        "Client is NOT asking for COMPRESSED data",
      ],
    ]),
  }),
  length: number32("read_length", "Read Length"),
  offset: offset64,
  file: fileIdentifier,
  least: number32("min_count", "Min Count"),
  channel,
  remaining: number32("remaining_bytes", "Remaining Bytes"),
  channelOffset: blobOffset,
  channelLength: blobLength,
  ...locatedData("channelBlob", ["channelOffset", "channelLength"], 48, channelBlob),
});
/** What was read, which is behind the message. */
export const readResponse: AnyField = struct(
  {
    size: structureSize(17),
    dataOffset: u8({ filter: "data_offset", label: "Data Offset", type: "FT_UINT16", show: "hex" }),
    gap: bytes(1, { filter: "" }),
    length: number32("read_length", "Read Length"),
    remaining: number32("read_remaining", "Read Remaining"),
    reserved: octets(4),
  },
  { filter: "", label: "Read Response (0x08)" },
);

/** What is to be written is behind the message. */
export const writeRequest: AnyField = struct(
  {
    size: structureSize(49),
    dataOffset: number16("data_offset", "Data Offset", { show: "hex" }),
    length: number32("write_length", "Write Length"),
    offset: offset64,
    file: fileIdentifier,
    channel,
    remaining: number32("remaining_bytes", "Remaining Bytes"),
    channelOffset: blobOffset,
    channelLength: blobLength,
    flags: flags32("write.flags", "Write Flags", [
      [
        "write.flags.write_through",
        "Write through",
        1,
        "Client is asking for WRITE_THROUGH",
        "Client is NOT asking for WRITE_THROUGH",
      ],
      [
        "write.flags.unbuffered",
        "Unbuffered",
        2,
        "Client is asking for UNBUFFERED write",
        "Client is NOT asking for UNBUFFERED write",
      ],
    ]),
    ...locatedData("channelBlob", ["channelOffset", "channelLength"], 48, channelBlob),
    gap: when({ field: "dataOffset" }, bytes({ by: "dataOffset", minus: 112, less: "channelLength" }, { filter: "" })),
  },
  { filter: "", label: "Write Request (0x09)" },
);
export const writeResponse: AnyField = message("Write Response (0x09)", {
  size: structureSize(17),
  reserved: octets(2),
  count: number32("write.count", "Write Count"),
  remaining: number32("write.remaining", "Write Remaining"),
  channelOffset: number16("channel_info_offset", "Channel Info Offset"),
  channelLength: number16("channel_info_length", "Channel Info Length"),
});

const lock = struct(
  {
    offset: offset64,
    length: u64({ filter: "lock_length", label: "Length", little: true }),
    flags: flags32("lock_flags", "Flags", [
      ["lock_flags.shared", "Shared", 1],
      ["lock_flags.exclusive", "Exclusive", 2],
      ["lock_flags.unlock", "Unlock", 4],
      ["lock_flags.fail_immediately", "Fail Immediately", 0x10],
    ]),
    reserved: octets(4),
  },
  { filter: "lock_info", label: "Lock Info", type: "FT_NONE" },
);
export const lockRequest: AnyField = message("Lock Request (0x0a)", {
  size: structureSize(48),
  count: number16("lock_count", "Lock Count"),
  reserved: octets(4),
  file: fileIdentifier,
  locks: repeated(lock, { filter: "lock_info", count: "count" }),
});

const controlViews = [
  { filter: "ioctl.function.device", label: "Device", mask: 0xffff0000, strings: smb2Devices },
  { filter: "ioctl.function.access", label: "Access", mask: 0xc000, strings: smb2Access },
  { filter: "ioctl.function.function", label: "Function", mask: 0x3ffc },
  { filter: "ioctl.function.method", label: "Method", mask: 0x3, strings: smb2Methods },
].map((view) => ({ ...view, type: "FT_UINT32", size: 4, little: true, show: "hex" }) as const);
const control: Fields = {
  reserved: octets(2),
  function: u32({
    filter: "ioctl.function",
    label: "Function",
    show: "hex",
    little: true,
    strings: controlCodes,
    views: controlViews,
  }),
  file: fileIdentifier,
};
const controlFlags = u32({
  filter: "ioctl.flags",
  label: "Flags",
  show: "hex",
  little: true,
  views: bitViews(4, [["ioctl.is_fsctl", "Is FSCTL", 1]]),
});
const inData = { filter: "ioctl.in", label: "In Data", hands: "smb2.pipe" };
const outData = { filter: "ioctl.out", label: "Out Data", hands: "smb2.pipe" };
export const ioctlRequest: AnyField = message("Ioctl Request (0x0b)", {
  size: structureSize(57),
  ...control,
  inOffset: longBlobOffset,
  inLength: longBlobLength,
  mostIn: number32("max_ioctl_in_size", "Max Ioctl In Size"),
  outOffset: longBlobOffset,
  outLength: longBlobLength,
  mostOut: number32("max_ioctl_out_size", "Max Ioctl Out Size"),
  flags: controlFlags,
  reservedLast: octets(4),
  ...locatedData("in", ["inOffset", "inLength"], 56, inData),
  out: choice(
    "outLength",
    { 0: implied({ ...outData, type: "FT_NONE" }) },
    { otherwise: counted("outLength", bytes("rest", { ...outData, type: "FT_NONE" })) },
  ),
});
export const ioctlResponse: AnyField = message("Ioctl Response (0x0b)", {
  size: structureSize(49),
  ...control,
  inOffset: longBlobOffset,
  inLength: longBlobLength,
  outOffset: longBlobOffset,
  outLength: longBlobLength,
  // Wireshark has no name for them here.
  flags: number32("", "Flags", { show: "hex" }),
  reservedLast: octets(4),
  ...locatedData("in", ["inOffset", "inLength"], 48, inData),
  outGap: when({ field: "outLength" }, bytes({ by: "outOffset", minus: 112, less: "inLength" }, { filter: "" })),
  out: choice(
    "outLength",
    { 0: implied({ ...outData, type: "FT_NONE" }) },
    { otherwise: counted("outLength", bytes("rest", { ...outData, type: "FT_NONE" })) },
  ),
});

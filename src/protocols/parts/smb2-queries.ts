import { bytes, choice, u16, u8, variant } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { oplock } from "./smb2-create.ts";
import {
  blobLength,
  blobOffset,
  failure,
  fileIdentifier,
  located,
  locatedData,
  longBlobLength,
  message,
  number16,
  number32,
  octets,
  structureSize,
} from "./smb2-fields.ts";
import { leaseDuration, leaseFlags, leaseKey, leaseState } from "./smb2-leases.ts";
import { bitViews, flags32, utf16, type BitRow } from "./windows-values.ts";

/** What is asked about files, and what servers tell unasked ([MS-SMB2] 2.2.23 to 2.2.25, 2.2.33 to 2.2.40). */

export const findRequest: AnyField = message("Find Request (0x0e)", {
  size: structureSize(33),
  level: u8({
    filter: "find.infolevel",
    label: "Info Level",
    type: "FT_UINT32",
    strings: {
      1: "SMB2_FIND_DIRECTORY_INFO",
      2: "SMB2_FIND_FULL_DIRECTORY_INFO",
      3: "SMB2_FIND_BOTH_DIRECTORY_INFO",
      4: "SMB2_FIND_INDEX_SPECIFIED",
      12: "SMB2_FIND_NAME_INFO",
      37: "SMB2_FIND_ID_BOTH_DIRECTORY_INFO",
      38: "SMB2_FIND_ID_FULL_DIRECTORY_INFO",
      100: "SMB2_FIND_POSIX_INFO",
    },
  }),
  flags: u8({
    filter: "find.flags",
    label: "Find Flags",
    show: "hex",
    lists: true,
    views: bitViews(1, [
      ["find.restart_scans", "Restart Scans", 1],
      ["find.single_entry", "Single Entry", 2],
      ["find.index_specified", "Index Specified", 4],
      ["find.reopen", "Reopen", 0x10],
    ]),
  }),
  index: number32("file_index", "File Index", { show: "hex" }),
  file: fileIdentifier,
  patternOffset: blobOffset,
  patternLength: blobLength,
  most: number32("output_buffer_len", "Output Buffer Length"),
  ...located(
    "pattern",
    ["patternOffset", "patternLength"],
    32,
    utf16({ filter: "find.pattern", label: "Search Pattern" }),
  ),
});
export const findResponse: AnyField = message("Find Response (0x0e)", {
  size: structureSize(9),
  offset: blobOffset,
  length: longBlobLength,
  ...located("info", ["offset", "length"], 8, bytes("rest", { filter: "find.info_blob", label: "Info" })),
});

/** A change that is told of, and Wireshark's texts for it. */
const change = (filter: string, label: string, mask: number, what: string, other = what.toLowerCase()): BitRow => [
  `=smb.nt.notify.${filter}`,
  label,
  mask,
  `Notify on changes to ${what}`,
  `Do NOT notify on changes to ${other}`,
];
export const notifyRequest: AnyField = message("Notify Request (0x0f)", {
  size: structureSize(32),
  flags: u16({
    filter: "notify.flags",
    label: "Notify Flags",
    show: "hex",
    lists: true,
    little: true,
    views: bitViews(2, [["notify.watch_tree", "Watch Tree", 1]]),
  }),
  most: number32("output_buffer_len", "Output Buffer Length"),
  file: fileIdentifier,
  filter: flags32(
    "=smb.nt.notify.completion_filter",
    "Completion Filter",
    [
      change("stream_write", "Stream Write", 0x800, "STREAM WRITE"),
      change("stream_size", "Stream Size Change", 0x400, "STREAM SIZE"),
      change("stream_name", "Stream Name Change", 0x200, "STREAM NAME"),
      change("security", "Security Change", 0x100, "SECURITY"),
      change("ea", "EA Change", 0x80, "EA", "EA"),
      change("creation", "Created Change", 0x40, "CREATION TIME"),
      change("last_access", "Last Access Change", 0x20, "LAST ACCESS TIME"),
      change("last_write", "Last Write Change", 0x10, "LAST WRITE TIME"),
      change("size", "Size Change", 0x8, "SIZE"),
      change("attributes", "Attribute Change", 0x4, "ATTRIBUTES"),
      change("dir_name", "Directory Name Change", 0x2, "DIR NAME"),
      change("file_name", "File Name Change", 0x1, "FILE NAME"),
    ],
    { lists: true },
  ),
  reserved: octets(4),
});
export const notifyResponse: AnyField = message("Notify Response (0x0f)", {
  size: structureSize(9),
  offset: blobOffset,
  length: longBlobLength,
  ...locatedData("out", ["offset", "length"], 8, { filter: "notify.out", label: "Out Data" }),
});

const infoClass = u8({
  filter: "class",
  label: "Class",
  show: "hex",
  strings: { 1: "FILE_INFO", 2: "FS_INFO", 3: "SEC_INFO", 4: "QUOTA_INFO" },
});
const level = (filter: string, strings: { readonly [level: number]: string } = {}) =>
  u8({ filter, label: "InfoLevel", show: "hex", strings });
const infoLevel = choice(
  "class",
  {
    1: level("file_info.infolevel", {
      4: "SMB2_FILE_BASIC_INFO",
      5: "SMB2_FILE_STANDARD_INFO",
      6: "SMB2_FILE_INTERNAL_INFO",
      7: "SMB2_FILE_EA_INFO",
      8: "SMB2_FILE_ACCESS_INFO",
      10: "SMB2_FILE_RENAME_INFO",
      13: "SMB2_FILE_DISPOSITION_INFO",
      14: "SMB2_FILE_POSITION_INFO",
      15: "SMB2_FILE_FULL_EA_INFO",
      16: "SMB2_FILE_MODE_INFO",
      17: "SMB2_FILE_ALIGNMENT_INFO",
      18: "SMB2_FILE_ALL_INFO",
      19: "SMB2_FILE_ALLOCATION_INFO",
      20: "SMB2_FILE_ENDOFFILE_INFO",
      21: "SMB2_FILE_ALTERNATE_NAME_INFO",
      22: "SMB2_FILE_STREAM_INFO",
      23: "SMB2_FILE_PIPE_INFO",
      28: "SMB2_FILE_COMPRESSION_INFO",
      34: "SMB2_FILE_NETWORK_OPEN_INFO",
      35: "SMB2_FILE_ATTRIBUTE_TAG_INFO",
      48: "SMB2_FILE_NORMALIZED_NAME_INFO",
      100: "SMB2_FILE_POSIX_INFO",
    }),
    2: level("fs_info.infolevel", {
      1: "FileFsVolumeInformation",
      2: "FileFsLabelInformation",
      3: "FileFsSizeInformation",
      4: "FileFsDeviceInformation",
      5: "FileFsAttributeInformation",
      6: "FileFsControlInformation",
      7: "FileFsFullSizeInformation",
      8: "FileFsObjectIdInformation",
      9: "FileFsDriverPathInformation",
      10: "FileFsVolumeFlagsInformation",
      11: "FileFsSectorSizeInformation",
    }),
    3: level("sec_info.infolevel", { 0: "SMB2_SEC_INFO_00" }),
  },
  { otherwise: level("infolevel") },
);
const additional = number32("getsetinfo_additional", "Additional Info", { show: "hex" });
export const getInfoRequest: AnyField = message("GetInfo Request (0x10)", {
  size: structureSize(41),
  class: infoClass,
  level: infoLevel,
  most: number32("max_response_size", "Max Response Size"),
  inputOffset: number16("getinfo_input_offset", "Getinfo Input Offset", { show: "hex" }),
  reserved: octets(2),
  inputSize: number32("getinfo_input_size", "Getinfo Input Size"),
  additional,
  flags: number32("getinfo_flags", "Flags", { show: "hex" }),
  file: fileIdentifier,
});
export const getInfoResponse: AnyField = message("GetInfo Response (0x10)", {
  size: structureSize(9),
  offset: blobOffset,
  length: longBlobLength,
});

export const setInfoRequest: AnyField = message("SetInfo Request (0x11)", {
  size: structureSize(33),
  class: infoClass,
  level: infoLevel,
  length: number32("setinfo_size", "Setinfo Size"),
  offset: number16("setinfo_offset", "Setinfo Offset", { show: "hex" }),
  reserved: number16("setinfo_reserved", "Reserved"),
  additional,
  file: fileIdentifier,
});

const leaseBreak = message("Lease Break Notification (0x12)", {
  size: structureSize(44),
  epoch: number16("lease.lease_oplock", "Lease Epoch", { show: "hex" }),
  flags: leaseFlags,
  key: leaseKey,
  current: leaseState("Current Lease State"),
  next: leaseState("New Lease State"),
  reason: number32("lease.lease_break_reason", "Lease Break Reason", { show: "hex" }),
  access: number32("lease.access_mask_hint", "Access Mask Hint", { show: "hex" }),
  share: number32("lease.share_mask_hint", "Share Mask Hint", { show: "hex" }),
});
const leaseAcknowledged = message("Break (0x12)", {
  size: structureSize(36),
  reserved: number16("lease.lease_reserved", "Lease Reserved", { show: "hex" }),
  flags: leaseFlags,
  key: leaseKey,
  state: leaseState("Lease State"),
  duration: leaseDuration,
});
const oplockBreak = message("Break (0x12)", {
  size: structureSize(24),
  oplock,
  reserved: octets(1),
  reservedNext: octets(4),
  file: fileIdentifier,
});
export const breaking: AnyField = variant(
  [
    { starts: [[44, 0]], of: leaseBreak },
    { starts: [[36, 0]], of: leaseAcknowledged },
    { starts: [[9, 0]], of: failure },
  ],
  { otherwise: oplockBreak },
);

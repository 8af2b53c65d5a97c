import { bytes, choice, struct, u16, u32, u64, u8, when } from "../../definition/fields.ts";
import type { AnyField, Cases, Fields } from "../../definition/kinds.ts";
import {
  accessMask,
  createOptions,
  dispositions,
  impersonations,
  shareAccess,
  smbFileAttributes,
} from "./smb-flags.ts";
import { narrowText, smbText } from "./smb-text.ts";
import { smbTransferRequests, smbTransferResponses } from "./smb-transfers.ts";
import { another, count, hidden, number, otherwise, reserved, withWords } from "./smb-words.ts";
import { bigGuid, bitViews, fileTime, flags32, type BitRow } from "./windows-values.ts";

/** Shares and files in SMB 1 ([MS-CIFS] 2.2.4, [MS-SMB] 2.2.4). */

const fid = u16({ filter: "fid", label: "FID", show: "hex", little: true });
const number64 = (filter: string, label: string): AnyField => u64({ filter, label, little: true });
const rights = (label: string): AnyField => struct({ access: accessMask }, { filter: "", label });
const nothing = withWords(0, { count, rest: hidden });

const flags16 = (filter: string, label: string, rows: readonly BitRow[]): AnyField =>
  u16({ filter, label, show: "hex", little: true, lists: true, views: bitViews(2, rows) });

const connect = withWords(4, {
  ...another,
  flags: flags16("connect.flags", "Flags", [
    ["connect.flags.dtid", "Disconnect TID", 0x1, "DISCONNECT TID", "Do NOT disconnect TID"],
    ["connect.flags.extendedsig", "Extended Signature", 0x4, "Extended Signature", "NOT Extended Signature"],
    ["connect.flags.extendedresp", "Extended Response", 0x8, "Extended Response", "NOT Extended Response"],
  ]),
  passwordLength: number("pwlen", "Password Length"),
  count,
  password: bytes({ by: "passwordLength" }, { filter: "password", label: "Password" }),
  path: struct(smbText("path", "Path"), { filter: "" }),
  service: narrowText("service", "Service"),
  rest: hidden,
});
const support = u16({
  filter: "connect.support",
  label: "Optional Support",
  show: "hex",
  little: true,
  views: [
    ...bitViews(2, [
      [
        "connect.support.search",
        "Search Bits",
        0x1,
        "Exclusive search bits supported",
        "Exclusive search bits not supported",
      ],
      ["connect.support.dfs", "In Dfs", 0x2, "Share is in Dfs", "Share isn't in Dfs"],
    ]),
    {
      filter: "connect.support.cscmask",
      label: "CSC Mask",
      type: "FT_UINT16",
      size: 2,
      mask: 0xc,
      little: true,
      strings: {
        0: "Automatic file-to-file reintegration NOT permitted",
        1: "Automatic file-to-file reintegration permitted",
        2: "Offline caching allow for the share",
        3: "Offline caching NOT allow for the share",
      },
    },
    ...bitViews(2, [
      [
        "connect.support.uniqfilename",
        "Unique File Name",
        0x10,
        "Client allowed to cache share namespaces",
        "Client NOT allowed to cache share namespaces",
      ],
      ["connect.support.extendedsig", "Extended Signatures", 0x20, "Extended signature", "NOT extended signature"],
    ]),
  ],
});
const shared: Fields = {
  count,
  service: narrowText("service", "Service"),
  system: when({ left: 1 }, struct(smbText("native_fs", "Native File System"), { filter: "" })),
  rest: hidden,
};
const connected = choice(
  "wct",
  {
    3: struct({ ...another, support, ...shared }, { filter: "" }),
    7: struct(
      {
        ...another,
        support,
        most: rights("Maximal Share Access Rights"),
        guest: rights("Guest Maximal Share Access Rights"),
        ...shared,
      },
      { filter: "" },
    ),
  },
  { otherwise },
);

const createFlags = flags32("create_flags", "Create Flags", [
  ["nt.create.oplock", "Exclusive Oplock", 0x2, "Requesting OPLOCK", "Does NOT request oplock"],
  ["nt.create.batch_oplock", "Batch Oplock", 0x4, "Requesting BATCH OPLOCK", "Does NOT request batch oplock"],
  ["nt.create.dir", "Create Directory", 0x8, "Target of open MUST be a DIRECTORY", "Target of open can be a file"],
  ["nt.create.ext", "Extended Response", 0x10, "Extended responses required", "Extended responses NOT required"],
]);
const create = withWords(24, {
  ...another,
  reservedNext: reserved(1),
  nameLength: u16({ filter: "file_name_len", label: "File Name Len", type: "FT_UINT32", little: true }),
  flags: createFlags,
  root: u32({ filter: "rfid", label: "Root FID", show: "hex", little: true }),
  access: accessMask,
  allocation: number64("alloc_size64", "Allocation Size"),
  attributes: smbFileAttributes,
  share: shareAccess,
  disposition: u32({ filter: "create.disposition", label: "Disposition", little: true, strings: dispositions }),
  options: createOptions,
  impersonation: u32({ filter: "impersonation.level", label: "Impersonation", little: true, strings: impersonations }),
  security: u8({
    filter: "security.flags",
    label: "Security Flags",
    show: "hex",
    views: bitViews(1, [
      [
        "security.flags.context_tracking",
        "Context Tracking",
        1,
        "Security tracking mode is DYNAMIC",
        "Security tracking mode is STATIC",
      ],
      [
        "security.flags.effective_only",
        "Effective Only",
        2,
        "ONLY ENABLED aspects of the client's security context are available",
        "ALL aspects of the client's security context are available",
      ],
    ]),
  }),
  count,
  name: struct(smbText("file", "File Name"), { filter: "" }),
  rest: hidden,
});

const pipeState = u16({
  filter: "ipc_state",
  label: "IPC State",
  show: "hex",
  little: true,
  views: [
    ...bitViews(2, [
      [
        "ipc_state.nonblocking",
        "Nonblocking",
        0x8000,
        "Reads/writes return immediately if no data available",
        "Reads/writes block if no data available",
      ],
    ]),
    ...(
      [
        ["ipc_state.endpoint", "Endpoint", 0x4000, { 0: "Consumer end of pipe", 1: "Server end of pipe" }],
        ["ipc_state.pipe_type", "Pipe Type", 0xc00, { 0: "Byte stream pipe", 1: "Message pipe" }],
        ["ipc_state.read_mode", "Read Mode", 0x300, { 0: "Read pipe as a byte stream", 1: "Read messages from pipe" }],
        ["ipc_state.icount", "Icount", 0xff, {}],
      ] as const
    ).map(([filter, label, mask, strings]) => ({
      filter,
      label,
      type: "FT_UINT16" as const,
      size: 2,
      mask,
      little: true,
      strings,
    })),
  ],
});
const opened: Fields = {
  ...another,
  oplock: u8({
    filter: "oplock.level",
    label: "Oplock level",
    strings: {
      0: "No oplock granted",
      1: "Exclusive oplock granted",
      2: "Batch oplock granted",
      3: "Level II oplock granted",
    },
  }),
  fid,
  action: u32({
    filter: "create.action",
    label: "Create action",
    little: true,
    strings: {
      0: "No action taken?",
      1: "The file existed and was opened",
      2: "The file did not exist but was created",
      3: "The file existed and was truncated",
      0x8001: "The file existed and was opened, and an OpLock was granted",
      0x8002: "The file did not exist but was created, and an OpLock was granted",
      0x8003: "The file existed and was truncated, and an OpLock was granted",
    },
  }),
  created: fileTime({ filter: "create.time", label: "Created" }),
  accessed: fileTime({ filter: "access.time", label: "Last Access" }),
  written: fileTime({ filter: "last_write.time", label: "Last Write" }),
  changed: fileTime({ filter: "change.time", label: "Change" }),
  attributes: smbFileAttributes,
  allocation: number64("alloc_size64", "Allocation Size"),
  size: number64("end_of_file", "End Of File"),
  type: u16({
    filter: "file_type",
    label: "File Type",
    little: true,
    strings: {
      0: "Disk file or directory",
      1: "Named pipe in byte mode",
      2: "Named pipe in message mode",
      3: "Spooled printer",
      4: "Character mode device",
      0xffff: "Unknown file type",
    },
  }),
  state: pipeState,
  directory: u8({
    filter: "is_directory",
    label: "Is Directory",
    strings: { 0: "This is NOT a directory", 1: "This is a DIRECTORY" },
  }),
};
/** Some servers count fewer words than there are ([MS-SMB] 2.2.4.9.2). */
const created = choice(
  "wct",
  {
    0: struct({ count, rest: hidden }, { filter: "" }),
    34: struct({ ...opened, count, rest: hidden }, { filter: "" }),
    42: struct(
      {
        ...opened,
        volume: bigGuid({ filter: "volume_guid", label: "Volume GUID" }),
        file: u64({
          filter: "create.file_id_64b",
          label: "Server unique 64-bit file ID",
          show: "hex",
          little: true,
        }),
        most: rights("Maximal Access Rights"),
        guest: rights("Guest Maximal Access Rights"),
        count,
        rest: hidden,
      },
      { filter: "" },
    ),
  },
  { otherwise: hidden },
);

const close = withWords(3, { fid, written: closedTime(), count, rest: hidden });

/** Seconds since 1970, of which all or no bits stand for no time. */
function closedTime(): AnyField {
  return u32({
    filter: "last_write.time",
    label: "Last Write",
    type: "FT_ABSOLUTE_TIME",
    show: "seconds",
    little: true,
  });
}

const echoData = bytes({ by: "count" }, { filter: "echo.data", label: "Echo Data" });
const echo = withWords(1, { times: number("echo.count", "Echo Count"), count, data: echoData, rest: hidden });
const echoed = withWords(1, { turn: number("echo.seq_num", "Echo Seq Num"), count, data: echoData, rest: hidden });
const logoff = withWords(2, { ...another, count, rest: hidden });
const either = (body: AnyField, words: number): AnyField =>
  choice("wct", { 0: struct({ count, rest: hidden }, { filter: "" }), [words]: body }, { otherwise });

/** What each command asks for, by its number. */
export const smbFileRequests: Cases = {
  0x04: close,
  0x2b: echo,
  0x71: nothing,
  0x74: logoff,
  0x75: connect,
  0xa2: create,
  ...smbTransferRequests,
};
/** What answers it. */
export const smbFileResponses: Cases = {
  0x04: nothing,
  0x2b: echoed,
  0x71: nothing,
  0x74: either(logoff, 2),
  0x75: connected,
  0xa2: created,
  ...smbTransferResponses,
};

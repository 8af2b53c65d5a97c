import { bytes, choice, counted, implied, repeated, struct, u32, u64, u8, when } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { ntStatus } from "./nt-status.ts";
import { accessMask, createOptions, dispositions, fileAttributes, impersonations, shareAccess } from "./smb-flags.ts";
import {
  blobLength,
  blobOffset,
  fileIdentifier,
  located,
  longBlobLength,
  longBlobOffset,
  message,
  number16,
  number32,
  octets,
  structureSize,
} from "./smb2-fields.ts";
import { leaseDuration, leaseFlags, leaseState } from "./smb2-leases.ts";
import { bitViews, fileTime, flags32, guid, utf16, utf16By } from "./windows-values.ts";

/** Opening a file ([MS-SMB2] 2.2.13, 2.2.14). */

export const oplock = u8({
  filter: "create.oplock",
  label: "Oplock",
  show: "hex",
  strings: { 0: "No oplock", 1: "Level2 oplock", 8: "Exclusive oplock", 9: "Batch oplock", 0xff: "Lease" },
});

/** What goes with opening a file, by its tag; of what only one side says the flags tell which ([MS-SMB2] 2.2.13.2, 2.2.14.2). */
const tagged = (tag: string): number =>
  Array.from(tag, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum * 256 + code);
const bySide = (request: AnyField, response: AnyField): AnyField =>
  choice("headerFlags.response", { 0: request, 1: response }, { otherwise: response });
const onlyResponse = (fields: Fields): AnyField =>
  bySide(bytes("rest", { filter: "" }), struct(fields, { filter: "" }));

const durableFlags = flags32("dh2x.flags", "Flags", [["dh2x.flags.persistent_handle", "Persistent Handle", 2]]);
const timeout = number32("dh2x.timeout", "Timeout");
const createGuid = guid({ filter: "dh2x.create_guid", label: "Create Guid" });
const lease: Fields = {
  key: guid({ filter: "lease.lease_key", label: "Lease Key" }),
  state: leaseState("Lease State"),
  flags: leaseFlags,
  duration: leaseDuration,
};

const tags: { readonly [tag: string]: AnyField } = {
  MxAc: bySide(
    when({ left: 8 }, fileTime({ filter: "mxac_timestamp", label: "Timestamp" })),
    struct(
      {
        status: u32({ filter: "mxac_status", label: "Query Status", show: "hex", little: true, strings: ntStatus }),
        access: accessMask,
      },
      { filter: "", label: "MxAc INFO" },
    ),
  ),
  QFid: onlyResponse({ id: octets(32, "qfid_fid", "Opaque File ID") }),
  AlSi: u64({ filter: "allocation_size", label: "Allocation Size", little: true }),
  TWrp: fileTime({ filter: "twrp_timestamp", label: "Timestamp" }),
  DH2Q: bySide(
    struct({
      timeout,
      flags: durableFlags,
      reserved: u64({ filter: "dh2x.reserved", label: "Reserved", show: "hex", little: true }),
      id: createGuid,
    }),
    struct({ timeout, flags: durableFlags }),
  ),
  DHnC: fileIdentifier,
  DH2C: struct({ file: fileIdentifier, id: createGuid, flags: durableFlags }),
  RqLs: choice(
    "dataLength",
    {
      32: struct(lease, { filter: "", label: "LEASE_V1" }),
      52: struct(
        {
          ...lease,
          parent: guid({ filter: "lease.parent_lease_key", label: "Parent Lease Key" }),
          epoch: number16("lease.lease_oplock", "Lease Epoch", { show: "hex" }),
          reserved: number16("lease.lease_reserved", "Lease Reserved", { show: "hex" }),
        },
        { filter: "", label: "LEASE_V2" },
      ),
    },
    { otherwise: bytes("rest", { filter: "" }) },
  ),
};

const chainData = { filter: "create.chain_data", label: "Data" };
const none = implied({ ...chainData, type: "FT_NONE" });
const content = struct(
  {
    value: choice("tag", Object.fromEntries(Object.entries(tags).map(([tag, of]) => [tagged(tag), of])), {
      otherwise: bytes("rest", { filter: "" }),
    }),
    rest: bytes("rest", { filter: "" }),
  },
  { ...chainData, type: "FT_NONE" },
);
const tagText = { filter: "tag", label: "Tag" };
/** Four letters, as one number. */
const tagNumber = u32({
  filter: "",
  views: [
    {
      ...tagText,
      type: "FT_STRING",
      beside: true,
      text: (tag) => String.fromCharCode(tag >>> 24, (tag >>> 16) & 0xff, (tag >>> 8) & 0xff, tag & 0xff),
    },
  ],
});
/** Offsets count from the number in front. */
const element = struct(
  {
    tagOffset: blobOffset,
    tagLength: blobLength,
    reserved: bytes(2, { filter: "" }),
    dataOffset: blobOffset,
    dataLength: longBlobLength,
    tagGap: bytes({ by: "tagOffset", minus: 16 }, { filter: "" }),
    tag: choice(
      "tagLength",
      { 4: tagNumber },
      { otherwise: bytes({ by: "tagLength" }, { ...tagText, type: "FT_STRING" }) },
    ),
    dataGap: when({ field: "dataLength" }, bytes({ by: "dataOffset", minus: 16, less: "tagLength" }, { filter: "" })),
    data: choice("dataLength", { 0: none }, { otherwise: counted("dataLength", content) }),
    rest: bytes("rest", { filter: "" }),
  },
  { filter: "" },
);
const extra = struct(
  {
    next: number32("create.chain_offset", "Chain Offset", { show: "hex" }),
    element: choice(
      "next",
      { 0: element },
      { otherwise: choice("next", {}, { otherwise: element, size: { by: "next", minus: 4 } }) },
    ),
  },
  { filter: "", label: "Chain Element", line: "smb2.chain" },
);
const extraInfo = { filter: "create.extrainfo", label: "ExtraInfo", type: "FT_NONE" } as const;
const extras = choice(
  "extraLength",
  { 0: implied(extraInfo) },
  { otherwise: counted("extraLength", struct({ elements: repeated(extra, { filter: "" }) }, extraInfo)) },
);

const fileName = utf16({ filter: "filename", label: "Filename" });
const emptyName = utf16By("nameLength", { filter: "filename", label: "Filename" });

export const createRequest: AnyField = message("Create Request (0x05)", {
  size: structureSize(57),
  securityFlags: bytes(1, { filter: "" }),
  oplock,
  impersonation: u32({
    filter: "impersonation.level",
    label: "Impersonation level",
    little: true,
    strings: impersonations,
  }),
  createFlags: u64({ filter: "create_flags", label: "Create Flags", show: "hex", little: true }),
  reserved: octets(8),
  access: accessMask,
  attributes: fileAttributes,
  share: shareAccess,
  disposition: u32({
    filter: "create.disposition",
    label: "Disposition",
    little: true,
    strings: dispositions,
  }),
  options: createOptions,
  nameOffset: blobOffset,
  nameLength: blobLength,
  extraOffset: longBlobOffset,
  extraLength: longBlobLength,
  ...located("name", ["nameOffset", "nameLength"], 56, fileName, emptyName),
  extraGap: when(
    { field: "extraLength" },
    bytes({ by: "extraOffset", minus: 120, less: "nameLength" }, { filter: "" }),
  ),
  extras,
});

export const times: Fields = {
  created: fileTime({ filter: "create.time", label: "Create" }),
  accessed: fileTime({ filter: "last_access.time", label: "Last Access" }),
  written: fileTime({ filter: "last_write.time", label: "Last Write" }),
  changed: fileTime({ filter: "last_change.time", label: "Last Change" }),
};
export const sizes: Fields = {
  allocated: u64({ filter: "allocation_size", label: "Allocation Size", little: true }),
  end: u64({ filter: "eof", label: "End Of File", little: true }),
};

export const createResponse: AnyField = message("Create Response (0x05)", {
  size: structureSize(89),
  oplock,
  flags: u8({
    filter: "create.rep_flags",
    label: "Response Flags",
    show: "hex",
    views: bitViews(1, [["create.rep_flags.reparse_point", "ReparsePoint", 1]]),
  }),
  action: u32({
    filter: "create.action",
    label: "Create Action",
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
  ...times,
  ...sizes,
  attributes: fileAttributes,
  reserved: octets(4),
  file: fileIdentifier,
  extraOffset: longBlobOffset,
  extraLength: longBlobLength,
  extraGap: when({ field: "extraLength" }, bytes({ by: "extraOffset", minus: 152 }, { filter: "" })),
  extras,
});

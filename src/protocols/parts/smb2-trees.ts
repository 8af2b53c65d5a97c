import { u32, u8 } from "../../definition/fields.ts";
import type { AnyField, ValueStrings } from "../../definition/kinds.ts";
import { accessMask } from "./smb-flags.ts";
import { blobLength, blobOffset, located, message, number16, octets, structureSize } from "./smb2-fields.ts";
import { bitViews, flags32, utf16 } from "./windows-values.ts";

/** Connecting to a share ([MS-SMB2] 2.2.9, 2.2.10). */

export const shareTypes: ValueStrings = { 1: "Physical disk", 2: "Named pipe", 3: "Printer" };

export const treeConnectRequest: AnyField = message("Tree Connect Request (0x03)", {
  size: structureSize(9),
  flags: number16("tc.flags", "Flags", { filter: "", show: "hex" }),
  offset: blobOffset,
  length: blobLength,
  ...located("tree", ["offset", "length"], 8, utf16({ filter: "tree", label: "Tree" })),
});

export const treeConnectResponse: AnyField = message("Tree Connect Response (0x03)", {
  size: structureSize(16),
  type: u8({
    filter: "share_type",
    label: "Share Type",
    show: "hex",
    strings: shareTypes,
  }),
  reserved: octets(1),
  flags: u32({
    filter: "share_flags",
    label: "Share flags",
    show: "hex",
    little: true,
    views: [
      ...bitViews(4, [
        ["share_flags.dfs", "DFS", 0x1],
        ["share_flags.dfs_root", "DFS root", 0x2],
        ["share_flags.restrict_exclusive_opens", "Restrict exclusive opens", 0x100],
        ["share_flags.force_shared_delete", "Force shared delete", 0x200],
        ["share_flags.allow_namespace_caching", "Allow namespace caching", 0x400],
        ["share_flags.access_based_dir_enum", "Access based directory enum", 0x800],
        ["share_flags.force_levelii_oplock", "Force level II oplock", 0x1000],
        ["share_flags.enable_hash_v1", "Enable hash V1", 0x2000],
        ["share_flags.enable_hash_v2", "Enable hash V2", 0x4000],
        ["share_flags.encrypt_data", "Encrypted data required", 0x8000],
        ["share_flags.identity_remoting", "Identity Remoting", 0x40000],
        ["share_flags.compress_data", "Compressed IO", 0x100000],
      ]),
      {
        filter: "share.caching",
        label: "Caching policy",
        type: "FT_UINT32",
        size: 4,
        little: true,
        show: "hex",
        number: (value) => value & 0x30,
        strings: { 0: "Manual caching", 0x10: "Auto caching", 0x20: "VDO caching", 0x30: "No caching" },
      },
    ],
  }),
  capabilities: flags32("share_caps", "Share Capabilities", [
    ["share_caps.dfs", "DFS", 0x8],
    ["share_caps.continuous_availability", "CONTINUOUS AVAILABILITY", 0x10],
    ["share_caps.scaleout", "SCALEOUT", 0x20],
    ["share_caps.cluster", "CLUSTER", 0x40],
    ["share_caps.assymetric", "ASSYMETRIC", 0x80],
    ["share_caps.redirect_to_owner", "REDIRECT_TO_OWNER", 0x100],
  ]),
  access: accessMask,
});

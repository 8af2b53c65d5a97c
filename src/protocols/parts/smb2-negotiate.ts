import { bytes, choice, custom, repeated, struct, u16, u32, u64, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { alignedTo } from "./aligned.ts";
import { securityBlob } from "./security-blob.ts";
import { blobLength, blobOffset, located, message, number16, number32, octets, structureSize } from "./smb2-fields.ts";
import { bitViews, fileTime, flags32, guid, utf16 } from "./windows-values.ts";

/** What is agreed on and who one is: the first messages of a connection ([MS-SMB2] 2.2.3 to 2.2.8). */

const capabilities = flags32(
  "capabilities",
  "Capabilities",
  [
    ["capabilities.dfs", "DFS", 0x1, "This host supports DFS", "This host does NOT support DFS"],
    ["capabilities.leasing", "LEASING", 0x2, "This host supports LEASING", "This host does NOT support LEASING"],
    [
      "capabilities.large_mtu",
      "LARGE MTU",
      0x4,
      "This host supports LARGE_MTU",
      "This host does NOT support LARGE_MTU",
    ],
    [
      "capabilities.multi_channel",
      "MULTI CHANNEL",
      0x8,
      "This host supports MULTI CHANNEL",
      "This host does NOT support MULTI CHANNEL",
    ],
    [
      "capabilities.persistent_handles",
      "PERSISTENT HANDLES",
      0x10,
      "This host supports PERSISTENT HANDLES",
      "This host does NOT support PERSISTENT HANDLES",
    ],
    [
      "capabilities.directory_leasing",
      "DIRECTORY LEASING",
      0x20,
      "This host supports DIRECTORY LEASING",
      "This host does NOT support DIRECTORY LEASING",
    ],
    [
      "capabilities.encryption",
      "ENCRYPTION",
      0x40,
      "This host supports ENCRYPTION",
      "This host does NOT support ENCRYPTION",
    ],
  ],
  { lists: true },
);

const securityMode = u8({
  filter: "sec_mode",
  label: "Security mode",
  show: "hex",
  lists: true,
  views: bitViews(1, [
    ["sec_mode.sign_enabled", "Signing enabled", 1],
    ["sec_mode.sign_required", "Signing required", 2],
  ]),
});

const dialects = {
  0x202: "SMB 2.0.2",
  0x210: "SMB 2.1",
  0x222: "SMB 2.2.2 (deprecated; should be 3.0)",
  0x224: "SMB 2.2.4 (deprecated; should be 3.0)",
  0x2ff: "SMB2 wildcard",
  0x300: "SMB 3.0",
  0x302: "SMB 3.0.2",
  0x310: "SMB 3.1.0 (deprecated; should be 3.1.1)",
  0x311: "SMB 3.1.1",
};
const dialect = u16({ filter: "dialect", label: "Dialect", show: "hex", little: true, strings: dialects });

const named = (name: string) => `negotiate_context.${name}`;
const count = (name: string, label: string) => number16(named(name), label);
const identified = (name: string, label: string, strings: { readonly [value: number]: string }) =>
  u16({ filter: named(name), label, show: "hex", little: true, strings });

const contextTypes = {
  integrity: 1,
  encryption: 2,
  compression: 3,
  netname: 5,
  transport: 6,
  rdma: 7,
  signing: 8,
  posix: 0x100,
} as const;

const context = struct(
  {
    aligned: custom(alignedTo(8), { filter: "" }),
    type: u16({
      filter: named("type"),
      label: "Type",
      show: "hex",
      little: true,
      names: contextTypes,
      strings: {
        1: "SMB2_PREAUTH_INTEGRITY_CAPABILITIES",
        2: "SMB2_ENCRYPTION_CAPABILITIES",
        3: "SMB2_COMPRESSION_CAPABILITIES",
        5: "SMB2_NETNAME_NEGOTIATE_CONTEXT_ID",
        6: "SMB2_TRANSPORT_CAPABILITIES",
        7: "SMB2_RDMA_TRANSFORM_CAPABILITIES",
        8: "SMB2_SIGNING_CAPABILITIES",
        0x100: "SMB2_POSIX_EXTENSIONS_CAPABILITIES",
      },
    }),
    length: number16(named("data_length"), "DataLength"),
    reserved: octets(4),
    data: choice(
      "type",
      {
        integrity: struct({
          count: count("hash_alg_count", "HashAlgorithmCount"),
          length: count("salt_length", "SaltLength"),
          algorithms: repeated(identified("hash_algorithm", "HashAlgorithm", { 1: "SHA-512" }), {
            filter: "",
            count: "count",
          }),
          salt: bytes({ by: "length" }, { filter: named("salt"), label: "Salt" }),
        }),
        encryption: struct({
          count: count("cipher_count", "CipherCount"),
          ciphers: repeated(
            identified("cipher_id", "CipherId", {
              1: "AES-128-CCM",
              2: "AES-128-GCM",
              3: "AES-256-CCM",
              4: "AES-256-GCM",
            }),
            { filter: "", count: "count" },
          ),
        }),
        compression: struct({
          count: count("comp_alg_count", "CompressionAlgorithmCount"),
          padding: bytes(2, { filter: "" }),
          flags: u32({
            filter: named("comp_alg_flags"),
            label: "Flags",
            show: "hex",
            little: true,
            views: [
              {
                filter: named("comp_alg_flags.chained"),
                label: "Chained",
                type: "FT_BOOLEAN",
                size: 4,
                mask: 1,
                little: true,
              },
              {
                filter: named("comp_alg_flags.reserved"),
                label: "Reserved",
                type: "FT_UINT32",
                size: 4,
                mask: 0xfffffffe,
                little: true,
                show: "hex",
              },
            ],
          }),
          algorithms: repeated(
            identified("comp_alg_id", "CompressionAlgorithmId", {
              0: "None",
              1: "LZNT1",
              2: "LZ77",
              3: "LZ77+Huffman",
              4: "Pattern_V1",
            }),
            { filter: "", count: "count" },
          ),
        }),
        netname: utf16({ filter: named("netname"), label: "Netname" }),
        transport: u32({
          filter: named("transport_flags"),
          label: "Flags",
          show: "hex",
          little: true,
          strings: { 1: "SMB2_ACCEPT_TRANSPORT_LEVEL_SECURITY" },
        }),
        signing: struct({
          count: count("signing_alg_count", "SigningAlgorithmCount"),
          algorithms: repeated(
            identified("signing_id", "SigningAlgorithmId", { 0: "HMAC-SHA256", 1: "AES-CMAC", 2: "AES-GMAC" }),
            { filter: "", count: "count" },
          ),
        }),
        posix: bytes("rest", { filter: named("posix_reserved"), label: "POSIX Reserved" }),
      },
      { otherwise: bytes("rest", { filter: "unknown", label: "Unknown" }), size: { by: "length" }, opaque: true },
    ),
  },
  { filter: "", label: "Negotiate Context", line: "smb2.context" },
);
const contexts = repeated(context, { filter: "", count: "contextCount" });

const contextOffset = number32(named("offset"), "NegotiateContextOffset", { show: "hex" });
const contextCount = number16(named("count"), "NegotiateContextCount");

export const negotiateRequest: AnyField = message("Negotiate Protocol Request (0x00)", {
  size: structureSize(36),
  count: number16("dialect_count", "Dialect count"),
  mode: securityMode,
  modeReserved: bytes(1, { filter: "" }),
  reserved: octets(2),
  capabilities,
  guid: guid({ filter: "client_guid", label: "Client Guid" }),
  contextOffset,
  contextCount,
  contextReserved: octets(2),
  dialects: repeated(dialect, { filter: "", count: "count" }),
  contexts: when({ field: "contextCount" }, contexts),
});

export const negotiateResponse: AnyField = message("Negotiate Protocol Response (0x00)", {
  size: structureSize(65),
  mode: securityMode,
  modeReserved: bytes(1, { filter: "" }),
  dialect,
  contextCount,
  guid: guid({ filter: "server_guid", label: "Server Guid" }),
  capabilities,
  transaction: number32("max_trans_size", "Max Transaction Size"),
  read: number32("max_read_size", "Max Read Size"),
  write: number32("max_write_size", "Max Write Size"),
  now: fileTime({ filter: "current_time", label: "Current Time" }),
  boot: fileTime({ filter: "boot_time", label: "Boot Time" }),
  offset: blobOffset,
  length: blobLength,
  contextOffset,
  ...located("blob", ["offset", "length"], 64, securityBlob("security_blob")),
  contexts: when({ field: "dialect", is: [0x311] }, contexts),
});

const sessionFlags = u16({
  filter: "session_flags",
  label: "Session Flags",
  show: "hex",
  lists: true,
  little: true,
  views: bitViews(2, [
    ["ses_flags.guest", "Guest", 1],
    ["ses_flags.null", "Null", 2],
    ["ses_flags.encrypt", "Encrypt", 4],
  ]),
});

export const channel = u32({
  filter: "channel",
  label: "Channel",
  show: "hex",
  little: true,
  strings: { 0: "None", 1: "RDMA V1", 2: "RDMA V1_INVALIDATE", 3: "RDMA TRANSFORM" },
});

export const sessionSetupRequest: AnyField = message("Session Setup Request (0x01)", {
  size: structureSize(25),
  flags: u8({
    filter: "ses_req_flags",
    label: "Flags",
    views: bitViews(1, [["ses_req_flags.session_binding", "Session Binding Request", 1]]),
  }),
  mode: securityMode,
  capabilities,
  channel,
  offset: blobOffset,
  length: blobLength,
  previous: u64({ filter: "previous_sesid", label: "Previous Session Id", show: "hex", little: true }),
  ...located("blob", ["offset", "length"], 24, securityBlob("security_blob")),
});

export const sessionSetupResponse: AnyField = message("Session Setup Response (0x01)", {
  size: structureSize(9),
  flags: sessionFlags,
  offset: blobOffset,
  length: blobLength,
  ...located("blob", ["offset", "length"], 8, securityBlob("security_blob")),
});

import type { Custom } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, mark, textUntil, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { securityBlob } from "./security-blob.ts";
import { tdsOptions, tdsProcedures, tdsTransactions, tdsTypes } from "./tds-names.ts";
import { utf16, utf16At } from "./windows-values.ts";

const little = { little: true } as const;
const characters = [" character", " characters"] as const;
export const wideText = (filter: string, label: string): AnyField => utf16({ filter, label, evenEmpty: true });
export const group = (label: string, filter = "", line?: string): AnyField =>
  mark({ filter, label, ...(line ? { line } : {}) });
export const lengthOf = (filter: string, label: string): AnyField => u8({ filter, label, unit: characters });
export const longLengthOf = (filter: string, label: string): AnyField =>
  u16({ filter, label, unit: characters, ...little });

/** A password, each octet of which has its halves exchanged and some bits turned over ([MS-TDS] 2.2.6.4). */
const password: Custom<string> = derivedText("password", (octets, start, end) => {
  const clear = octets.slice(start, end).map((octet) => ((octet ^ 0xa5) >> 4) | ((octet ^ 0xa5) << 4));
  return utf16At(clear, 0, clear.length);
});

/** Offset and length of one of the texts of a login. */
const place = <const Name extends string>(name: Name, label: string) =>
  ({
    [`${name}Offset`]: u16({ filter: "7login.offset", label: `${label} offset`, show: "hex", ...little }),
    [`${name}Length`]: u16({ filter: "7login.length", label: `${label} length`, show: "hex", ...little }),
  }) as { readonly [K in `${Name}${"Offset" | "Length"}`]: AnyField };

/** Fields of the header and of what clients send. */
export const tdsRequestFields = {
  type: u8({ filter: "type", label: "Type", strings: tdsTypes }),
  status: u8({
    filter: "status",
    label: "Status",
    show: "hex",
    views: [
      bitView("status.eom", "End of message", 0x01),
      bitView("status.ignore", "Ignore this event", 0x02),
      bitView("status.event_notif", "Event notification", 0x04),
      bitView("status.reset_conn", "Reset connection", 0x08),
      bitView("status.reset_conn_skip_tran", "Reset connection keeping transaction state", 0x10),
    ],
  }),
  length: u16({ filter: "length", label: "Length" }),
  channel: u16({ filter: "channel", label: "Channel" }),
  packetNumber: u8({ filter: "packet_number", label: "Packet Number" }),
  window: u8({ filter: "window", label: "Window" }),
  data: bytes("rest", { filter: "=data.data", label: "Data", path: "data" }),
  unknownPacket: bytes("rest", { filter: "unknown_tds_packet", label: "TDS Packet" }),
  prelogin: group("Pre-Login Message", "prelogin"),
  option: group("Option", "", "tds.option"),
  optionToken: u8({ filter: "prelogin.option.token", label: "Option Token", strings: tdsOptions }),
  optionOffset: u16({ filter: "prelogin.option.offset", label: "Option offset" }),
  optionLength: u16({ filter: "prelogin.option.length", label: "Option length" }),
  optionVersion: u32({ filter: "prelogin.option.version", label: "Version" }),
  optionBuild: u16({ filter: "prelogin.option.subbuild", label: "Sub-build" }),
  optionEncryption: u8({
    filter: "prelogin.option.encryption",
    label: "Encryption",
    strings: {
      0: "Encryption is available but off",
      1: "Encryption is available and on",
      2: "Encryption is not available",
      3: "Encryption is required",
    },
  }),
  optionInstance: textUntil(["\0"], {
    filter: "prelogin.option.instopt",
    label: "InstOpt",
    type: "FT_STRINGZ",
    optional: true,
  }),
  optionThread: u32({ filter: "prelogin.option.threadid", label: "ThreadID" }),
  optionMars: u8({ filter: "prelogin.option.mars", label: "MARS", strings: { 0: "Off", 1: "On" } }),
  optionTrace: bytes("rest", { filter: "prelogin.option.traceid", label: "TraceID" }),
  optionFederated: u8({ filter: "prelogin.option.fedauthrequired", label: "FedAuthRequired" }),
  optionNonce: bytes("rest", { filter: "prelogin.option.nonceopt", label: "NonceOpt" }),
  login: group("TDS7 Login Packet"),
  loginHeader: group("Login Packet Header"),
  loginSize: u32({ filter: "7login.total_len", label: "Total Packet Length", ...little }),
  loginVersion: u32({ filter: "7login.version", label: "TDS version", show: "hex", ...little }),
  loginPacketSize: u32({ filter: "7login.packet_size", label: "Packet Size", ...little }),
  loginClientVersion: u32({ filter: "7login.client_version", label: "Client version" }),
  loginProcess: u32({ filter: "7login.client_pid", label: "Client PID", ...little }),
  loginConnection: u32({ filter: "7login.connection_id", label: "Connection ID", ...little }),
  loginFlags1: u8({ filter: "7login.option_flags1", label: "Option Flags 1", show: "hex" }),
  loginFlags2: u8({ filter: "7login.option_flags2", label: "Option Flags 2", show: "hex" }),
  loginSqlFlags: u8({ filter: "7login.sql_type_flags", label: "SQL Type Flags", show: "hex" }),
  loginReserved: u8({ filter: "7login.reserved_flags", label: "Reserved Flags", show: "hex" }),
  loginZone: u32({ filter: "7login.time_zone", label: "Time Zone", show: "hex", ...little }),
  loginCollation: u32({ filter: "7login.collation", label: "Collation", show: "hex", ...little }),
  places: group("Lengths and offsets"),
  ...place("clientName", "Client Name"),
  ...place("userName", "Username"),
  ...place("password", "Password"),
  ...place("application", "App Name"),
  ...place("server", "Server Name"),
  ...place("unknown", "Unknown1"),
  ...place("library", "Library Name"),
  ...place("locale", "Locale"),
  ...place("database", "Database Name"),
  clientName: wideText("7login.clientname", "Client name"),
  userName: wideText("7login.username", "Username"),
  password: custom(password, { filter: "7login.password", label: "Password", type: "FT_STRING" }),
  application: wideText("7login.appname", "App name"),
  server: wideText("7login.servername", "Server name"),
  library: wideText("7login.libraryname", "Library name"),
  locale: wideText("7login.locale", "Locale"),
  database: wideText("7login.databasename", "Database name"),
  token: securityBlob("", "Security token"),
  batch: group("TDS Query Packet"),
  headers: group("Packet data stream headers", "all_headers"),
  headersLength: u32({ filter: "all_headers.total_length", label: "Total length", ...little }),
  header: group("Header"),
  headerLength: u32({ filter: "all_headers.header.length", label: "Length", ...little }),
  headerType: u16({
    filter: "all_headers.header.type",
    label: "Type",
    show: "hex",
    strings: { 1: "Query notifications", 2: "Transaction descriptor" },
    ...little,
  }),
  transaction: u64({ filter: "all_headers.header.trans_descr", label: "Transaction descriptor", ...little }),
  outstanding: u32({ filter: "all_headers.header.request_cnt", label: "Outstanding request count", ...little }),
  query: wideText("query", "Query"),
  transactionRequest: group("Transaction Manager Request Packet"),
  transactionKind: u16({
    filter: "transmgr",
    label: "Transaction Manager Request",
    strings: tdsTransactions,
    ...little,
  }),
  transactionPayload: group("Payload", "transmgr.payload"),
  rpc: group("Remote Procedure Call", "rpc"),
  procedureLength: u16({ filter: "rpc.name_length", label: "Procedure name length", ...little }),
  procedureName: wideText("rpc.name", "Procedure name"),
  procedure: u16({ filter: "rpc.proc_id", label: "Stored procedure ID", strings: tdsProcedures, ...little }),
  callOptions: u16({
    filter: "rpc.options",
    label: "Option flags",
    show: "hex",
    views: [
      { ...bitView("rpc.options.with_recomp", "With recompile", 0x1), little: true },
      { ...bitView("rpc.options.no_metadata", "No metadata", 0x2), little: true },
      { ...bitView("rpc.options.reuse_metadata", "Reuse metadata", 0x4), little: true },
    ],
    ...little,
  }),
  separator: u8({
    filter: "rpc.separator",
    label: "RPC batch separator",
    strings: { 128: "Batch flag", 254: "No exec flag", 255: "Batch flag 7.2" },
  }),
  parameter: group("Parameter", "rpc.parameter"),
  parameterLength: u8({ filter: "rpc.parameter.name_length", label: "Name length" }),
  parameterName: wideText("rpc.parameter.name", "Name"),
  parameterStatus: u8({
    filter: "rpc.parameter.status",
    label: "Status flags",
    show: "hex",
    views: [
      { ...bitView("rpc.parameter.status.by_ref", "By reference", 0x1), word: 16 },
      { ...bitView("rpc.parameter.status.default", "Default value", 0x2), word: 16 },
    ],
  }),
  parameterValue: group("Value", "rpc.parameter.value"),
} as const;

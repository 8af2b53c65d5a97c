import { u64le, uintle } from "../../bytes/numbers.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { decodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { bytes, custom, int, mark, text, u16, u24, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField, Common, Expert } from "../../definition/kinds.ts";
import { mariadbCharsets, mysqlCharsets } from "./mysql-charsets.ts";
import {
  capabilities,
  columnFlags,
  furtherCapabilities,
  mariadbCapabilities,
  refreshes,
  statuses,
  unusedCapabilities,
} from "./mysql-flags.ts";
import {
  boundWords,
  columnTypes,
  commandWords,
  responseWords,
  sessionChanges,
  shutdownLevels,
  statementOptions,
} from "./mysql-names.ts";
import { float } from "./numbers-inside.ts";

/** The first octet of a number that says how many octets follow with the number itself. */
const widths: { readonly [first: number]: number } = { 0xfc: 2, 0xfd: 3, 0xfe: 8 };
const MISSING = 0xfb;

/** Octets of a number of as many octets as it takes. */
export function lengthSize(first: number): number {
  return 1 + (widths[first] ?? 0);
}

/** Such a number; that there is no value counts as 0. */
export function lengthIn(octets: Uint8Array, start: number, end: number): number {
  const width = widths[octets[start]];
  if (width === undefined) return octets[start] === MISSING ? 0 : octets[start];
  if (start + 1 + width > end) return 0;
  return width === 8 ? Number(u64le(octets, start + 1)) : uintle(octets, start + 1, width);
}

const long: Custom<number> = {
  ...derivedNumber("number", lengthIn),
  bigint: (octets, start, end) => BigInt(lengthIn(octets, start, end)),
};
/** A number of as many octets as it takes. */
const length = (filter: string, label: string): AnyField => custom(long, { filter, label, type: "FT_UINT64" });
/** A text that ends with a zero or with the message. */
const ended = (filter: string, label: string, about: Common<string> = {}): AnyField =>
  custom(
    derivedText(filter, (octets, start, end) =>
      decodeText(octets, start, octets[end - 1] === 0 && end > start ? end - 1 : end),
    ),
    { filter, label, type: "FT_STRINGZ", evenEmpty: true, ...about },
  );
const words = (filter: string, label: string, about: Common<string> = {}): AnyField =>
  text("rest", { filter, label, evenEmpty: true, ...about });
const group = (filter: string, label: string, line?: string): AnyField =>
  mark({ filter, label, ...(line ? { line } : {}) });
const remark = (filter: string, label: string, group: Expert["group"]): AnyField =>
  mark({ filter, label, expert: { severity: "Warn", group } });
const little = { little: true } as const;
const hex = { show: "hex", little: true } as const;
/** What stands behind its length. */
const counted = (name: string): AnyField => mark({ filter: "", label: name, line: `mysql.${name}` });

/** The fields of MySQL's messages (MySQL 8.0, Client/Server Protocol). */
export const mysqlFields = {
  packetLength: u24({ filter: "packet_length", label: "Packet Length", ...little }),
  packetNumber: u8({ filter: "packet_number", label: "Packet Number" }),
  prefix: u8({ filter: "=mariadb.prefix", label: "Prefix", line: "mysql.prefix" }),
  length: length("=mariadb.length", "Length"),
  payload: bytes("rest", { filter: "payload", label: "Payload" }),
  incomplete: remark("dissector_incomplete", "FIXME - dissector is incomplete", "Undecoded"),
  unprepared: remark(
    "prepare_response_needed",
    "PREPARE Response packet is needed to dissect the payload",
    "Undecoded",
  ),
  invalidCommand: remark("command.invalid", "Unknown/invalid command code", "Protocol"),
  strange: remark("unknown_response", "unknown/invalid response", "Undecoded"),
  unused: bytes("rest", { filter: "unused", label: "Unused" }),

  greeting: group("server_greeting", "Server Greeting"),
  protocol: u8({ filter: "protocol", label: "Protocol" }),
  version: ended("version", "Version"),
  thread: u32({ filter: "thread_id", label: "Thread ID", ...little }),
  salt: ended("salt", "Salt"),
  salt2: ended("salt2", "Salt"),
  serverCapabilities: u16({ filter: "caps.server", label: "Server Capabilities", ...hex, views: capabilities }),
  serverLanguage: u8({ filter: "server_language", label: "Server Language", strings: mysqlCharsets }),
  mariadbLanguage: u8({ filter: "=mariadb.server_language", label: "Server Language", strings: mariadbCharsets }),
  serverFurther: u16({
    filter: "extcaps.server",
    label: "Extended Server Capabilities",
    ...hex,
    views: [...furtherCapabilities, unusedCapabilities],
  }),
  mariadbServer: u32({
    filter: "=mariadb.extcaps.server",
    label: "MariaDB Extended Server Capabilities",
    ...hex,
    views: mariadbCapabilities,
  }),
  pluginLength: u8({ filter: "auth_plugin.length", label: "Authentication Plugin Length" }),
  plugin: ended("auth_plugin", "Authentication Plugin"),

  login: group("login_request", "Login Request"),
  clientCapabilities: u16({ filter: "caps.client", label: "Client Capabilities", ...hex, views: capabilities }),
  clientFurther: u16({
    filter: "extcaps.client",
    label: "Extended Client Capabilities",
    ...hex,
    views: [...furtherCapabilities, unusedCapabilities],
  }),
  mariadbClient: u32({
    filter: "=mariadb.extcaps.client",
    label: "MariaDB Extended Client Capabilities",
    ...hex,
    views: mariadbCapabilities,
  }),
  longest: u32({ filter: "max_packet", label: "MAX Packet", ...little }),
  longestOld: u24({ filter: "max_packet", label: "MAX Packet", type: "FT_UINT32", ...little }),
  charset: u8({ filter: "charset", label: "Charset", strings: mysqlCharsets }),
  mariadbCharset: u8({ filter: "=mariadb.charset", label: "Charset", strings: mariadbCharsets }),
  user: ended("user", "Username"),
  password: bytes("rest", { filter: "passwd", label: "Password" }),
  schema: ended("schema", "Schema", { type: "FT_STRING" }),
  clientPlugin: ended("client_auth_plugin", "Client Auth Plugin", { type: "FT_STRING" }),
  attributes: group("connattrs", "Connection Attributes"),
  attributesLength: length("connattrs.length", "Connection Attributes length"),
  attribute: group("connattrs.attr", "Connection Attribute"),
  nameLength: length("connattrs.name.length", "Connection Attribute Name Length"),
  name: words("connattrs.name", "Connection Attribute Name", { type: "FT_STRINGZ" }),
  valueLength: length("connattrs.value.length", "Connection Attribute Value Length"),
  value: words("connattrs.value", "Connection Attribute Value", { type: "FT_STRINGZ" }),

  switchName: ended("auth_switch_request.name", "Auth Method Name", { type: "FT_STRING" }),
  switchData: bytes("rest", { filter: "auth_switch_request.data", label: "Auth Method Data", evenEmpty: true }),
  switchAnswer: bytes("rest", { filter: "auth_switch_response.data", label: "Auth Method Data", evenEmpty: true }),

  request: group("request", "Request Command"),
  command: u8({ filter: "command", label: "Command", strings: commandWords }),
  query: words("query", "Statement"),
  queryAttributes: group("query_attrs", "Query Attributes"),
  queryAttributeCount: u8({ filter: "query_attrs_count", label: "Count" }),
  sendsTypes: u8({ filter: "query_attrs_send_types_to_server", label: "Send types to server", type: "FT_BOOLEAN" }),
  queryAttributeType: u16({ filter: "query_attr_name_type", label: "Attribute Name Type", show: "hex" }),
  queryAttributeName: words("query_attr_name", "Attribute Name"),
  queryAttributeValue: words("query_attr_value", "Attribute Value"),
  countedName: counted("Attribute Name"),
  countedValue: counted("Attribute Value"),
  tableName: ended("table_name", "Table Name"),
  refresh: u8({ filter: "refresh", label: "Refresh Option", show: "hex", views: refreshes }),
  shutdown: u8({ filter: "shutdown", label: "Shutdown Level", strings: shutdownLevels }),
  option: u16({ filter: "option", label: "Option", ...little, strings: statementOptions }),
  statement: u32({ filter: "stmt_id", label: "Statement ID", ...little }),
  parameter: u16({ filter: "param", label: "Parameter", ...little }),
  rows: u32({ filter: "num_rows", label: "Rows to fetch", ...little }),
  executeFlags: u8({ filter: "exec_flags", label: "Flags (unused)" }),
  iterations: u32({ filter: "exec_iter", label: "Iterations (unused)", ...little }),
  bound: u8({ filter: "new_parameter_bound_flag", label: "New parameter bound flag", strings: boundWords }),
  executed: group("exec_param", "Parameter"),
  unsigned: u8({ filter: "exec.unsigned", label: "Unsigned" }),
  nothing: mark({ filter: "exec.field.null", label: "Value: -NULL-" }),
  tiny: int(1, { filter: "exec.field.tiny", label: "Value (INT8)" }),
  unsignedTiny: u8({ filter: "exec.field.unsigned_tiny", label: "Value (UINT8)" }),
  short: int(2, { filter: "exec.field.short", label: "Value (INT16)", ...little }),
  unsignedShort: u16({ filter: "exec.field.unsigned_short", label: "Value (UINT16)", ...little }),
  long: int(4, { filter: "exec.field.long", label: "Value (INT32)", ...little }),
  unsignedLong: u32({ filter: "exec.field.unsigned_long", label: "Value (UINT32)", ...little }),
  longlong: custom(
    { ...derivedNumber("integer", () => 0), bigint: (octets, start) => BigInt.asIntN(64, u64le(octets, start)) },
    { filter: "exec.field.longlong", label: "Value (INT64)", type: "FT_INT64" },
  ),
  unsignedLonglong: u64({ filter: "exec.field.unsigned_longlong", label: "Value (UINT64)", ...little }),
  float: float({ filter: "exec.field.float", label: "Value (Float)" }, true),
  string: custom(
    derivedText("string", (octets, start, end) => decodeText(octets, start + lengthSize(octets[start]), end)),
    { filter: "exec.field.string", label: "Value (String)", type: "FT_UINT_STRING" },
  ),

  response: u8({ filter: "response_code", label: "Response Code", show: "hex", strings: responseWords }),
  end: u8({ filter: "eof", label: "EOF marker" }),
  error: u16({ filter: "error_code", label: "Error Code", ...little }),
  sqlState: text("rest", { filter: "sqlstate", label: "SQL state" }),
  errorMessage: words("error.message", "Error message"),
  affected: length("affected_rows", "Affected Rows"),
  inserted: length("insert_id", "Last INSERT ID"),
  status: u16({ filter: "server_status", label: "Server Status", ...hex, views: statuses }),
  warnings: u16({ filter: "warnings", label: "Warnings", ...little }),
  message: ended("message", "Message"),
  tracked: group("session_track.data", "Session tracking data"),
  trackedLength: length("session_track.data.length", "Session tracking data length"),
  track: group("session_track", "Session Track"),
  trackType: u8({ filter: "session_track.type", label: "Session tracking type", strings: sessionChanges }),
  trackLength: length("session_track.length", "Session tracking length"),
  variableLength: length("session_track.sysvar.length", "System variable change Length"),
  variableName: words("session_track.sysvar.name", "System variable change Name", { type: "FT_STRINGZ" }),
  variableValue: words("session_track.sysvar.value", "System variable change Value", { type: "FT_STRINGZ" }),
  newSchemaLength: length("session_track.schema.length", "Schema change length"),
  newSchema: words("session_track.schema", "Schema change", { type: "FT_STRINGZ" }),
  stateChange: words("session_track.state_change", "State change", { type: "FT_STRINGZ" }),
  identifiersEncoding: u8({ filter: "session_track.gtids.encoding", label: "GTIDs encoding" }),
  identifiersLength: length("session_track.gtids.length", "GTIDs length"),
  identifiers: words("session_track.gtids", "GTIDs", { type: "FT_STRINGZ" }),
  characteristicsLength: length(
    "session_track.transaction_characteristics.length",
    "Transaction characteristics length",
  ),
  characteristics: words("session_track.transaction_characteristics", "Transaction characteristics", {
    type: "FT_STRINGZ",
  }),
  transactionLength: length("session_track.transaction_state.length", "Transaction state length"),
  transaction: words("session_track.transaction_state", "Transaction state", { type: "FT_STRINGZ" }),

  fieldCount: length("num_fields", "Number of fields"),
  preparedFields: custom(
    derivedNumber("number", (octets, start) => uintle(octets, start, 2)),
    { filter: "num_fields", label: "Number of fields", type: "FT_UINT64" },
  ),
  preparedParameters: u16({ filter: "num_params", label: "Number of parameter", ...little }),
  metadata: u8({ filter: "metadata_follows", label: "send metadata" }),
  extra: length("extra", "Extra data"),
  catalog: words("field.catalog", "Catalog"),
  database: words("field.db", "Database"),
  table: words("field.table", "Table"),
  originalTable: words("field.org_table", "Original table"),
  column: words("field.name", "Name"),
  originalColumn: words("field.org_name", "Original name"),
  countedCatalog: counted("Catalog"),
  countedDatabase: counted("Database"),
  countedTable: counted("Table"),
  countedOriginalTable: counted("Original table"),
  countedColumn: counted("Name"),
  countedOriginalColumn: counted("Original name"),
  countedDefault: counted("Default"),
  countedText: counted("text"),
  columnCharset: u16({ filter: "field.charsetnr", label: "Charset number", ...little, strings: mysqlCharsets }),
  columnLength: u32({ filter: "field.length", label: "Length", ...little }),
  columnType: u8({ filter: "field.type", label: "Type", strings: columnTypes }),
  columnFlags: u16({ filter: "field.flags", label: "Flags", ...hex, views: columnFlags }),
  decimals: u8({ filter: "field.decimals", label: "Decimals" }),
  default: words("field.default", "Default"),
  text: words("row.text", "text"),
  extended: group("extmeta_data", "Extended metadata data"),
  extendedLength: length("extmeta.length", "Extended metadata length"),
  nulls: bytes("rest", { filter: "row.nullbuffer", label: "Row null buffer" }),
};

/** Texts that stand for a value that is not there. */
export const mysqlMissing = {
  noDefault: words("field.default", "Default"),
  noText: words("row.text", "text"),
};

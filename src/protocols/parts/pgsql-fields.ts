import { u32 as u32At } from "../../bytes/numbers.ts";
import { decodeAscii } from "../../bytes/text.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { bytes, custom, int, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import {
  authenticationTypes,
  backendTypes,
  frontendTypes,
  startupTypes,
  transactionStates,
  valueFormats,
} from "./pgsql-names.ts";

const UNKNOWN = "Unknown";

/** A text that a zero ends, behind `ahead` octets that tell which it is. */
const ended = (filter: string, label: string, ahead = 0): AnyField =>
  custom(
    derivedText(filter, (octets, start, end) => decodeAscii(octets, start + ahead, end - 1)),
    { filter, label, type: "FT_STRINGZ" },
  );
const coded = (filter: string, label: string): AnyField => ended(filter, label, 1);
/** What a message is, in words. */
const type = (name: (octets: Uint8Array, start: number) => string): AnyField =>
  custom(derivedText("type", name), { filter: "type", label: "Type", type: "FT_STRING", evenEmpty: true });
const typeIn = (types: { readonly [type: string]: string }): AnyField =>
  type((octets, start) => types[String.fromCharCode(octets[start])] ?? UNKNOWN);
const frontend = (is: boolean): AnyField =>
  custom(
    derivedNumber("frontend", () => (is ? 1 : 0)),
    { filter: "frontend", label: "Frontend", type: "FT_BOOLEAN", hidden: true, evenEmpty: true },
  );
/** A number that trees show in words that Wireshark has no field for. */
const countOf = (label: string, line: string): AnyField => u16({ filter: "", label, line: `pgsql.${line}` });
const format = { filter: "format", label: "Format", type: "FT_UINT16", strings: valueFormats } as const;
const valueLength = { filter: "val.length", label: "Column length", type: "FT_INT32" } as const;

/** The fields of PostgreSQL's messages (PostgreSQL documentation, 55.7 and 55.8). */
export const pgsqlFields = {
  frontendType: typeIn(frontendTypes),
  backendType: typeIn(backendTypes),
  gssType: type(() => "GSSResponse message"),
  saslType: type(() => "SASLInitialResponse message"),
  saslContinuedType: type(() => "SASLResponse message"),
  startupType: type((octets, start) => startupTypes[u32At(octets, start + 4)] ?? UNKNOWN),
  fromFrontend: frontend(true),
  fromBackend: frontend(false),
  length: u32({ filter: "length", label: "Length" }),
  major: u16({ filter: "version_major", label: "Protocol major version" }),
  minor: u16({ filter: "version_minor", label: "Protocol minor version" }),
  supportedMinor: u32({ filter: "version_supported_minor", label: "Supported minor version" }),
  optionCount: int(4, { filter: "number_nonsupported_options", label: "Number nonsupported options" }),
  option: ended("nonsupported_option", "Nonsupported option"),
  parameterName: ended("parameter_name", "Parameter name"),
  parameterValue: ended("parameter_value", "Parameter value"),
  query: ended("query", "Query"),
  password: ended("password", "Password"),
  authentication: u32({ filter: "authtype", label: "Authentication type", strings: authenticationTypes }),
  salt: bytes("rest", { filter: "salt", label: "Salt value" }),
  gss: bytes("rest", { filter: "auth.gssapi_sspi.data", label: "GSSAPI or SSPI data", evenEmpty: true }),
  mechanism: ended("auth.sasl.mech", "SASL authentication mechanism"),
  saslLength: int(4, { filter: "auth.sasl.data.length", label: "SASL authentication data length" }),
  sasl: bytes("rest", { filter: "auth.sasl.data", label: "SASL authentication data", evenEmpty: true }),
  statement: ended("statement", "Statement"),
  portal: ended("portal", "Portal"),
  returns: u32({ filter: "returns", label: "Returns", unit: " rows" }),
  tag: ended("tag", "Tag"),
  status: u8({ filter: "status", label: "Status", strings: transactionStates }),
  copied: bytes("rest", { filter: "copydata", label: "Copy data", evenEmpty: true }),
  error: ended("error", "Error"),
  pid: u32({ filter: "pid", label: "PID" }),
  key: u32({ filter: "key", label: "Key" }),
  condition: ended("condition", "Condition"),
  text: ended("text", "Text"),
  table: u32({ filter: "oid.table", label: "Table OID" }),
  typeId: u32({ filter: "oid.type", label: "Type OID" }),
  object: u32({ filter: "oid", label: "OID" }),
  format: u16(format),
  copyFormat: u8(format),
  fieldCount: u16({ filter: "field.count", label: "Field count" }),
  column: ended("col.name", "Column name"),
  columnIndex: u16({ filter: "col.index", label: "Column index", type: "FT_UINT32" }),
  valueLength: int(4, valueLength),
  columnLength: int(2, valueLength),
  value: bytes("rest", { filter: "val.data", label: "Data" }),
  modifier: int(4, { filter: "col.typemod", label: "Type modifier" }),
  parameters: countOf("Parameters", "parameters"),
  parameterFormats: countOf("Parameter formats", "parameterFormats"),
  parameterValues: countOf("Parameter values", "parameterValues"),
  resultFormats: countOf("Result formats", "resultFormats"),
  columns: countOf("Columns", "columns"),
  severity: coded("severity", "Severity"),
  code: coded("code", "Code"),
  message: coded("message", "Message"),
  detail: coded("detail", "Detail"),
  hint: coded("hint", "Hint"),
  position: coded("position", "Position"),
  internalPosition: coded("internal_position", "Position (Internal)"),
  internalQuery: coded("internal_query", "Query (Internal)"),
  where: coded("where", "Context"),
  schema: coded("schema_name", "Schema"),
  tableName: coded("table_name", "Table"),
  columnName: coded("column_name", "Column"),
  typeName: coded("type_name", "Type"),
  constraint: coded("constraint_name", "Constraint"),
  file: coded("file", "File"),
  line: coded("line", "Line"),
  routine: coded("routine", "Routine"),
  otherText: coded("text", "Text"),
};
/** What an error or a notice says behind an octet of these; behind any other it is a text. */
export const noticeFields: { readonly [code: string]: keyof typeof pgsqlFields } = {
  S: "severity",
  C: "code",
  M: "message",
  D: "detail",
  H: "hint",
  P: "position",
  p: "internalPosition",
  q: "internalQuery",
  W: "where",
  s: "schema",
  t: "tableName",
  c: "columnName",
  d: "typeName",
  n: "constraint",
  F: "file",
  L: "line",
  R: "routine",
};

import { bytes, mark, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { bitView, YES } from "./bit-view.ts";
import { tdsChanges, tdsDataTypes, tdsFeatures } from "./tds-names.ts";
import { group, lengthOf, longLengthOf, wideText } from "./tds-request-fields.ts";

const little = { little: true } as const;
const size = (filter: string): AnyField => u16({ filter, label: "Token length", ...little });

/** What servers say of their errors and of what else they have to tell. */
const notice = <const Name extends string>(name: Name, label: string) =>
  ({
    [name]: group(`Token - ${label}`, name),
    [`${name}Size`]: size(`${name}.length`),
    [`${name}Number`]: u32({ filter: `${name}.number`, label: "SQL Error Number", ...little }),
    [`${name}State`]: u8({ filter: `${name}.state`, label: "State" }),
    [`${name}Class`]: u8({ filter: `${name}.class`, label: "Class (Severity)" }),
    [`${name}MessageLength`]: longLengthOf(`${name}.msgtext_length`, "Error message length"),
    [`${name}Message`]: wideText(`${name}.msgtext`, "Error message"),
    [`${name}ServerLength`]: lengthOf(`${name}.servername_length`, "Server name length"),
    [`${name}Server`]: wideText(`${name}.servername`, "Server name"),
    [`${name}ProcedureLength`]: lengthOf(`${name}.procname_length`, "Process name length"),
    [`${name}Procedure`]: wideText(`${name}.procname`, "Process name"),
    [`${name}Line`]: u16({ filter: `${name}.linenumber`, label: "Line number", ...little }),
    [`${name}LongLine`]: u32({ filter: `${name}.linenumber`, label: "Line number", type: "FT_UINT16", ...little }),
  }) as { readonly [K in Name | `${Name}${NoticePart}`]: AnyField };
type NoticePart =
  | "Size"
  | "Number"
  | "State"
  | "Class"
  | "MessageLength"
  | "Message"
  | "ServerLength"
  | "Server"
  | "ProcedureLength"
  | "Procedure"
  | "Line"
  | "LongLine";

const flag = (filter: string, label: string, mask: number, truth?: readonly [string, string]): View => ({
  ...bitView(filter, label, mask, truth),
  little: true,
});
const doneFlags: readonly View[] = [
  flag("done.status.more", "More", 0x1, ["More tokens follow", "Final done token"]),
  flag("done.status.error", "Error", 0x2, YES),
  flag("done.status.inxact", "In Transaction", 0x4, YES),
  flag("done.status.proc", "Procedure", 0x8, YES),
  flag("done.status.count", "Row count valid", 0x10, ["Valid", "Invalid"]),
  flag("done.status.attn", "Acknowledge ATTN", 0x20, YES),
  flag("done.status.event", "Event", 0x40, YES),
  flag("done.status.rpcinbatch", "RPC in batch", 0x80, YES),
  flag("done.status.srverror", "Server Error", 0x100, YES),
];
const without = (...masks: readonly number[]): readonly View[] =>
  doneFlags.filter(({ mask = 0 }) => !masks.includes(mask));

/** The end of what a statement, a procedure or a statement in one did. */
const done = <const Name extends string>(name: Name, label: string, views: readonly View[]) =>
  ({
    [name]: group(`Token - ${label}`, name.toLowerCase()),
    [`${name}Status`]: u16({
      filter: `${name.toLowerCase()}.status`,
      label: "Status flags",
      show: "hex",
      views,
      ...little,
    }),
    [`${name}Command`]: u16({ filter: `${name.toLowerCase()}.curcmd`, label: "Operation", show: "hex", ...little }),
    [`${name}Rows`]: u32({ filter: `${name.toLowerCase()}.donerowcount`, label: "Row count", ...little }),
    [`${name}LongRows`]: u64({ filter: `${name.toLowerCase()}.donerowcount64`, label: "Row count", ...little }),
  }) as { readonly [K in Name | `${Name}${"Status" | "Command" | "Rows" | "LongRows"}`]: AnyField };

// Wireshark reads the bits of columns as if the highest octet came first.
const columnFlags = [
  bitView("colmetadata.flags.nullable", "Nullable", 0x8000),
  bitView("colmetadata.flags.casesen", "Case sensitive", 0x4000),
  bitView("colmetadata.flags.updateable", "Updateable", 0x3000),
  bitView("colmetadata.flags.identity", "Identity", 0x800),
];
const laterColumnFlags = [
  ...columnFlags,
  bitView("colmetadata.flags.computed", "Computed", 0x400),
  bitView("colmetadata.flags.fixedlenclrtype", "Fixed length CLR type", 0x80),
  bitView("colmetadata.flags.sparsecolumnset", "Sparse column set", 0x20),
  bitView("colmetadata.flags.encrypted", "Encrypted", 0x10),
  bitView("colmetadata.flags.hidden", "Hidden", 0x4),
  bitView("colmetadata.flags.key", "Flags", 0x2),
  bitView("colmetadata.flags.nullableunknown", "Nullable unknown", 0x1),
];
const earlierColumnFlags = [...columnFlags, bitView("colmetadata.flags.reservedodbc", "Reserved ODBC", 0x300)];
const flags = (views: readonly View[]): AnyField =>
  u16({ filter: "colmetadata.results_token_flags", label: "Flags", show: "hex", views, ...little });

/** Fields of what servers answer. */
export const tdsResponseFields = {
  change: group("Token - EnvChange", "envchange"),
  changeSize: size("envchange.length"),
  changeType: u8({ filter: "envchange.type", label: "Type", strings: tdsChanges }),
  newLength: u8({ filter: "envchange.newvalue_length", label: "New Value Length" }),
  newText: wideText("envchange.newvalue_string", "New Value"),
  newOctets: bytes("rest", { filter: "envchange.newvalue", label: "New Value" }),
  oldLength: u8({ filter: "envchange.oldvalue_length", label: "Old Value Length" }),
  oldText: wideText("envchange.oldvalue_string", "Old Value"),
  oldOctets: bytes("rest", { filter: "envchange.oldvalue", label: "Old Value" }),
  codepage: u16({ filter: "envchange.collate_codepage", label: "Collate codepage", ...little }),
  collateFlags: u16({ filter: "envchange.collate_flags", label: "Collate flags", show: "hex", ...little }),
  charset: u8({ filter: "envchange.collate_charset_id", label: "Collate charset ID" }),
  ...notice("error", "Error"),
  ...notice("info", "Info"),
  accepted: group("Token - LoginAck", "loginack"),
  acceptedSize: size("loginack.length"),
  acceptedInterface: u8({ filter: "loginack.interface", label: "Interface" }),
  acceptedVersion: u32({ filter: "loginack.tdsversion", label: "TDS version", show: "hex" }),
  acceptedServer: wideText("loginack.progname", "Server name"),
  acceptedServerVersion: u32({ filter: "loginack.progversion", label: "Server Version" }),
  features: group("Token - FeatureExtAct", "featureextack"),
  feature: group("Feature", "featureextack.feature"),
  featureId: u8({ filter: "featureextack.featureid", label: "Feature ID", strings: tdsFeatures }),
  featureLength: u32({ filter: "featureextack.featureackdatalen", label: "Feature length", ...little }),
  featureData: bytes("rest", { filter: "featureextack.featureackdata", label: "Feature data" }),
  session: group("Token - Session state", "sessionstate"),
  sessionSize: u32({ filter: "sessionstate.length", label: "Token length", ...little }),
  sessionNumber: u32({ filter: "sessionstate.seqno", label: "Sequence number", ...little }),
  sessionStatus: u8({ filter: "sessionstate.status", label: "Status" }),
  stateId: u8({ filter: "sessionstate.stateid", label: "State ID" }),
  stateLength: u16({ filter: "sessionstate.statelen", label: "State Length" }),
  stateShortLength: u8({ filter: "sessionstate.statelen", label: "State Length", type: "FT_UINT16" }),
  stateValue: bytes("rest", { filter: "sessionstate.statevalue", label: "State Value" }),
  order: group("Token - Order", "order"),
  orderSize: size("order.length"),
  orderColumn: u16({ filter: "order.colnum", label: "Order column", ...little }),
  offset: group("Token - Offset", "offset"),
  offsetId: u16({ filter: "offset.id", label: "Offset ID", ...little }),
  offsetLength: u16({ filter: "offset.len", label: "Offset length", ...little }),
  sspi: group("Token - SSPI", "sspi"),
  sspiBuffer: bytes("rest", { filter: "sspi.buffer", label: "State Value" }),
  returned: group("Token - ReturnStatus", "returnstatus"),
  returnedValue: u32({ filter: "returnstatus.value", label: "Value", ...little }),
  ...done("done", "Done", without(0x80)),
  ...done("doneProc", "DoneProc", doneFlags),
  ...done("doneInProc", "DoneInProc", without(0x8, 0x80)),
  columns: group("Token - ColumnMetaData", "colmetadata"),
  columnCount: u16({ filter: "colmetadata.columns", label: "Columns", ...little }),
  userType: u32({ filter: "colmetadata.usertype", label: "Usertype", ...little }),
  shortUserType: u16({ filter: "colmetadata.usertype", label: "Usertype", type: "FT_UINT32", ...little }),
  columnFlags: flags(laterColumnFlags),
  earlierColumnFlags: flags(earlierColumnFlags),
  columnType: u8({ filter: "colmetadata.results_token_type", label: "Type", strings: tdsDataTypes }),
  columnSize: u8({ filter: "colmetadata.type_size", label: "Type size" }),
  columnLargeSize: u16({ filter: "colmetadata.large_type_size", label: "Large type size", show: "hex", ...little }),
  columnLongSize: u32({
    filter: "colmetadata.large_type_size",
    label: "Large type size",
    show: "hex",
    type: "FT_UINT16",
    ...little,
  }),
  columnPrecision: u8({ filter: "colmetadata.precision", label: "Precision" }),
  columnScale: u8({ filter: "colmetadata.scale", label: "Scale" }),
  columnCodepage: u16({ filter: "colmetadata.collate_codepage", label: "Collate codepage", ...little }),
  columnCollateFlags: u16({ filter: "colmetadata.collate_flags", label: "Collate flags", show: "hex", ...little }),
  columnCharset: u8({ filter: "colmetadata.collate_charset_id", label: "Collate charset ID" }),
  tableParts: u8({ filter: "colmetadata.table_name_parts", label: "Table name parts" }),
  tableLength: u16({ filter: "colmetadata.table_name_length", label: "Table name length", ...little }),
  table: wideText("colmetadata.table_name", "Table name"),
  columnNameLength: u8({ filter: "colmetadata.colname_length", label: "Column name length" }),
  columnName: wideText("colmetadata.colname", "Column Name"),
  row: group("Token - Row", "row"),
  sparseRow: group("Token - NBCRow", "nbcrow"),
  unknownToken: mark({ filter: "unknown_tds_token", label: "Token - Unknown" }),
} as const;

/** Fields whose values are worked out: columns and values by their numbers. */
export const tdsNumbered = {
  column: u32({ filter: "colmetadata.field", label: "Field", type: "FT_NONE" }),
  rowField: u32({ filter: "row.field", label: "Field", type: "FT_NONE" }),
  dataLength: u32({ filter: "=data.len", label: "Length" }),
} as const;

import type { View } from "../../definition/kinds.ts";
import { bitView, SET } from "./bit-view.ts";

/** Bits of MySQL's numbers, whose lowest octet is first. */
function bitRows(rows: readonly (readonly [filter: string, label: string, mask: number])[]): readonly View[] {
  return rows.map(([filter, label, mask]) => ({ ...bitView(filter, label, mask, SET), little: true }));
}

export const capabilities = bitRows([
  ["caps.lp", "Long Password", 0x1],
  ["caps.fr", "Found Rows", 0x2],
  ["caps.lf", "Long Column Flags", 0x4],
  ["caps.cd", "Connect With Database", 0x8],
  ["caps.ns", "Don't Allow database.table.column", 0x10],
  ["caps.cp", "Can use compression protocol", 0x20],
  ["caps.ob", "ODBC Client", 0x40],
  ["caps.li", "Can Use LOAD DATA LOCAL", 0x80],
  ["caps.is", "Ignore Spaces before '('", 0x100],
  ["caps.cu", "Speaks 4.1 protocol (new flag)", 0x200],
  ["caps.ia", "Interactive Client", 0x400],
  ["caps.sl", "Switch to SSL after handshake", 0x800],
  ["caps.ii", "Ignore sigpipes", 0x1000],
  ["caps.ta", "Knows about transactions", 0x2000],
  ["caps.rs", "Speaks 4.1 protocol (old flag)", 0x4000],
  ["caps.sc", "Can do 4.1 authentication", 0x8000],
]);

export const furtherCapabilities = bitRows([
  ["caps.ms", "Multiple statements", 0x1],
  ["caps.mr", "Multiple results", 0x2],
  ["caps.pm", "PS Multiple results", 0x4],
  ["caps.pa", "Plugin Auth", 0x8],
  ["caps.ca", "Connect attrs", 0x10],
  ["caps.pm", "Plugin Auth LENENC Client Data", 0x20],
  ["caps.ep", "Client can handle expired passwords", 0x40],
  ["caps.session_track", "Session variable tracking", 0x80],
  ["caps.deprecate_eof", "Deprecate EOF", 0x100],
  ["caps.optional_metadata", "Client can hanle optional resultset metadata", 0x200],
  ["caps.compress_zsd", "ZSTD Compression Algorithm", 0x400],
  ["caps.query_attrs", "Query Attributes", 0x800],
  ["caps.mf_auth", "Multifactor Authentication", 0x1000],
  ["caps.cap_ext", "Capability Extension", 0x2000],
]);

export const statuses = bitRows([
  ["stat.it", "In transaction", 0x1],
  ["stat.ac", "AUTO_COMMIT", 0x2],
  ["stat.mu", "Multi query / Unused", 0x4],
  ["stat.mr", "More results", 0x8],
  ["stat.bi", "Bad index used", 0x10],
  ["stat.ni", "No index used", 0x20],
  ["stat.cr", "Cursor exists", 0x40],
  ["stat.lr", "Last row sent", 0x80],
  ["stat.dr", "Database dropped", 0x100],
  ["stat.bs", "No backslash escapes", 0x200],
  ["stat.mc", "Metadata changed", 0x400],
  ["stat.query_was_slow", "Query was slow", 0x800],
  ["stat.ps_out_params", "PS Out Params", 0x1000],
  ["stat.trans_readonly", "In Trans Readonly", 0x2000],
  ["stat.session_state_changed", "Session state changed", 0x4000],
]);

export const columnFlags = bitRows([
  ["field.flags.not_null", "Not null", 0x1],
  ["field.flags.primary_key", "Primary key", 0x2],
  ["field.flags.unique_key", "Unique key", 0x4],
  ["field.flags.multiple_key", "Multiple key", 0x8],
  ["field.flags.blob", "Blob", 0x10],
  ["field.flags.unsigned", "Unsigned", 0x20],
  ["field.flags.zero_fill", "Zero fill", 0x40],
  ["field.flags.enum", "Enum", 0x100],
  ["field.flags.auto_increment", "Auto increment", 0x200],
  ["field.flags.timestamp", "Timestamp", 0x400],
  ["field.flags.set", "Set", 0x800],
]);

export const refreshes = bitRows([
  ["rfsh.grants", "reload permissions", 0x1],
  ["rfsh.log", "flush logfiles", 0x2],
  ["rfsh.tables", "flush tables", 0x4],
  ["rfsh.hosts", "flush hosts", 0x8],
  ["rfsh.status", "reset statistics", 0x10],
  ["rfsh.threads", "empty thread cache", 0x20],
  ["rfsh.slave", "flush slave status", 0x40],
  ["rfsh.master", "flush master status", 0x80],
]);

export const mariadbCapabilities = bitRows([
  ["=mariadb.caps.pr", "Progress indication", 0x1],
  ["=mariadb.caps.cm", "Multi commands", 0x2],
  ["=mariadb.caps.bo", "Bulk Operations", 0x4],
  ["=mariadb.caps.em", "Extended metadata", 0x8],
  ["=mariadb.caps.me", "Cache metadata", 0x10],
]);

/** Bits of the upper half of the capabilities that have no meaning yet. */
export const unusedCapabilities: View = {
  filter: "caps.unused",
  label: "Unused",
  type: "FT_UINT16",
  show: "hex",
  mask: 0xc000,
  little: true,
};

/** Words for numbers in MySQL's messages. */

export const commandWords: { readonly [value: number]: string } = {
  0: "SLEEP",
  1: "Quit",
  2: "Use Database",
  3: "Query",
  4: "Show Fields",
  5: "Create Database",
  6: "Drop Database",
  7: "Refresh",
  8: "Shutdown",
  9: "Statistics",
  10: "Process List",
  11: "Connect",
  12: "Kill Server Thread",
  13: "Dump Debuginfo",
  14: "Ping",
  15: "Time",
  16: "Insert Delayed",
  17: "Change User",
  18: "Send Binlog",
  19: "Send Table",
  20: "Slave Connect",
  21: "Register Slave",
  22: "Prepare Statement",
  23: "Execute Statement",
  24: "Send BLOB",
  25: "Close Statement",
  26: "Reset Statement",
  27: "Set Option",
  28: "Fetch Data",
  29: "Daemon",
  30: "Send Binlog GTID",
  31: "Reset Connection",
  250: "Execute Bulk Statement",
};

export const responseWords: { readonly [value: number]: string } = {
  0: "OK Packet",
  255: "ERR Packet",
  254: "EOF Packet",
};

export const columnTypes: { readonly [value: number]: string } = {
  0: "FIELD_TYPE_DECIMAL",
  1: "FIELD_TYPE_TINY",
  2: "FIELD_TYPE_SHORT",
  3: "FIELD_TYPE_LONG",
  4: "FIELD_TYPE_FLOAT",
  5: "FIELD_TYPE_DOUBLE",
  6: "FIELD_TYPE_NULL",
  7: "FIELD_TYPE_TIMESTAMP",
  8: "FIELD_TYPE_LONGLONG",
  9: "FIELD_TYPE_INT24",
  10: "FIELD_TYPE_DATE",
  11: "FIELD_TYPE_TIME",
  12: "FIELD_TYPE_DATETIME",
  13: "FIELD_TYPE_YEAR",
  14: "FIELD_TYPE_NEWDATE",
  15: "FIELD_TYPE_VARCHAR",
  16: "FIELD_TYPE_BIT",
  246: "FIELD_TYPE_NEWDECIMAL",
  247: "FIELD_TYPE_ENUM",
  248: "FIELD_TYPE_SET",
  249: "FIELD_TYPE_TINY_BLOB",
  250: "FIELD_TYPE_MEDIUM_BLOB",
  251: "FIELD_TYPE_LONG_BLOB",
  252: "FIELD_TYPE_BLOB",
  253: "FIELD_TYPE_VAR_STRING",
  254: "FIELD_TYPE_STRING",
  255: "FIELD_TYPE_GEOMETRY",
};

export const sessionChanges: { readonly [value: number]: string } = {
  0: "SESSION_SYSVARS_TRACKER",
  1: "CURRENT_SCHEMA_TRACKER",
  2: "SESSION_STATE_CHANGE_TRACKER",
  3: "SESSION_TRACK_GTIDS",
  4: "SESSION_TRACK_TRANSACTION_CHARACTERISTICS",
  5: "SESSION_TRACK_TRANSACTION_STATE",
};

export const shutdownLevels: { readonly [value: number]: string } = {
  0: "default",
  1: "wait for connections to finish",
  2: "wait for transactions to finish",
  8: "wait for updates to finish",
  16: "wait flush all buffers",
  17: "wait flush critical buffers",
  254: "kill running queries",
  255: "kill connections",
};

export const statementOptions: { readonly [value: number]: string } = {
  0: "multi statements on",
  1: "multi statements off",
};

export const boundWords: { readonly [value: number]: string } = {
  0: "Subsequent call",
  1: "First call or rebound",
};

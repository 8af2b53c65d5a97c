import { compileDisplayFilter, type DisplayFilterOptions } from "../../src/display-filter/compile-display-filter.ts";
import type { RecordField, RecordValue } from "../../src/display-filter/record-fields.ts";
import { recordVocabulary } from "../../src/display-filter/record-fields.ts";
import type { FieldType } from "../../src/definition/kinds.ts";

/** What a test says of a subject: the values of fields, lists for several occurrences. */
export type Subject = { readonly [name: string]: RecordValue | readonly RecordValue[] };

const field = (type: FieldType, name: string, words?: { readonly [value: number]: string }): RecordField<Subject> => ({
  type,
  label: name,
  read: (subject) => subject[name],
  ...(words ? { words } : {}),
});

/** Fields of every type, named after it. */
export const everyType = recordVocabulary<Subject>("Test", {
  "t.u8": field("FT_UINT8", "u8"),
  "t.u16": field("FT_UINT16", "u16"),
  "t.u32": field("FT_UINT32", "u32"),
  "t.u64": field("FT_UINT64", "u64"),
  "t.i8": field("FT_INT8", "i8"),
  "t.i32": field("FT_INT32", "i32"),
  "t.char": field("FT_CHAR", "char"),
  "t.bool": field("FT_BOOLEAN", "bool"),
  "t.double": field("FT_DOUBLE", "double"),
  "t.text": field("FT_STRING", "text"),
  "t.other": field("FT_STRINGZ", "other"),
  "t.bytes": field("FT_BYTES", "bytes"),
  "t.mac": field("FT_ETHER", "mac"),
  "t.eui": field("FT_EUI64", "eui"),
  "t.ip": field("FT_IPv4", "ip"),
  "t.ip6": field("FT_IPv6", "ip6"),
  "t.guid": field("FT_GUID", "guid"),
  "t.oid": field("FT_OID", "oid"),
  "t.time": field("FT_ABSOLUTE_TIME", "time"),
  "t.delta": field("FT_RELATIVE_TIME", "delta"),
  "t.none": field("FT_NONE", "none"),
  "t.kind": field("FT_UINT8", "kind", { 1: "Query", 2: "Reply", 3: "Error", 4: "Error" }),
  "t.flag": field("FT_BOOLEAN", "flag", { 1: "Set", 0: "Not set" }),
});

/** Whether a filter matches a subject with these values. */
export function matches(filter: string, subject: Subject, options: DisplayFilterOptions<Subject> = {}): boolean {
  return compileDisplayFilter(filter, everyType, options).matches(subject);
}

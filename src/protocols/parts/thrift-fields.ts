import { u64 } from "../../bytes/numbers.ts";
import { decodeText } from "../../bytes/text.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { bytes, custom, double, int, mark, text, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { bigGuid } from "./windows-values.ts";

/** Types of values in the binary protocol (thrift/doc/specs/thrift-binary-protocol.md). */
export const Binary = {
  stop: 0,
  bool: 2,
  i8: 3,
  double: 4,
  i16: 6,
  i32: 8,
  i64: 10,
  binary: 11,
  struct: 12,
  map: 13,
  set: 14,
  list: 15,
  uuid: 16,
} as const;
const binaryWords = {
  0: "T_STOP",
  1: "T_VOID",
  2: "T_BOOL",
  3: "T_I8",
  4: "T_DOUBLE",
  6: "T_I16",
  8: "T_I32",
  10: "T_I64",
  11: "T_BINARY",
  12: "T_STRUCT",
  13: "T_MAP",
  14: "T_SET",
  15: "T_LIST",
  16: "T_UUID",
};
const compactWords = {
  1: "BOOLEAN_TRUE",
  2: "BOOLEAN_FALSE",
  3: "T_I8",
  4: "T_I16",
  5: "T_I32",
  6: "T_I64",
  7: "T_DOUBLE",
  8: "T_BINARY",
  9: "T_LIST",
  10: "T_SET",
  11: "T_MAP",
  12: "T_STRUCT",
  13: "T_UUID",
};
/** What types of the compact protocol are in the binary one. */
export const compactTypes: readonly number[] = [0, 2, 2, 3, 6, 8, 10, 4, 11, 15, 14, 13, 12, 16];

const compactType: View = {
  filter: "type",
  label: "Type",
  type: "FT_UINT8",
  mask: 0xf,
  show: "hex",
  strings: compactWords,
};
const upper = (filter: string, label: string, type: View["type"]): View => ({ filter, label, type, mask: 0xf0 });
const halves = (...views: readonly View[]): AnyField => u8({ filter: "", label: "Type", views });
const worked = (filter: string, label: string, type: "FT_INT8" | "FT_INT16" | "FT_INT32"): AnyField =>
  int(4, { filter, label, type });

/** A number of seven bits in each octet, lowest first, whose last bit is its sign. */
function zigzag(octets: Uint8Array, start: number, end: number): bigint {
  let value = 0n;
  for (let at = end - 1; at >= start; at--) value = (value << 7n) | BigInt(octets[at] & 0x7f);
  return BigInt.asIntN(64, (value >> 1n) ^ -(value & 1n));
}

/** A text without the zeros that fill it up. */
const unpadded = derivedText("text", (octets, start, end) => {
  const zero = octets.indexOf(0, start);
  return decodeText(octets, start, zero < 0 || zero > end ? end : zero);
});

export const thriftFields = {
  frameLength: int(4, { filter: "frame_len", label: "Frame length" }),
  header: mark({ filter: "", label: "Header", line: "thrift.header" }),
  data: mark({ filter: "", label: "Data" }),
  fieldHeader: mark({ filter: "", label: "Field Header" }),
  protocol: u8({
    filter: "protocol_id",
    label: "Protocol id",
    show: "hex",
    strings: { 0x80: "Strict Binary Protocol", 0x82: "Compact Protocol" },
  }),
  version: u8({
    filter: "",
    label: "Version",
    views: [{ filter: "version", label: "Version", type: "FT_UINT8", mask: 0x1f }],
  }),
  messageType: u8({
    filter: "",
    label: "Message type",
    views: [
      {
        filter: "mtype",
        label: "Message type",
        type: "FT_UINT8",
        mask: 0x7,
        show: "hex",
        strings: { 1: "CALL", 2: "REPLY", 3: "EXCEPTION", 4: "ONEWAY" },
      },
    ],
  }),
  compactHead: u8({
    filter: "",
    label: "Version",
    views: [
      { filter: "version", label: "Version", type: "FT_UINT8", mask: 0x1f },
      {
        filter: "mtype",
        label: "Message type",
        type: "FT_UINT8",
        mask: 0xe0,
        show: "hex",
        strings: { 1: "CALL", 2: "REPLY", 3: "EXCEPTION", 4: "ONEWAY" },
      },
    ],
  }),
  failed: mark({
    filter: "protocol_exception",
    label: "The application was not able to handle the request.",
    expert: { severity: "Warn", group: "Protocol" },
  }),
  method: text("rest", { filter: "method", label: "Method", type: "FT_STRING" }),
  length: int(4, { filter: "str_len", label: "Length" }),
  sequence: int(4, { filter: "seq_id", label: "Sequence Id" }),
  exception: mark({ filter: "exception", label: "Exception" }),
  exceptionMessage: text("rest", { filter: "exception.message", label: "Exception Message", type: "FT_STRING" }),
  exceptionType: int(4, { filter: "exception.type", label: "Exception Type" }),
  type: u8({ filter: "type", label: "Type", show: "hex", strings: binaryWords }),
  identifier: int(2, { filter: "fid", label: "Field Id" }),
  fieldType: halves(compactType, upper("fid_delta", "Field Id Delta", "FT_UINT8")),
  listType: halves(compactType, upper("num_list_item", "Number of List Items", "FT_INT32")),
  setType: halves(compactType, upper("num_set_item", "Number of Set Items", "FT_INT32")),
  longType: halves(compactType, { ...upper("num_item", "More than 14 items", "FT_UINT8"), show: "hex" }),
  mapTypes: halves({ ...compactType, mask: 0xf0 }, compactType),
  bool: u8({ filter: "bool", label: "Boolean", type: "FT_BOOLEAN" }),
  i8: int(1, { filter: "i8", label: "Integer8" }),
  i16: int(2, { filter: "i16", label: "Integer16" }),
  i32: int(4, { filter: "i32", label: "Integer32" }),
  i64: custom(
    { ...derivedNumber("number", () => 0), bigint: (octets, at) => BigInt.asIntN(64, u64(octets, at)) },
    { filter: "i64", label: "Integer64", type: "FT_INT64" },
  ),
  compactI64: custom(
    { ...derivedNumber("number", () => 0), bigint: zigzag },
    { filter: "i64", label: "Integer64", type: "FT_INT64" },
  ),
  string: custom(unpadded, { filter: "string", label: "String", type: "FT_STRING", evenEmpty: true }),
  binary: bytes("rest", { filter: "binary", label: "Binary", evenEmpty: true }),
  uuid: bigGuid({ filter: "uuid", label: "UUID" }),
  struct: mark({ filter: "struct", label: "Struct" }),
  list: mark({ filter: "list", label: "List" }),
  set: mark({ filter: "set", label: "Set" }),
  map: mark({ filter: "map", label: "Map" }),
  listCount: int(4, { filter: "num_list_item", label: "Number of List Items" }),
  setCount: int(4, { filter: "num_set_item", label: "Number of Set Items" }),
  mapCount: int(4, { filter: "num_map_item", label: "Number of Map Items" }),
} as const;

/** Fields whose numbers are worked out of as many octets as they take. */
export const thriftWorked = {
  double: double({ filter: "double", label: "Double" }),
  workedSequence: worked("seq_id", "Sequence Id", "FT_INT32"),
  workedLength: worked("str_len", "Length", "FT_INT32"),
  workedIdentifier: worked("fid", "Field Id", "FT_INT16"),
  workedBool: u32({ filter: "bool", label: "Boolean", type: "FT_BOOLEAN" }),
  workedI16: worked("i16", "Integer16", "FT_INT16"),
  workedI32: worked("i32", "Integer32", "FT_INT32"),
  workedListCount: worked("num_list_item", "Number of List Items", "FT_INT32"),
  workedSetCount: worked("num_set_item", "Number of Set Items", "FT_INT32"),
  workedMapCount: worked("num_map_item", "Number of Map Items", "FT_INT32"),
} as const;

import type { TextWriter } from "../../bytes/text-writer.ts";
import type { FieldType } from "../../definition/kinds.ts";
import type { FieldValues } from "../../dissect/field-values.ts";
import type { FieldRow } from "../fields/field-rows.ts";

/** Wireshark's numbers of types (epan/ftypes/ftypes.h), which stand last in the members named `_raw`. */
// oxfmt-ignore
const TYPES: readonly (FieldType | "")[] = [
  "FT_NONE", "FT_PROTOCOL", "FT_BOOLEAN", "FT_CHAR", "FT_UINT8", "FT_UINT16", "FT_UINT24", "FT_UINT32", "FT_UINT40",
  "FT_UINT48", "FT_UINT56", "FT_UINT64", "FT_INT8", "FT_INT16", "FT_INT24", "FT_INT32", "FT_INT40", "FT_INT48",
  "FT_INT56", "FT_INT64", "", "", "FT_FLOAT", "FT_DOUBLE", "FT_ABSOLUTE_TIME", "FT_RELATIVE_TIME", "FT_STRING",
  "FT_STRINGZ", "FT_UINT_STRING", "FT_ETHER", "FT_BYTES", "FT_UINT_BYTES", "FT_IPv4", "FT_IPv6", "FT_IPXNET",
  "FT_FRAMENUM", "FT_GUID", "FT_OID", "FT_EUI64", "", "", "FT_REL_OID", "FT_SYSTEM_ID", "FT_STRINGZPAD",
];

/** Where the octets are that a member named `_raw` shows. */
export interface RawPlace {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** What positions are counted from. */
  readonly origin: number;
}

/** Writes `[octets, position, length, mask, type]`, in lines that begin with `indent`. */
export function rawMember(out: TextWriter, place: RawPlace, mask: number, type: FieldType, indent: string): void {
  const { bytes, start, end, origin } = place;
  out.text(`[${indent}"`);
  out.hexOctets(bytes, start, end);
  rest(out, start - origin, end - start, mask, type, indent);
}

/** The same for a number that is some bits of its octets: the number itself in hexadecimal. */
export function rawBits(
  out: TextWriter,
  { start, end, origin }: RawPlace,
  value: number,
  mask: number,
  type: FieldType,
  indent: string,
): void {
  out.text(`[${indent}"`);
  out.text(value.toString(16).toUpperCase());
  rest(out, start - origin, end - start, mask, type, indent);
}

/** All bits of so many octets. */
const WHOLE: readonly number[] = [0, 0xff, 0xffff, 0xff_ffff, 0xffff_ffff];

/** The mask of a number that is some of the bits of its octets; 0 for others. */
export function maskOf({ info, generated }: FieldRow, values: FieldValues, quad: number): number {
  if (info.mask === 0 || generated) return 0;
  const mask = (info.mask << info.shift) >>> 0;
  return mask === WHOLE[values.size(quad)] ? 0 : mask;
}

function rest(out: TextWriter, at: number, length: number, mask: number, type: FieldType, indent: string): void {
  out.text(
    `",${indent}${at},${indent}${length},${indent}${mask},${indent}${TYPES.indexOf(type)}${indent.slice(0, -2)}]`,
  );
}

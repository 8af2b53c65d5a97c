import { bytes, choice, counted, implied, struct, u16, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField, Common, Fields, View } from "../../definition/kinds.ts";
import { guid } from "./windows-values.ts";

/** Pieces that the messages of SMB 2 and 3 have in common ([MS-SMB2] 2.2). */

/** Octets of the header, from which offsets count. */
const HEADER = 64;

/** How many octets the fixed part of a message has; the lowest bit says that a variable one follows. */
const sizeViews: readonly View[] = [
  {
    filter: "buffer_code.length",
    label: "Fixed Part Length",
    type: "FT_UINT16",
    size: 2,
    mask: 0xfffe,
    little: true,
  },
  { filter: "buffer_code.dynamic", label: "Dynamic Part", type: "FT_BOOLEAN", size: 2, mask: 1, little: true },
];
export const structureSize = (size: number): AnyField =>
  u16({ filter: "buffer_code", label: "StructureSize", show: "hex", little: true, default: size, views: sizeViews });

/** What takes the place of a message that failed. */
export const failure = message(
  "Error Response",
  {
    // Builders tell bodies apart by their keys.
    errorSize: structureSize(9),
    contexts: u8({ filter: "error.context_count", label: "Error Context Count" }),
    reserved: u8({ filter: "error.reserved", label: "Reserved", show: "hex" }),
    count: u32({ filter: "error.byte_count", label: "Byte Count", little: true }),
    // Where there is no data an octet stands for it.
    data: when(
      { left: 1 },
      choice(
        "count",
        { 0: bytes(1, { filter: "error.data", label: "Error Data" }) },
        { otherwise: bytes({ by: "count" }, { filter: "error.data", label: "Error Data" }) },
      ),
    ),
  },
  "smb2.failure",
);

export const octets = (size: number, filter = "reserved", label = "Reserved"): AnyField =>
  bytes(size, { filter, label, type: "FT_BYTES" });
export const number16 = (filter: string, label: string, about: Common<number> = {}): AnyField =>
  u16({ filter, label, little: true, ...about });
export const number32 = (filter: string, label: string, about: Common<number> = {}): AnyField =>
  u32({ filter, label, little: true, ...about });

export const blobOffset = number16("olb.offset", "Blob Offset", { type: "FT_UINT32", show: "hex" });
export const blobLength = number16("olb.length", "Blob Length", { type: "FT_UINT32" });
export const longBlobOffset = number32("olb.offset", "Blob Offset", { show: "hex" });
export const longBlobLength = number32("olb.length", "Blob Length");

/**
 * What an offset from the header and a length, which stand in front of it, say is there: `from` is where it usually is. The
 * octets between are `KEYGap`; `absent` is there where nothing is.
 */
export function located(
  key: string,
  [offset, length]: readonly [offset: string, length: string],
  from: number,
  of: AnyField,
  absent: AnyField = struct({}, { filter: "" }),
): Fields {
  return {
    [`${key}Gap`]: when({ field: length }, bytes({ by: offset, minus: HEADER + from }, { filter: "" })),
    [key]: choice(length, { 0: absent }, { otherwise: counted(length, of) }),
  };
}

/** Data of which Wireshark says whether there is some. */
export const locatedData = (
  key: string,
  places: readonly [offset: string, length: string],
  from: number,
  about: { readonly filter: string; readonly label: string },
): Fields =>
  located(key, places, from, bytes("rest", { ...about, type: "FT_NONE" }), implied({ ...about, type: "FT_NONE" }));

export const fileIdentifier = struct(
  { id: guid({ filter: "fid", label: "File Id" }) },
  { filter: "", label: "GUID handle", line: "smb2.handle" },
);

/** A message whose fields, with what they leave over, take all that is there; `line` names what writes its line. */
export function message(label: string, fields: Fields, line?: string): AnyField {
  const about = { filter: "", label };
  return struct({ ...fields, rest: bytes("rest", { filter: "" }) }, line === undefined ? about : { ...about, line });
}

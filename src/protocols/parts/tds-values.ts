import { u16le, u32le, u64le, uintle } from "../../bytes/numbers.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, double, int, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import type { Page } from "./laid-out.ts";
import { float, momentOf } from "./numbers-inside.ts";
import { group, wideText } from "./tds-request-fields.ts";
import { guid, utf16At } from "./windows-values.ts";

/** Values of TDS and what tells their types ([MS-TDS] 2.2.5). */

const little = { little: true } as const;
const data = (kind: string): { readonly filter: string; readonly label: string } => ({
  filter: `type_varbyte.data.${kind}`,
  label: "Data",
});
const whole = (size: 1 | 2 | 4): AnyField => int(size, { ...data("int"), type: "FT_INT8", ...little });
const bit = (filter: string, label: string, mask: number, type: View["type"] = "FT_BOOLEAN"): View => ({
  filter: `type_info.collation.${filter}`,
  label,
  type,
  mask,
  size: 4,
  little: true,
});
const SECOND = 1_000_000_000n;
const DAY = 86_400n * SECOND;
/** Days from 1900, and from the year 1, to 1970. */
const FROM_1900 = 25_567;
const FROM_YEAR_1 = 719_162;
const TICKS = 300n;

const days = (count: number, epoch: number): bigint => BigInt(count - epoch) * DAY;
/** Seconds of a time in units of ten to the power of minus a scale. */
const secondsAt = (octets: Uint8Array, at: number, end: number): bigint =>
  end > at ? BigInt(Math.floor(uintle(octets, at, end - at) / 1e7)) * SECOND : 0n;

/** Money, in ten thousandths; of eight octets the upper half comes first. */
const money = (octets: Uint8Array, at: number, end: number): number =>
  end - at === 8 ? (u32le(octets, at) | 0) * 2 ** 32 + u32le(octets, at + 4) : u32le(octets, at) | 0;

export const tdsValueFields = {
  typeInfo: group("Type info", "type_info"),
  kindType: u8({ filter: "type_info.type", label: "Type", show: "hex" }),
  kindSize: u8({ filter: "type_info.varlen", label: "Maximal length", type: "FT_UINT32" }),
  kindLargeSize: u16({ filter: "type_info.varlen", label: "Maximal length", type: "FT_UINT32", ...little }),
  kindLongSize: u32({ filter: "type_info.varlen", label: "Maximal length", ...little }),
  kindPrecision: u8({ filter: "type_info.precision", label: "Precision" }),
  kindScale: u8({ filter: "type_info.scale", label: "Scale" }),
  collation: bytes(4, {
    filter: "type_info.collation",
    label: "Collation",
    type: "FT_NONE",
    views: [
      { ...bit("lcid", "LCID", 0xfffff, "FT_UINT32"), show: "hex" },
      bit("ignore_case", "Ignore case", 0x100000),
      bit("ignore_accent", "Ignore accent", 0x200000),
      bit("ignore_kana", "Ignore kana", 0x400000),
      bit("ignore_width", "Ignore width", 0x800000),
      bit("binary", "Binary", 0x1000000),
      bit("version", "Version", 0xf0000000, "FT_UINT32"),
    ],
  }),
  sortId: u8({ filter: "type_info.collation.sortid", label: "SortId" }),
  size: u8({ filter: "type_varbyte.length", label: "Length", type: "FT_UINT32" }),
  largeSize: u16({ filter: "type_varbyte.length", label: "Length", type: "FT_UINT32", ...little }),
  longSize: u32({ filter: "type_varbyte.length", label: "Length", ...little }),
  missing: mark({ filter: "type_varbyte.data.null", label: "Data: NULL" }),
  int1: whole(1),
  int2: whole(2),
  int4: whole(4),
  int8: custom(
    { ...derivedNumber("number", () => 0), bigint: (octets, at) => BigInt.asIntN(64, u64le(octets, at)) },
    { ...data("int64"), type: "FT_INT64" },
  ),
  boolean: u8({ ...data("bool"), type: "FT_BOOLEAN" }),
  float4: float(data("float"), true),
  identifier: guid(data("guid")),
  datetime: momentOf(
    (octets, at) => days(u32le(octets, at) | 0, FROM_1900) + (BigInt(u32le(octets, at + 4)) * SECOND) / TICKS,
    data("datetime"),
  ),
  datetime4: momentOf(
    (octets, at) => days(u16le(octets, at), FROM_1900) + BigInt(u16le(octets, at + 2)) * 60n * SECOND,
    data("datetime"),
  ),
  date: momentOf((octets, at, end) => days(end - at < 3 ? 0 : uintle(octets, at, 3), FROM_YEAR_1), data("datetime")),
  datetime2: momentOf(
    (octets, at, end) => days(uintle(octets, end - 3, 3), FROM_YEAR_1) + secondsAt(octets, at, end - 3),
    data("datetime"),
  ),
  datetimeOffset: momentOf(
    (octets, at, end) => days(uintle(octets, end - 5, 3), FROM_YEAR_1) + secondsAt(octets, at, end - 5),
    data("datetime"),
  ),
  time: momentOf(secondsAt, { filter: "type_varbyte.data.time", label: "Time", type: "FT_RELATIVE_TIME" }),
  sign: u8({ filter: "type_varbyte.data.sign", label: "Sign", type: "FT_BOOLEAN" }),
  octets: bytes("rest", { ...data("bytes"), evenEmpty: true }),
  text: text("rest", { ...data("string"), evenEmpty: true, type: "FT_STRING" }),
  wideText: wideText("type_varbyte.data.string", "Data"),
  pointerSize: u8({ filter: "type_varbyte.textptr_len", label: "Data Textptr Len" }),
  pointer: bytes("rest", { filter: "type_varbyte.data.textptr", label: "Data Textptr", evenEmpty: true }),
  textTime: bytes("rest", { filter: "type_varbyte.data.text_ts", label: "Data Text timestamp" }),
  chunksSize: custom(
    { ...derivedNumber("number", () => 0), bigint: (octets, at) => BigInt.asIntN(64, u64le(octets, at)) },
    { filter: "type_varbyte.plp_len", label: "PLP length", type: "FT_INT64" },
  ),
  chunkSize: u32({ filter: "type_varbyte.plp_chunk_len", label: "PLP chunk length", ...little }),
  chunk: bytes("rest", { filter: "type_varbyte.plp_chunk", label: "PLP chunk" }),
} as const;

/** Values that are worked out: what several pieces hold together, and numbers that no octets hold. */
export const tdsWorkedValues = {
  wholeText: text("rest", { ...data("string"), type: "FT_STRING" }),
  wholeOctets: bytes("rest", data("bytes")),
  float8: double({ ...data("float"), type: "FT_FLOAT" }),
  money: double({ ...data("float"), type: "FT_FLOAT" }),
} as const;

export type ValuePage = Page<keyof typeof tdsValueFields | keyof typeof tdsWorkedValues>;

/** What is known of the type of a value: its number, and whether values come in pieces. */
export interface TdsType {
  readonly number: number;
  readonly isChunked: boolean;
}

type Content = "bytes" | "text" | "wide";
const contents: { readonly [type: number]: Content } = {
  0x22: "bytes",
  0x23: "text",
  0x63: "wide",
  0xa5: "bytes",
  0xad: "bytes",
  0xa7: "text",
  0xaf: "text",
  0xe7: "wide",
  0xef: "wide",
};
/** How many octets the length of values of a type has; 0 where all values have the same length. */
export function lengthSize(type: number): 0 | 1 | 2 | 4 | 8 {
  if (type === 0xf1 || type === 0xf0) return 8;
  if (type === 0x22 || type === 0x23 || type === 0x62 || type === 0x63) return 4;
  if (type >= 0xa5 && contents[type]) return 2;
  return counted.has(type) ? 1 : 0;
}
const counted: ReadonlySet<number> = new Set([0x24, 0x26, 0x28, 0x29, 0x2a, 0x2b, 0x68, 0x6a, 0x6c, 0x6d, 0x6e, 0x6f]);
export const isText = (type: number): boolean => contents[type] === "text" || contents[type] === "wide";
export const isDecimal = (type: number): boolean => type === 0x6a || type === 0x6c;
export const isTimed = (type: number): boolean => type >= 0x29 && type <= 0x2b;

const fixed: { readonly [type: number]: (page: ValuePage) => void } = {
  0x30: (page) => void page.take("int1"),
  0x32: (page) => void page.take("boolean"),
  0x34: (page) => void page.take("int2"),
  0x38: (page) => void page.take("int4"),
  0x3a: (page) => void page.take("datetime4", 4),
  0x3b: (page) => void page.take("float4", 4),
  0x3c: (page) => work(page, "money", 8),
  0x3d: (page) => void page.take("datetime", 8),
  0x3e: (page) => work(page, "float8", 8),
  0x7a: (page) => work(page, "money", 4),
  0x7f: (page) => void page.take("int8", 8),
};
/** What values of a type that says their length are, by type and length. */
const sized: { readonly [type: number]: { readonly [size: number]: number } } = {
  0x26: { 1: 0x30, 2: 0x34, 4: 0x38, 8: 0x7f },
  0x68: { 1: 0x32 },
  0x6d: { 4: 0x3b, 8: 0x3e },
  0x6e: { 4: 0x7a, 8: 0x3c },
  0x6f: { 4: 0x3a, 8: 0x3d },
};

function work(page: ValuePage, name: "money" | "float8", size: number): void {
  if (page.left < size) return page.fail();
  const { bytes: octets, at } = page;
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  page.mark(name, size, name === "money" ? money(octets, at, at + size) : view.getFloat64(at, true));
  page.pass(size);
}

/** A value behind its length in one octet. */
function short(page: ValuePage, type: number): void {
  const size = page.take("size");
  if (page.lacks) return;
  if (size === 0) return page.mark("missing");
  if (type === 0x24 && size === 16) return void page.take("identifier", size);
  if (isDecimal(type)) {
    page.take("sign");
    return void page.take("octets", size - 1);
  }
  if (type === 0x28) return void page.take("date", size);
  if (type === 0x29) return void page.take("time", size);
  if (type === 0x2a && size > 3) return void page.take("datetime2", size);
  if (type === 0x2b && size > 5) return void page.take("datetimeOffset", size);
  const like = fixed[sized[type]?.[size] ?? 0];
  if (like) like(page);
  else page.take("octets", size);
}

function content(page: ValuePage, type: number, size: number): void {
  const kind = contents[type] ?? "bytes";
  page.take(kind === "wide" ? "wideText" : kind === "text" ? "text" : "octets", size);
}

/** A value in chunks behind its length, which may be unknown, up to one of no octets. */
function chunked(page: ValuePage, type: number): void {
  const start = page.at;
  const isMissing = page.left >= 8 && page.peek(4) === 0xffffffff && page.peek(4, 4) === 0xffffffff;
  page.take("chunksSize", 8);
  if (isMissing) return;
  const chunks: Uint8Array[] = [];
  for (;;) {
    const size = page.take("chunkSize");
    if (page.lacks || size === 0) break;
    chunks.push(page.bytes.subarray(page.at, Math.min(page.end, page.at + size)));
    page.take("chunk", size);
  }
  if (page.lacks) return;
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  chunks.reduce((at, chunk) => (all.set(chunk, at), at + chunk.length), 0);
  if (!isText(type)) page.place("wholeOctets", start, start + all.length, all);
  else if (contents[type] === "wide") page.place("wholeText", start, start + all.length, utf16At(all, 0, all.length));
  else page.place("wholeText", start, start + all.length, String.fromCharCode(...all.subarray(0, 4096)));
}

/** The value behind a pointer and a time, as texts and images have. */
function pointed(page: ValuePage, type: number, isCall: boolean): void {
  const size = page.take("pointerSize");
  if (size === 0 && page.lacks) return;
  page.take("pointer", size);
  page.take("textTime", 8);
  const length = page.take("longSize");
  if (type === 0x62) return page.fail();
  content(page, type, length);
  if (isCall && size === 0) page.fail();
}

/** One value of a type. */
export function tdsValue(page: ValuePage, { number, isChunked }: TdsType, isCall = false): void {
  if (isChunked) return chunked(page, number);
  const size = lengthSize(number);
  if (size === 0) return fixed[number]?.(page);
  if (size === 1) return short(page, number);
  if (size === 4) return pointed(page, number, isCall);
  const length = page.take("largeSize");
  if (page.lacks) return;
  if (length === 0xffff) page.mark("missing");
  else content(page, number, length);
}

/** What tells the type of a parameter. */
export function typeInfo(page: ValuePage): TdsType {
  const { at } = page;
  page.mark("typeInfo");
  const number = page.peek(1);
  let isChunked = false;
  page.within(() => {
    page.take("kindType");
    const size = lengthSize(number);
    if (size === 8 || size === 4) page.take("kindLongSize");
    else if (size === 2) isChunked = page.take("kindLargeSize") === 0xffff;
    else if (isTimed(number)) page.take("kindScale");
    else if (size === 1 && number !== 0x28) page.take("kindSize");
    if (isDecimal(number)) {
      page.take("kindPrecision");
      page.take("kindScale");
    }
    isChunked ||= size === 8;
    if (!isText(number)) return;
    page.take("collation");
    page.within(() => page.take("sortId"));
  });
  if (at === page.at) page.fail();
  return { number, isChunked };
}

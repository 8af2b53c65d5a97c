import { double, int, mark, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, Common, View } from "../../definition/kinds.ts";
import { bitView, SET } from "./bit-view.ts";
import { controlCodes, controlStatuses, fileStatuses, tripCodes } from "./dnp3-names.ts";
import { momentOf } from "./numbers-inside.ts";

const NANOSECONDS = 1_000_000n;

/** What the lowest flags of points of all kinds say. */
export const qualityNames = ["Online", "Restart", "Comm Fail", "Remote Force", "Local Force"] as const;

/** The flags of a point, from the lowest bit on; those of binary points end with the point's value. */
const quality = (name: string, ...last: readonly string[]): AnyField => {
  const labels = [...qualityNames, ...last];
  const views = labels.map((label, bit): View => ({ ...bitView(`al.${name}.b${bit}`, label, 1 << bit, SET), size: 1 }));
  return u8({ filter: "", label: "Quality", line: "dnp3.quality", views: views.toReversed() });
};
const milliseconds = (octets: Uint8Array, start: number, end: number): bigint => {
  let sum = 0n;
  for (let at = end - 1; at >= start; at--) sum = (sum << 8n) | BigInt(octets[at]!);
  return sum * NANOSECONDS;
};

/** Fields that stand in octets behind one another. */
export const pointFields = {
  point: mark({ filter: "", label: "Point", line: "dnp3.point" }),
  biq: quality("biq", "Chatter Filter", "Reserved", "Point Value"),
  boq: quality("boq", "Reserved", "Reserved", "Point Value"),
  ctrq: quality("ctrq", "Roll-Over", "Discontinuity", "Reserved"),
  aiq: quality("aiq", "Over-Range", "Reference Check", "Reserved"),
  aoq: quality("aoq", "Reserved", "Reserved", "Reserved"),
  control: u8({
    filter: "",
    label: "Control Code",
    line: "dnp3.control",
    views: [
      { filter: "ctl.op", label: "Operation Type", type: "FT_UINT8", mask: 0x0f, size: 1, strings: controlCodes },
      {
        filter: "ctl.clr",
        label: "Queue / Clear Field",
        type: "FT_UINT8",
        mask: 0x30,
        size: 1,
        strings: { 0: "Not Set", 1: "Queue", 2: "Clear", 3: "Queue and Clear" },
      },
      { filter: "ctl.trip", label: "Trip Control Code", type: "FT_UINT8", mask: 0xc0, size: 1, strings: tripCodes },
    ],
  }),
  repeats: u8({ filter: "al.count", label: "Count" }),
  controlStatus: u8({
    filter: "",
    views: [
      {
        filter: "al.ctrlstatus",
        label: "Control Status",
        type: "FT_UINT8",
        mask: 0x7f,
        size: 1,
        strings: controlStatuses,
      },
    ],
  }),
  fileStatus: u8({ filter: "al.file.status", label: "File Control Status", strings: fileStatuses }),
  time: momentOf(milliseconds, { filter: "al.timestamp", label: "Timestamp" }),
  shortTime: momentOf(milliseconds, {
    filter: "al.reltimestamp",
    label: "Relative Timestamp",
    type: "FT_RELATIVE_TIME",
  }),
};

const plain = <V>(filter: string, label: string, about: Common<V> = {}) => ({
  ...about,
  filter: `al.${filter}`,
  label,
  plain: true,
});

/** Numbers that a checksum may part, or that stand nowhere; they are worked out. */
export const workedPoints = {
  pointIndex: u32({ filter: "al.point_index", label: "Point Index" }),
  index8: u8(plain("index", "Index (8 bit)")),
  index16: u16(plain("index", "Index (16 bit)")),
  index32: u32(plain("index", "Index (32 bit)")),
  size8: u8(plain("size", "Size (8 bit)")),
  size16: u16(plain("size", "Size (16 bit)")),
  size32: u32(plain("size", "Size (32 bit)")),
  bit: u8(plain("bit", "Value (bit)", { type: "FT_BOOLEAN", truth: ["On", "Off"] })),
  twoBits: u8(plain("2bit", "Value (two bit)")),
  analog16: int(2, plain("ana.int", "Value (16 bit)")),
  analog32: int(4, plain("ana.int", "Value (32 bit)")),
  analogFloat: double(plain("ana.float", "Value (float)", { type: "FT_FLOAT" })),
  analogDouble: double(plain("ana.double", "Value (double)")),
  output16: int(2, plain("anaout.int", "Output Value (16 bit)")),
  output32: int(4, plain("anaout.int", "Output Value (32 bit)")),
  outputFloat: double(plain("anaout.float", "Output Value (float)", { type: "FT_FLOAT" })),
  outputDouble: double(plain("anaout.double", "Output (double)")),
  count16: u16(plain("cnt", "Counter (16 bit)")),
  count32: u32(plain("cnt", "Counter (32 bit)")),
  onTime: u32(plain("on_time", "On Time")),
  offTime: u32(plain("off_time", "Off Time")),
  delay: u16(plain("time_delay", "Time Delay")),
  handle: u32(plain("file.handle", "File Handle", { show: "hex" })),
  fileSize: u32(plain("file.size", "File Size", { show: "hex" })),
  largestBlock: u16(plain("file.maxblock", "File Max Block Size")),
  request: u16(plain("file.reqID", "File Request Identifier")),
};
export type PointName = keyof typeof pointFields | keyof typeof workedPoints;

/** How many octets a part of a point has. */
export const partSizes: { readonly [name in PointName]?: number } = {
  biq: 1,
  boq: 1,
  ctrq: 1,
  aiq: 1,
  aoq: 1,
  control: 1,
  repeats: 1,
  controlStatus: 1,
  fileStatus: 1,
  time: 6,
  shortTime: 2,
  analog16: 2,
  analog32: 4,
  analogFloat: 4,
  analogDouble: 8,
  count16: 2,
  count32: 4,
  delay: 2,
  output16: 2,
  output32: 4,
  outputFloat: 4,
  outputDouble: 8,
  onTime: 4,
  offTime: 4,
  handle: 4,
  fileSize: 4,
  largestBlock: 2,
  request: 2,
};

/** The number in a part, lowest octet first. */
export function numberIn(octets: Uint8Array, at: number, name: PointName): number {
  const view = new DataView(octets.buffer, octets.byteOffset);
  const size = partSizes[name] ?? 1;
  if (name.endsWith("Float")) return view.getFloat32(at, true);
  if (name.endsWith("Double")) return view.getFloat64(at, true);
  const isSigned = /^(?:analog|output)/.test(name);
  if (size === 1) return octets[at]!;
  if (size === 2) return isSigned ? view.getInt16(at, true) : view.getUint16(at, true);
  return isSigned ? view.getInt32(at, true) : view.getUint32(at, true);
}

/** Points of which several are in one octet, by the bits of each. */
export const packed: { readonly [object: number]: number } = { 0x0101: 1, 0x0a01: 1, 0x5001: 1, 0x0301: 2 };

type Layout = readonly PointName[];
/** Variations of a kind that count from 1: with flags, without, with a time. */
const variations = (group: number, layouts: { readonly [variation: number]: Layout }) =>
  Object.fromEntries(Object.entries(layouts).map(([variation, layout]) => [(group << 8) | Number(variation), layout]));

const changes = (flags: PointName): { readonly [variation: number]: Layout } => ({
  1: [flags],
  2: [flags, "time"],
  3: [flags, "shortTime"],
});
const counters: { readonly [variation: number]: Layout } = {
  1: ["ctrq", "count32"],
  2: ["ctrq", "count16"],
  3: ["ctrq", "count32"],
  4: ["ctrq", "count16"],
  5: ["count32"],
  6: ["count16"],
  7: ["count32"],
  8: ["count16"],
};
const frozenCounters: { readonly [variation: number]: Layout } = {
  1: ["ctrq", "count32"],
  2: ["ctrq", "count16"],
  9: ["count32"],
  10: ["count16"],
  5: ["ctrq", "count32", "time"],
  6: ["ctrq", "count16", "time"],
};
const counterEvents: { readonly [variation: number]: Layout } = {
  1: ["ctrq", "count32"],
  2: ["ctrq", "count16"],
  5: ["ctrq", "count32", "time"],
  6: ["ctrq", "count16", "time"],
};
const events = (flags: PointName, kind: "analog" | "output"): { readonly [variation: number]: Layout } => ({
  1: [flags, `${kind}32`],
  2: [flags, `${kind}16`],
  3: [flags, `${kind}32`, "time"],
  4: [flags, `${kind}16`, "time"],
  5: [flags, `${kind}Float`],
  6: [flags, `${kind}Double`],
  7: [flags, `${kind}Float`, "time"],
  8: [flags, `${kind}Double`, "time"],
});

/** What a point consists of, by group and variation (IEEE 1815 annex A). */
export const layouts: { readonly [object: number]: Layout } = {
  0x0102: ["biq"],
  0x0302: ["biq"],
  0x0a02: ["boq"],
  0x3201: ["time"],
  0x3301: ["time"],
  0x3401: ["delay"],
  0x3402: ["delay"],
  ...variations(2, changes("biq")),
  ...variations(4, changes("biq")),
  ...variations(11, { 1: ["boq"], 2: ["boq", "time"] }),
  0x0c01: ["control", "repeats", "onTime", "offTime", "controlStatus"],
  ...variations(20, counters),
  ...variations(21, frozenCounters),
  ...variations(22, counterEvents),
  ...variations(23, counterEvents),
  ...variations(30, {
    1: ["aiq", "analog32"],
    2: ["aiq", "analog16"],
    3: ["analog32"],
    4: ["analog16"],
    5: ["aiq", "analogFloat"],
    6: ["aiq", "analogDouble"],
  }),
  ...variations(32, events("aiq", "analog")),
  ...variations(33, events("aiq", "analog")),
  ...variations(40, {
    1: ["aoq", "output32"],
    2: ["aoq", "output16"],
    3: ["aoq", "outputFloat"],
    4: ["aoq", "outputDouble"],
  }),
  ...variations(41, {
    1: ["output32", "controlStatus"],
    2: ["output16", "controlStatus"],
    3: ["outputFloat", "controlStatus"],
    4: ["outputDouble", "controlStatus"],
  }),
  ...variations(42, events("aoq", "output")),
  0x4604: ["handle", "fileSize", "largestBlock", "request", "fileStatus"],
};

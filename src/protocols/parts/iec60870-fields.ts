import { u16le } from "../../bytes/numbers.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, int, mark, u16, u24, u32, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { octetBit } from "./bit-view.ts";
import { float, momentOf } from "./numbers-inside.ts";
import { qoiWords, rqtWords, frzWords, qrpWords } from "./iec60870-words.ts";

const NANOSECONDS = 1_000_000n;

/** How far a value can be trusted (IEC 60870-5-101 7.2.6.3). */
const quality = (field: string): readonly View[] => [
  octetBit(`${field}.bl`, "BL", 0x10, ["Blocked", "Not blocked"]),
  octetBit(`${field}.sb`, "SB", 0x20, ["Substituted", "Not Substituted"]),
  octetBit(`${field}.nt`, "NT", 0x40, ["Not Topical", "Topical"]),
  octetBit(`${field}.iv`, "IV", 0x80, ["Invalid", "Valid"]),
];

/** What information objects are made of (IEC 60870-5-101 7.2.6). */
export const iecFields = {
  ioa: u24({ filter: "ioa", label: "IOA", little: true }),
  siq: u8({
    filter: "siq",
    label: "SIQ",
    show: "hex",
    views: [octetBit("siq.spi", "SPI", 0x1, ["On", "Off"]), ...quality("siq")],
  }),
  diq: u8({
    filter: "diq",
    label: "DIQ",
    show: "hex",
    views: [
      {
        filter: "diq.dpi",
        label: "DPI",
        type: "FT_UINT8",
        size: 1,
        mask: 0x3,
        strings: { 0: "Indeterminate or Intermediate", 1: "OFF", 2: "ON", 3: "Indeterminate" },
      },
      ...quality("diq"),
    ],
  }),
  qds: u8({
    filter: "qds",
    label: "QDS",
    show: "hex",
    views: [octetBit("qds.ov", "OV", 0x1, ["Overflow", "No overflow"]), ...quality("qds")],
  }),
  qdp: u8({
    filter: "qds",
    label: "QDS",
    show: "hex",
    views: quality("qds"),
  }),
  vti: u8({
    filter: "vti",
    label: "VTI",
    show: "hex",
    views: [
      { filter: "vti.v", label: "Value", type: "FT_INT8", size: 1, mask: 0x7f },
      octetBit("vti.t", "T", 0x80, ["Transient", "Not Transient"]),
    ],
  }),
  qos: u8({
    filter: "qos",
    label: "QOS",
    show: "hex",
    views: [
      { filter: "qos.ql", label: "QL", type: "FT_UINT8", size: 1, mask: 0x7f },
      octetBit("qos.se", "S/E", 0x80, ["Select", "Execute"]),
    ],
  }),
  sco: u8({
    filter: "sco",
    label: "SCO",
    show: "hex",
    views: [
      octetBit("sco.on", "ON/OFF", 0x1, ["On", "Off"]),
      {
        filter: "sco.qu",
        label: "QU",
        type: "FT_UINT8",
        size: 1,
        mask: 0x7c,
        strings: { 0: "No pulse defined", 1: "Short Pulse", 2: "Long Pulse", 3: "Persistent Output" },
      },
      octetBit("sco.se", "S/E", 0x80, ["Select", "Execute"]),
    ],
  }),
  dco: u8({
    filter: "dco",
    label: "DCO",
    show: "hex",
    views: [
      {
        filter: "dco.on",
        label: "ON/OFF",
        type: "FT_UINT8",
        size: 1,
        mask: 0x3,
        strings: { 0: "(None)", 1: "OFF", 2: "ON", 3: "Error: On/Off not defined" },
      },
      {
        filter: "dco.qu",
        label: "QU",
        type: "FT_UINT8",
        size: 1,
        mask: 0x7c,
        strings: { 0: "No pulse defined", 1: "Short Pulse", 2: "Long Pulse", 3: "Persistent Output" },
      },
      octetBit("dco.se", "S/E", 0x80, ["Select", "Execute"]),
    ],
  }),
  rco: u8({
    filter: "rco",
    label: "RCO",
    show: "hex",
    views: [
      {
        filter: "rco.up",
        label: "UP/DOWN",
        type: "FT_UINT8",
        size: 1,
        mask: 0x3,
        strings: { 0: "(None)", 1: "DOWN", 2: "UP", 3: "Error: Up/Down not defined" },
      },
      {
        filter: "rco.qu",
        label: "QU",
        type: "FT_UINT8",
        size: 1,
        mask: 0x7c,
        strings: { 0: "No pulse defined", 1: "Short Pulse", 2: "Long Pulse", 3: "Persistent Output" },
      },
      octetBit("rco.se", "S/E", 0x80, ["Select", "Execute"]),
    ],
  }),
  qpm: u8({
    filter: "qpm",
    label: "QPM",
    show: "hex",
    views: [
      {
        filter: "qpm.kpa",
        label: "KPA",
        type: "FT_UINT8",
        size: 1,
        mask: 0x3f,
        strings: { 0: "Not used", 1: "Threshold value", 2: "Smoothing factor (filter time constant)" },
      },
      {
        filter: "qpm.lpc",
        label: "LPC",
        type: "FT_UINT8",
        size: 1,
        mask: 0x40,
        strings: { 0: "No change", 1: "Change" },
      },
      {
        filter: "qpm.pop",
        label: "POP",
        type: "FT_UINT8",
        size: 1,
        mask: 0x80,
        strings: { 0: "Operation", 1: "Not in operation" },
      },
    ],
  }),
  coi: u8({
    filter: "coi",
    label: "COI",
    show: "hex",
    views: [
      {
        filter: "coi_r",
        label: "R",
        type: "FT_UINT8",
        size: 1,
        mask: 0x7f,
        strings: { 0: "Local power switch on", 1: "Local manual reset", 2: "Remote reset" },
      },
      octetBit("coi_i", "I", 0x80, [
        "Initialisation after change of local parameters",
        "Initialisation with unchanged local parameters",
      ]),
    ],
  }),
  qoi: u8({
    filter: "qoi",
    label: "QOI",
    strings: qoiWords,
  }),
  qcc: u8({
    filter: "qcc",
    label: "QCC",
    show: "hex",
    views: [
      {
        filter: "rqt",
        label: "RQT",
        type: "FT_UINT8",
        size: 1,
        mask: 0x3f,
        strings: rqtWords,
      },
      {
        filter: "frz",
        label: "FRZ",
        type: "FT_UINT8",
        size: 1,
        mask: 0xc0,
        strings: frzWords,
      },
    ],
  }),
  qrp: u8({
    filter: "qrp",
    label: "QRP",
    strings: qrpWords,
  }),
  counterFlags: u8({
    filter: "",
    views: [
      { filter: "bcr.sq", label: "SQ", type: "FT_UINT8", size: 1, mask: 0x1f },
      octetBit("bcr.cy", "CY", 0x20, ["Overflow", "No overflow"]),
      octetBit("bcr.ca", "CA", 0x40, ["Adjusted", "Not Adjusted"]),
      octetBit("bcr.iv", "IV", 0x80, ["Invalid", "Valid"]),
    ],
  }),
  bitstring: u32({ filter: "bitstring", label: "Value", little: true, show: "hex" }),
  rawdata: bytes("rest", { filter: "rawdata", label: "Raw Data" }),
  ms24: u16({ filter: "cp24time.ms", label: "MS", little: true }),
  min24: u8({
    filter: "",
    views: [
      { filter: "cp24time.min", label: "Min", type: "FT_UINT8", size: 1, mask: 0x3f },
      octetBit("cp24time.iv", "IV", 0x80, ["Invalid", "Valid"]),
    ],
  }),
  ms: u16({ filter: "cp56time.ms", label: "MS", little: true }),
  min: u8({
    filter: "",
    views: [
      { filter: "cp56time.min", label: "Min", type: "FT_UINT8", size: 1, mask: 0x3f },
      octetBit("cp56time.gen", "GEN", 0x40, ["Substituted", "Not Substituted"]),
      octetBit("cp56time.iv", "IV", 0x80, ["Invalid", "Valid"]),
    ],
  }),
  hour: u8({
    filter: "",
    views: [
      { filter: "cp56time.hour", label: "Hour", type: "FT_UINT8", size: 1, mask: 0x1f },
      octetBit("cp56time.su", "SU", 0x80, ["DST", "Local"]),
    ],
  }),
  day: u8({
    filter: "",
    views: [
      { filter: "cp56time.day", label: "Day", type: "FT_UINT8", size: 1, mask: 0x1f },
      { filter: "cp56time.dow", label: "DOW", type: "FT_UINT8", size: 1, mask: 0xe0 },
    ],
  }),
  month: u8({
    filter: "",
    views: [{ filter: "cp56time.month", label: "Month", type: "FT_UINT8", size: 1, mask: 0xf }],
  }),
  year: u8({ filter: "", views: [{ filter: "cp56time.year", label: "Year", type: "FT_UINT8", size: 1, mask: 0x7f }] }),
  object: mark({ filter: "", label: "IOA", line: "iec60870_asdu.object" }),
  count: int(4, { filter: "bcr.count", label: "Binary Counter", little: true }),
  scaled: int(2, { filter: "scalval", label: "Value", little: true }),
  normal: custom(
    derivedNumber("fraction of 32768", (octets, at) => ((u16le(octets, at) << 16) >> 16) / 32768),
    { filter: "normval", label: "Value", type: "FT_FLOAT" },
  ),
  real: float({ filter: "float", label: "Value" }, true),
  time: momentOf((octets, at) => BigInt(milliseconds(octets, at)) * NANOSECONDS, {
    filter: "cp56time",
    label: "CP56Time",
  }),
  shortTime: momentOf((octets, at) => BigInt(u16le(octets, at) + 60_000 * (octets[at + 2] & 0x3f)) * NANOSECONDS, {
    filter: "cp24time",
    label: "CP24Time",
    type: "FT_RELATIVE_TIME",
  }),
};
/** Addresses that follow from the first one. */
export const iecWorked = { further: u24({ filter: "ioa", label: "IOA" }) };
/** Years of two digits up to this are of this century. */
const CENTURY_ENDS = 70;

/** Milliseconds since 1970 of a binary time of seven octets (IEC 60870-5-4). */
function milliseconds(octets: Uint8Array, at: number): number {
  const year = octets[at + 6] & 0x7f;
  return Date.UTC(
    year + (year < CENTURY_ENDS ? 2000 : 1900),
    (octets[at + 5] & 0x0f) - 1,
    octets[at + 4] & 0x1f,
    (octets[at + 3] & 0x1f) - (octets[at + 3] >> 7),
    octets[at + 2] & 0x3f,
    0,
    u16le(octets, at),
  );
}

import { u16le } from "../../bytes/numbers.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, int, mark, u16, u24, u32, u8 } from "../../definition/fields.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { float, momentOf } from "./numbers-inside.ts";

const NANOSECONDS = 1_000_000n;

const fields = {
  ioa: u24({ filter: "ioa", label: "IOA", little: true }),
  siq: u8({
    filter: "siq",
    label: "SIQ",
    show: "hex",
    views: [
      { filter: "siq.spi", label: "SPI", type: "FT_BOOLEAN", size: 1, mask: 0x1, truth: ["On", "Off"] },
      { filter: "siq.bl", label: "BL", type: "FT_BOOLEAN", size: 1, mask: 0x10, truth: ["Blocked", "Not blocked"] },
      {
        filter: "siq.sb",
        label: "SB",
        type: "FT_BOOLEAN",
        size: 1,
        mask: 0x20,
        truth: ["Substituted", "Not Substituted"],
      },
      { filter: "siq.nt", label: "NT", type: "FT_BOOLEAN", size: 1, mask: 0x40, truth: ["Not Topical", "Topical"] },
      { filter: "siq.iv", label: "IV", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Invalid", "Valid"] },
    ],
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
      { filter: "diq.bl", label: "BL", type: "FT_BOOLEAN", size: 1, mask: 0x10, truth: ["Blocked", "Not blocked"] },
      {
        filter: "diq.sb",
        label: "SB",
        type: "FT_BOOLEAN",
        size: 1,
        mask: 0x20,
        truth: ["Substituted", "Not Substituted"],
      },
      { filter: "diq.nt", label: "NT", type: "FT_BOOLEAN", size: 1, mask: 0x40, truth: ["Not Topical", "Topical"] },
      { filter: "diq.iv", label: "IV", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Invalid", "Valid"] },
    ],
  }),
  qds: u8({
    filter: "qds",
    label: "QDS",
    show: "hex",
    views: [
      { filter: "qds.ov", label: "OV", type: "FT_BOOLEAN", size: 1, mask: 0x1, truth: ["Overflow", "No overflow"] },
      { filter: "qds.bl", label: "BL", type: "FT_BOOLEAN", size: 1, mask: 0x10, truth: ["Blocked", "Not blocked"] },
      {
        filter: "qds.sb",
        label: "SB",
        type: "FT_BOOLEAN",
        size: 1,
        mask: 0x20,
        truth: ["Substituted", "Not Substituted"],
      },
      { filter: "qds.nt", label: "NT", type: "FT_BOOLEAN", size: 1, mask: 0x40, truth: ["Not Topical", "Topical"] },
      { filter: "qds.iv", label: "IV", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Invalid", "Valid"] },
    ],
  }),
  qdp: u8({
    filter: "qds",
    label: "QDS",
    show: "hex",
    views: [
      { filter: "qds.bl", label: "BL", type: "FT_BOOLEAN", size: 1, mask: 0x10, truth: ["Blocked", "Not blocked"] },
      {
        filter: "qds.sb",
        label: "SB",
        type: "FT_BOOLEAN",
        size: 1,
        mask: 0x20,
        truth: ["Substituted", "Not Substituted"],
      },
      { filter: "qds.nt", label: "NT", type: "FT_BOOLEAN", size: 1, mask: 0x40, truth: ["Not Topical", "Topical"] },
      { filter: "qds.iv", label: "IV", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Invalid", "Valid"] },
    ],
  }),
  vti: u8({
    filter: "vti",
    label: "VTI",
    show: "hex",
    views: [
      { filter: "vti.v", label: "Value", type: "FT_INT8", size: 1, mask: 0x7f },
      { filter: "vti.t", label: "T", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Transient", "Not Transient"] },
    ],
  }),
  qos: u8({
    filter: "qos",
    label: "QOS",
    show: "hex",
    views: [
      { filter: "qos.ql", label: "QL", type: "FT_UINT8", size: 1, mask: 0x7f },
      { filter: "qos.se", label: "S/E", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Select", "Execute"] },
    ],
  }),
  sco: u8({
    filter: "sco",
    label: "SCO",
    show: "hex",
    views: [
      { filter: "sco.on", label: "ON/OFF", type: "FT_BOOLEAN", size: 1, mask: 0x1, truth: ["On", "Off"] },
      {
        filter: "sco.qu",
        label: "QU",
        type: "FT_UINT8",
        size: 1,
        mask: 0x7c,
        strings: { 0: "No pulse defined", 1: "Short Pulse", 2: "Long Pulse", 3: "Persistent Output" },
      },
      { filter: "sco.se", label: "S/E", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Select", "Execute"] },
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
      { filter: "dco.se", label: "S/E", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Select", "Execute"] },
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
      { filter: "rco.se", label: "S/E", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Select", "Execute"] },
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
      {
        filter: "coi_i",
        label: "I",
        type: "FT_BOOLEAN",
        size: 1,
        mask: 0x80,
        truth: ["Initialisation after change of local parameters", "Initialisation with unchanged local parameters"],
      },
    ],
  }),
  qoi: u8({
    filter: "qoi",
    label: "QOI",
    strings: {
      0: "Not specified",
      20: "Station interrogation (global)",
      21: "Group 1 interrogation",
      22: "Group 2 interrogation",
      23: "Group 3 interrogation",
      24: "Group 4 interrogation",
      25: "Group 5 interrogation",
      26: "Group 6 interrogation",
      27: "Group 7 interrogation",
      28: "Group 8 interrogation",
      29: "Group 9 interrogation",
      30: "Group 10 interrogation",
      31: "Group 11 interrogation",
      32: "Group 12 interrogation",
      33: "Group 13 interrogation",
      34: "Group 14 interrogation",
      35: "Group 15 interrogation",
      36: "Group 16 interrogation",
    },
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
        strings: {
          0: "Not specified",
          1: "Group 1 counter interrogation",
          2: "Group 2 counter interrogation",
          3: "Group 3 counter interrogation",
          4: "Group 4 counter interrogation",
          5: "General counter interrogation",
        },
      },
      {
        filter: "frz",
        label: "FRZ",
        type: "FT_UINT8",
        size: 1,
        mask: 0xc0,
        strings: {
          0: "Read only (no freeze or reset)",
          1: "Counter freeze without reset (value frozen represents integrated total)",
          2: "Counter freeze with reset (value frozen represents incremental information)",
          3: "Counter reset",
        },
      },
    ],
  }),
  qrp: u8({
    filter: "qrp",
    label: "QRP",
    strings: {
      0: "Not used",
      1: "General reset of process",
      2: "Reset of pending information with time tag of the event buffer",
    },
  }),
  counterFlags: u8({
    filter: "",
    views: [
      { filter: "bcr.sq", label: "SQ", type: "FT_UINT8", size: 1, mask: 0x1f },
      { filter: "bcr.cy", label: "CY", type: "FT_BOOLEAN", size: 1, mask: 0x20, truth: ["Overflow", "No overflow"] },
      { filter: "bcr.ca", label: "CA", type: "FT_BOOLEAN", size: 1, mask: 0x40, truth: ["Adjusted", "Not Adjusted"] },
      { filter: "bcr.iv", label: "IV", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Invalid", "Valid"] },
    ],
  }),
  bitstring: u32({ filter: "bitstring", label: "Value", little: true, show: "hex" }),
  rawdata: bytes("rest", { filter: "rawdata", label: "Raw Data" }),
  ms24: u16({ filter: "cp24time.ms", label: "MS", little: true }),
  min24: u8({
    filter: "",
    views: [
      { filter: "cp24time.min", label: "Min", type: "FT_UINT8", size: 1, mask: 0x3f },
      { filter: "cp24time.iv", label: "IV", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Invalid", "Valid"] },
    ],
  }),
  ms: u16({ filter: "cp56time.ms", label: "MS", little: true }),
  min: u8({
    filter: "",
    views: [
      { filter: "cp56time.min", label: "Min", type: "FT_UINT8", size: 1, mask: 0x3f },
      {
        filter: "cp56time.gen",
        label: "GEN",
        type: "FT_BOOLEAN",
        size: 1,
        mask: 0x40,
        truth: ["Substituted", "Not Substituted"],
      },
      { filter: "cp56time.iv", label: "IV", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["Invalid", "Valid"] },
    ],
  }),
  hour: u8({
    filter: "",
    views: [
      { filter: "cp56time.hour", label: "Hour", type: "FT_UINT8", size: 1, mask: 0x1f },
      { filter: "cp56time.su", label: "SU", type: "FT_BOOLEAN", size: 1, mask: 0x80, truth: ["DST", "Local"] },
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
const worked = { further: u24({ filter: "ioa", label: "IOA" }) };
type Lay = (page: Page<keyof typeof fields | keyof typeof worked>) => void;

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

const one =
  (...names: (keyof typeof fields)[]): Lay =>
  (page) => {
    for (const name of names) page.take(name);
  };
const real: Lay = (page) => void page.take("real", 4);
const normal: Lay = (page) => void page.take("normal", 2);
const counter: Lay = one("count", "counterFlags");
const time: Lay = (page) => {
  page.group("time", 7, one("ms", "min", "hour", "day", "month", "year"));
};
const shortTime: Lay = (page) => {
  page.group("shortTime", 3, one("ms24", "min24"));
};
const all =
  (...lays: Lay[]): Lay =>
  (page) => {
    for (const lay of lays) lay(page);
  };

/** What is in an information object, by the type of the unit (IEC 60870-5-101 7.3). */
const objects: { readonly [type: number]: Lay } = {
  1: one("siq"),
  2: all(one("siq"), shortTime),
  3: one("diq"),
  4: all(one("diq"), shortTime),
  5: one("vti", "qds"),
  6: all(one("vti", "qds"), shortTime),
  7: one("bitstring", "qds"),
  8: all(one("bitstring", "qds"), shortTime),
  9: all(normal, one("qds")),
  10: all(normal, one("qds"), shortTime),
  11: one("scaled", "qds"),
  12: all(one("scaled", "qds"), shortTime),
  13: all(real, one("qds")),
  14: all(real, one("qds"), shortTime),
  15: counter,
  16: all(counter, shortTime),
  21: normal,
  30: all(one("siq"), time),
  31: all(one("diq"), time),
  32: all(one("vti", "qds"), time),
  33: all(one("bitstring", "qds"), time),
  34: all(normal, one("qds"), time),
  35: all(one("scaled", "qds"), time),
  36: all(real, one("qds"), time),
  37: all(counter, time),
  45: one("sco"),
  46: one("dco"),
  47: one("rco"),
  48: all(normal, one("qos")),
  49: one("scaled", "qos"),
  50: all(real, one("qos")),
  51: one("bitstring"),
  58: all(one("sco"), time),
  59: all(one("dco"), time),
  60: all(one("rco"), time),
  61: all(normal, one("qos"), time),
  62: all(one("scaled", "qos"), time),
  63: all(real, one("qos"), time),
  64: all(one("bitstring"), time),
  70: one("coi"),
  100: one("qoi"),
  101: one("qcc"),
  102: () => {},
  103: time,
  105: one("qrp"),
  110: all(normal, one("qpm")),
  111: one("scaled", "qpm"),
  112: all(real, one("qpm")),
};

const SEQUENCE = 0x80;

/** Information objects of a unit, whose type and number stand at the beginning of the layer. */
export const informationObjects = laidOut(
  "information objects",
  fields,
  (page) => {
    const [type, number] = [page.bytes[page.layerStart], page.bytes[page.layerStart + 1]];
    const lay = objects[type];
    const first = page.peekLittle(3);
    if (!lay) {
      page.take("ioa");
      if (page.left > 0) page.take("rawdata", page.left);
      return;
    }
    for (let index = 0; index < (number & ~SEQUENCE) && !page.lacks; index++) {
      const begin = page.at;
      page.group("object", 0, () => {
        if (number & SEQUENCE && index > 0) page.mark("further", 0, (first + index) & 0xffffff);
        else page.take("ioa");
        lay(page);
      });
      if (page.at === begin) return;
    }
    if (page.left > 0 && !page.lacks) page.take("rawdata", page.left);
  },
  { worked },
);

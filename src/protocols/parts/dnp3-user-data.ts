import { crcDnp } from "../../bytes/crc-dnp.ts";
import { u16le, uintle } from "../../bytes/numbers.ts";
import type { Custom, Inner } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, mark, u16, u32, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { bitView, SET } from "./bit-view.ts";
import { functions, prefixes, ranges } from "./dnp3-names.ts";
import { objectNames } from "./dnp3-objects.ts";
import { layouts, numberIn, packed, partSizes, pointFields, workedPoints } from "./dnp3-points.ts";

/** Octets of user data in front of each checksum, and of a checksum. */
const BLOCK = 16;
const CRC = 2;
/** Octets of the header of a frame. */
const HEADER = 10;

export const checksumStatus = { 0: "Bad", 1: "Good" };

const bit = (size: number, filter: string, label: string, mask: number): View => ({
  ...bitView(filter, label, mask, SET),
  size,
});
const indication = (name: string, label: string, mask: number) => bit(2, `al.iin.${name}`, label, mask);
const sized = (name: string, label: string) =>
  [u8, u16, u32].map((of, index) =>
    of({ filter: `al.range.${name}`, label: `${label} (${8 << index} bit)`, plain: true }),
  );
const [start8, start16, start32] = sized("start", "Start");
const [stop8, stop16, stop32] = sized("stop", "Stop");
const [quantity8, quantity16, quantity32] = sized("quantity", "Quantity");

/** Numbers that are worked out, because a checksum may part their octets. */
const worked = {
  ...workedPoints,
  object: u16({ filter: "al.obj", label: "Object", show: "hex", plain: true, strings: objectNames }),
  items: u32({ filter: "", label: "Number of Items", line: "dnp3.items", plain: true }),
  start8,
  stop8,
  start16,
  stop16,
  start32,
  stop32,
  quantity8,
  quantity16,
  quantity32,
};

const fields = {
  transport: u8({
    filter: "tr.ctl",
    label: "Transport Control",
    show: "hex",
    views: [
      bit(1, "tr.fin", "Final", 0x80),
      bit(1, "tr.fir", "First", 0x40),
      { filter: "tr.seq", label: "Sequence", type: "FT_UINT8", mask: 0x3f, size: 1 },
    ],
  }),
  chunk: mark({ filter: "", label: "Data Chunk", line: "dnp3.chunk" }),
  block: bytes("rest", { filter: "=dnp.data_chunk", label: "Data Chunk" }),
  size: custom(
    // It stands behind the block that it counts.
    derivedNumber("block length", (_octets, at, _end, layerStart) => (at - layerStart - HEADER) % (BLOCK + CRC)),
    { filter: "=dnp.data_chunk_len", label: "Data Chunk length", type: "FT_UINT16", evenEmpty: true },
  ),
  checksum: u16({ filter: "=dnp.data_chunk.CRC", label: "Data Chunk checksum", show: "hex", little: true }),
  status: custom(
    derivedNumber("checksum status", (octets, at, _end, layerStart) => {
      const before = at - CRC - layerStart - HEADER;
      const begin = layerStart + HEADER + Math.floor((before - 1) / (BLOCK + CRC)) * (BLOCK + CRC);
      return crcDnp(octets, begin, at - CRC) === u16le(octets, at - CRC) ? 1 : 0;
    }),
    {
      filter: "=dnp.data_chunk.CRC.status",
      label: "Data Chunk Checksum Status",
      type: "FT_UINT8",
      show: "word",
      strings: checksumStatus,
      evenEmpty: true,
    },
  ),
  message: mark({ filter: "", label: "Application Layer", line: "dnp3.message" }),
  application: u8({
    filter: "al.ctl",
    label: "Application Control",
    show: "hex",
    views: [
      bit(1, "al.fir", "First", 0x80),
      bit(1, "al.fin", "Final", 0x40),
      bit(1, "al.con", "Confirm", 0x20),
      bit(1, "al.uns", "Unsolicited", 0x10),
      { filter: "al.seq", label: "Sequence", type: "FT_UINT8", mask: 0x0f, size: 1 },
    ],
  }),
  function: u8({ filter: "al.func", label: "Application Layer Function Code", strings: functions }),
  indications: u16({
    filter: "al.iin",
    label: "Internal Indications",
    show: "hex",
    views: [
      indication("rst", "Device Restart", 0x8000),
      indication("dt", "Device Trouble", 0x4000),
      indication("dol", "Digital Outputs in Local", 0x2000),
      indication("tsr", "Time Sync Required", 0x1000),
      indication("cls3d", "Class 3 Data Available", 0x0800),
      indication("cls2d", "Class 2 Data Available", 0x0400),
      indication("cls1d", "Class 1 Data Available", 0x0200),
      indication("bmsg", "Broadcast Msg Rx", 0x0100),
      indication("cc", "Configuration Corrupt", 0x0020),
      indication("oae", "Operation Already Executing", 0x0010),
      indication("ebo", "Event Buffer Overflow", 0x0008),
      indication("pioor", "Parameters Invalid or Out of Range", 0x0004),
      indication("obju", "Requested Objects Unknown", 0x0002),
      indication("fcni", "Function Code not implemented", 0x0001),
    ],
  }),
  objects: mark({ filter: "", label: "Data Objects", line: "dnp3.objects" }),
  qualifiers: mark({ filter: "", label: "Qualifier Field", line: "dnp3.qualifiers" }),
  qualifier: u8({
    filter: "",
    views: [
      { filter: "al.objq.prefix", label: "Prefix Code", type: "FT_UINT8", mask: 0x70, size: 1, strings: prefixes },
      { filter: "al.objq.range", label: "Range Code", type: "FT_UINT8", mask: 0x0f, size: 1, strings: ranges },
    ],
  }),
  ...pointFields,
};
type Name = keyof typeof fields | keyof typeof worked;
/** How deep they stand, where that is not at the top. */
const depths: { readonly [name in Name]?: number } = {
  chunk: 1,
  block: 2,
  size: 2,
  checksum: 2,
  status: 2,
  application: 1,
  function: 1,
  indications: 1,
  objects: 1,
  object: 2,
  qualifiers: 3,
  qualifier: 4,
  start8: 4,
  stop8: 4,
  start16: 4,
  stop16: 4,
  start32: 4,
  stop32: 4,
  quantity8: 4,
  quantity16: 4,
  quantity32: 4,
  items: 3,
  point: 3,
};
/** What belongs to a point. */
const INSIDE_POINT = 4;
const inner: readonly Inner[] = [
  { key: "blocks", field: mark({ filter: "", label: "Data Chunks", line: "dnp3.blocks" }) },
  ...Object.entries(fields).map(([key, field]): Inner => ({ key, field, depth: depths[key as Name] ?? 0 })),
  ...Object.entries(worked).map(([key, field]): Inner => ({
    key,
    field,
    worked: true,
    depth: depths[key as Name] ?? 0,
  })),
];
const numbers = new Map(inner.map(({ key }, number) => [key, number]));

/** User data; where a checksum is not theirs, with all the checksums. */
export type Dnp3UserData = { readonly octets: Uint8Array } | { readonly blocks: Uint8Array };

/**
 * What a frame of DNP3 carries: blocks of 16 octets, each with a checksum, in which are the transport octet and, where it is
 * all in this frame, the application layer with its objects and their points.
 */
export const userData: Custom<Dnp3UserData> = {
  name: "user data",
  single: true,
  skip: (_octets, _at, end) => end,
  read({ bytes: octets }, start, end) {
    const parts: number[] = [];
    for (let at = start; at < end; at += BLOCK + CRC) {
      const stop = blockEnd(at, end);
      if (stop - at < CRC + 1 || crcDnp(octets, at, stop - CRC) !== u16le(octets, stop - CRC))
        return { blocks: octets.slice(start, end) };
      parts.push(...octets.subarray(at, stop - CRC));
    }
    return { octets: Uint8Array.from(parts) };
  },
  write(writer, value) {
    if ("blocks" in value) return writer.octets(value.blocks);
    for (let at = 0; at < value.octets.length; at += BLOCK) {
      const block = value.octets.subarray(at, at + BLOCK);
      writer.octets(block);
      writer.uintle(crcDnp(block, 0, block.length), 2);
    }
  },
  inner,
  lacks: true,
  visit(octets, start, end, found) {
    if (end - start <= CRC) return false;
    const say = (name: Name | "blocks", from: number, to: number): void => found(numbers.get(name)!, from, to);
    say("transport", start, start + 1);
    say("blocks", start, end);
    for (let at = start; at < end; at += BLOCK + CRC) {
      const stop = blockEnd(at, end) - CRC;
      if (stop <= at) break;
      say("chunk", at, stop + CRC);
      say("block", at, stop);
      say("size", stop, stop);
      say("checksum", stop, stop + CRC);
      say("status", stop + CRC, stop + CRC);
    }
    if (octets[start] >> 6 !== WHOLE) return false;
    const parted = (number: number, from: number, to: number, value?: number, depth?: number): void =>
      found(number, place(start, from), place(start, to - 1) + 1, value, depth);
    return application(joined(octets, start, end), (name, from, to, value, depth) =>
      parted(numbers.get(name)!, from, to, value, depth),
    );
  },
};

/** A message that was put together: what the application layer has behind the transport octets, without checksums. */
export const wholeMessage: Custom<Uint8Array> = {
  name: "application message",
  single: true,
  skip: (_octets, _at, end) => end,
  read: ({ bytes: octets }, start, end) => octets.slice(start, end),
  write: (writer, value) => writer.octets(value),
  inner,
  lacks: true,
  visit(octets, start, end, found) {
    const behindTransport = new Uint8Array(1 + end - start);
    behindTransport.set(octets.subarray(start, end), 1);
    return application(behindTransport, (name, from, to, value, depth) =>
      found(numbers.get(name)!, start + from - 1, start + to - 1, value, depth),
    );
  },
};

/** The first and the last frame of a message in one. */
const WHOLE = 3;
/** Functions that ask for objects or point to them: reading, freezing, and what is to be told unasked. */
const ASKING = [1, 7, 8, 9, 10, 11, 12, 20, 21];
/** Functions that write objects or act on points. */
const CHANGING = [2, 3, 4, 5, 6];
/** Where an object ends of which octets are missing. */
const LACKING = -1;
/** Functions whose objects Wireshark leaves alone: classes, times, authentication. */
const OPAQUE = [22, 24, 32, 131];
const RESPONSES = [129, 130, 131];

const blockEnd = (at: number, end: number): number => Math.min(end, at + BLOCK + CRC);

/** The octets without the checksums between them. */
function joined(octets: Uint8Array, start: number, end: number): Uint8Array {
  const whole = new Uint8Array(end - start);
  let size = 0;
  for (let at = start; at < end; at += BLOCK + CRC) {
    const block = octets.subarray(at, Math.max(at, blockEnd(at, end) - CRC));
    whole.set(block, size);
    size += block.length;
  }
  return whole.subarray(0, size);
}

/** Where an octet of those is among all. */
const place = (start: number, at: number): number => start + at + CRC * Math.floor(Math.max(0, at) / BLOCK);

type Say = (name: Name, from: number, to: number, value?: number, depth?: number) => void;

/** Says what the application layer is; returns whether it ends inside an object, or has none where one is a must. */
function application(octets: Uint8Array, say: Say): boolean {
  if (octets.length < 3) return false;
  say("message", 1, octets.length);
  say("application", 1, 2);
  say("function", 2, 3);
  const called = octets[2];
  let at = 3;
  if (RESPONSES.includes(called)) {
    if (octets.length < 5) return true;
    say("indications", 3, 5);
    at = 5;
  }
  if (OPAQUE.includes(called)) return false;
  // Behind the header of an object come its points, but in what is asked for.
  const isAsked = ASKING.includes(called);
  if (at === octets.length) return isAsked || CHANGING.includes(called);
  if (at < octets.length) say("objects", at, octets.length);
  while (at > 0 && at < octets.length) at = object(octets, at, isAsked, say);
  return at === LACKING;
}

/** Says what the object at `at` is; returns where it ends, 0 where nothing is known behind it, or LACKING. */
function object(octets: Uint8Array, at: number, isAsked: boolean, say: Say): number {
  if (at + 3 > octets.length) return LACKING;
  const code = octets[at + 2] & 0x7f;
  const range = code & 0x0f;
  const size = rangeSizes[range];
  if (size === undefined) return 0;
  if (at + 3 + size > octets.length) return LACKING;
  const kind = (octets[at] << 8) | octets[at + 1];
  say("object", at, at + 2, kind);
  say("qualifiers", at + 2, at + 3);
  say("qualifier", at + 2, at + 3);
  const names = rangeNames[range] ?? [];
  const each = size / names.length;
  const values = names.map((_name, i) => uintle(octets, at + 3 + i * each, each));
  const [first, last] = names.length === 2 ? [values[0], values[1]] : [0, (values[0] ?? 0) - 1];
  say("items", at + 3, at + 3 + size, Math.max(0, last - first + 1));
  for (const [i, name] of names.entries()) say(name, at + 3 + i * each, at + 3 + (i + 1) * each, values[i]);
  const next = at + 3 + size;
  if (isAsked || names.length === 0) return next;
  return points(octets, next, { kind, prefix: code >> 4, first, last }, say);
}

interface Points {
  /** Group and variation. */
  readonly kind: number;
  /** What stands in front of each point. */
  readonly prefix: number;
  readonly first: number;
  readonly last: number;
}

/** Says what points there are; returns where they end, 0 where their kind is not known, or LACKING. */
function points(octets: Uint8Array, start: number, { kind, prefix, first, last }: Points, say: Say): number {
  if (last < first - 1) return 0;
  const bits = packed[kind];
  if (bits !== undefined && prefix === 0) {
    const end = start + Math.ceil(((last - first + 1) * bits) / 8);
    if (end > octets.length) return LACKING;
    for (let index = first; index <= last; index++) {
      const before = (index - first) * bits;
      const at = start + (before >> 3);
      say("point", at, at + 1);
      say("pointIndex", at, at + 1, index, INSIDE_POINT);
      const value = (octets[at] >> (before & 7)) & (2 ** bits - 1);
      say(bits === 1 ? "bit" : "twoBits", at, at + 1, value, INSIDE_POINT);
    }
    return end;
  }
  const layout = layouts[kind];
  if (layout === undefined) return 0;
  const before = prefixSizes[prefix] ?? 0;
  const whole = layout.reduce((sum, name) => sum + partSizes[name]!, before);
  let at = start;
  for (let index = first; index <= last; index++, at += whole) {
    if (at + whole > octets.length) return LACKING;
    say("point", at, at + whole);
    const name = prefixNames[prefix];
    if (name === undefined) say("pointIndex", at, at + 1, index, INSIDE_POINT);
    else say(name, at, at + before, uintle(octets, at, before), INSIDE_POINT);
    let from = at + before;
    for (const part of layout) {
      const to = from + partSizes[part]!;
      const isParted = Math.floor(from / BLOCK) !== Math.floor((to - 1) / BLOCK);
      // A time is read where it stands.
      if (!(isParted && part in pointFields)) say(part, from, to, numberIn(octets, from, part), INSIDE_POINT);
      from = to;
    }
  }
  return at;
}

const rangeSizes: { readonly [range: number]: number } = { 0: 2, 1: 4, 2: 8, 6: 0, 7: 1, 8: 2, 9: 4, 11: 1 };
const rangeNames: { readonly [range: number]: readonly Name[] } = {
  0: ["start8", "stop8"],
  1: ["start16", "stop16"],
  2: ["start32", "stop32"],
  7: ["quantity8"],
  8: ["quantity16"],
  9: ["quantity32"],
  11: ["quantity8"],
};
const prefixSizes: { readonly [prefix: number]: number } = { 1: 1, 2: 2, 3: 4, 4: 1, 5: 2, 6: 4 };
const prefixNames: { readonly [prefix: number]: Name } = {
  1: "index8",
  2: "index16",
  3: "index32",
  4: "size8",
  5: "size16",
  6: "size32",
};

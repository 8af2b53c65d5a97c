import { crcDnp } from "../../bytes/crc-dnp.ts";
import { u16le } from "../../bytes/numbers.ts";
import type { Custom, Inner } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, mark, u16, u32, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { bitView, SET } from "./bit-view.ts";
import { functions, prefixes, ranges } from "./dnp3-names.ts";

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
    of({ filter: `al.range.${name}`, label: `${label} (${8 << index} bit)`, little: true }),
  );
const [start8, start16, start32] = sized("start", "Start");
const [stop8, stop16, stop32] = sized("stop", "Stop");
const [quantity8, quantity16, quantity32] = sized("quantity", "Quantity");

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
  object: u16({ filter: "al.obj", label: "Object", show: "hex" }),
  qualifier: u8({
    filter: "",
    views: [
      { filter: "al.objq.prefix", label: "Prefix Code", type: "FT_UINT8", mask: 0x70, size: 1, strings: prefixes },
      { filter: "al.objq.range", label: "Range Code", type: "FT_UINT8", mask: 0x0f, size: 1, strings: ranges },
    ],
  }),
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
type Name = keyof typeof fields;
const blocks = ["block", "size", "checksum", "status"];
const inner: readonly Inner[] = [
  { key: "blocks", field: mark({ filter: "", label: "Data Chunks", line: "dnp3.blocks" }) },
  ...Object.entries(fields).map(([key, field]): Inner => ({ key, field, depth: blocks.includes(key) ? 1 : 0 })),
];
const numbers = new Map(inner.map(({ key }, number) => [key, number]));

/** User data; where a checksum is not theirs, with all the checksums. */
export type Dnp3UserData = { readonly octets: Uint8Array } | { readonly blocks: Uint8Array };

/**
 * What a frame of DNP3 carries: blocks of 16 octets, each with a checksum, in which are the transport octet and, where it is
 * all in this frame, the header of the application layer with the headers of objects as far as the first block goes.
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
  visit(octets, start, end, found) {
    if (end - start <= CRC) return;
    const say = (name: Name | "blocks", from: number, to: number): void => found(numbers.get(name)!, from, to);
    say("transport", start, start + 1);
    say("blocks", start, end);
    for (let at = start; at < end; at += BLOCK + CRC) {
      const stop = blockEnd(at, end) - CRC;
      if (stop <= at) break;
      say("block", at, stop);
      say("size", stop, stop);
      say("checksum", stop, stop + CRC);
      say("status", stop + CRC, stop + CRC);
    }
    if (octets[start] >> 6 === WHOLE) application(octets, start + 1, Math.min(end, start + BLOCK + CRC) - CRC, say);
  },
};
/** The first and the last frame of a message in one. */
const WHOLE = 3;
const READ = 1;
const RESPONSES = [129, 130, 131];

const blockEnd = (at: number, end: number): number => Math.min(end, at + BLOCK + CRC);

type Say = (name: Name, from: number, to: number) => void;

function application(octets: Uint8Array, start: number, end: number, say: Say): void {
  if (end - start < 2) return;
  say("application", start, start + 1);
  say("function", start + 1, start + 2);
  let at = start + 2;
  if (RESPONSES.includes(octets[start + 1])) {
    if (at + 2 > end) return;
    say("indications", at, at + 2);
    at += 2;
  }
  // Behind the header of an object come its points, but in questions.
  do at = object(octets, at, end, say);
  while (at > 0 && octets[start + 1] === READ);
}

/** Says where the header of the object at `at` is; returns where it ends, 0 where it does not. */
function object(octets: Uint8Array, at: number, end: number, say: Say): number {
  const range = octets[at + 2] & 0x0f;
  const size = rangeSizes[range];
  if (size === undefined || at + 3 + size > end) return 0;
  say("object", at, at + 2);
  say("qualifier", at + 2, at + 3);
  const names = rangeNames[range] ?? [];
  for (let i = 0, from = at + 3; i < names.length; i++, from += size / names.length)
    say(names[i], from, from + size / names.length);
  return at + 3 + size;
}
const rangeSizes: { readonly [range: number]: number } = { 0: 2, 1: 4, 2: 8, 6: 0, 7: 1, 8: 2, 9: 4 };
const rangeNames: { readonly [range: number]: readonly Name[] } = {
  0: ["start8", "stop8"],
  1: ["start16", "stop16"],
  2: ["start32", "stop32"],
  7: ["quantity8"],
  8: ["quantity16"],
  9: ["quantity32"],
};

import type { Custom } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { custom, struct, u16, when } from "../../definition/fields.ts";
import type { AnyField, Field, View } from "../../definition/kinds.ts";
import { littleBit } from "./radio-flags.ts";

const view = (filter: string, label: string, mask: number, about: Partial<View> = {}): View => ({
  filter,
  label,
  type: "FT_UINT16",
  little: true,
  show: "hex",
  mask,
  ...about,
});

const control = u16({
  filter: "ba.control",
  label: "Block Ack Control",
  show: "hex",
  little: true,
  views: [
    littleBit("ba.control.ackpolicy", "BA Ack Policy", 0x0001, [
      "Sender Does Not Require Immediate Acknowledgement",
      "Immediate Acknowledgement Required",
    ]),
    view("ba.control.ba_type", "BA Type", 0x001e, {
      strings: {
        0: "Basic BlockAck",
        1: "Extended Compressed BlockAck",
        2: "Compressed BlockAck",
        3: "Multi-TID BlockAck",
        6: "GCR BlockAck",
        10: "GLK-GCR BlockAck",
        11: "Multi-STA BlockAck",
      },
    }),
    view("ba.control.reserved", "Reserved", 0x0fe0),
    view("ba.basic.tidinfo", "TID for which a Basic BlockAck frame is requested", 0xf000),
  ],
});

/** The fragment number and the sequence number from which on frames are acknowledged. */
export const startingSequence = u16({
  filter: "fixed.ssc",
  label: "Block Ack Starting Sequence Control (SSC)",
  show: "hex",
  little: true,
  views: [
    view("fixed.ssc.fragment", "Fragment", 0x000f, { show: "dec" }),
    view("fixed.ssc.sequence", "Starting Sequence Number", 0xfff0, { show: "dec" }),
  ],
});

/** Octets of the bitmap where each fragment has a bit, and where each frame has one. */
const BASIC = 128;
const COMPRESSED = 8;
const SEQUENCE_NUMBERS = 4096;

/** The place of the number in front of the bitmap is the field's; how far behind it the field ends says which frame it is. */
const missing = custom(
  derivedNumber("missing frame", (bytes, start, end) => {
    const first = (bytes[start] | (bytes[start + 1] << 8)) >> 4;
    return (first + end - start) % SEQUENCE_NUMBERS;
  }),
  { filter: "ba.bm.missing_frame", label: "Missing frame", type: "FT_UINT32" },
);

const bitmap = (size: number): Custom<Uint8Array> => ({
  name: "block ack bitmap",
  skip: (_bytes, at) => at + size,
  read: ({ bytes }, start, end) => bytes.slice(start, end),
  write(writer, value) {
    if (value) writer.octets(value);
    else writer.zeros(size);
  },
  inner: [{ key: "missing", field: missing }],
  visit(bytes, start, _end, found) {
    if (size !== COMPRESSED) return;
    for (let bit = 0; bit < 8 * COMPRESSED; bit++)
      if (((bytes[start + (bit >> 3)] >> (bit & 7)) & 1) === 0) found(0, start - 2, start - 2 + bit);
  },
});
const map = (size: number): Field<Uint8Array> =>
  custom(bitmap(size), { filter: "ba.bm", label: "Block Ack Bitmap", type: "FT_BYTES" });

/** The kind stands in four bits of the control. */
const KIND = 0x001e;
const BASIC_KIND = 0x0000;
const COMPRESSED_KIND = 0x0004;
const ofKind = <F extends AnyField>(kinds: readonly number[], field: F) =>
  when({ field: "control", mask: KIND, is: kinds }, field);

export const blockAckRequest = struct(
  { control, start: ofKind([BASIC_KIND, COMPRESSED_KIND], startingSequence) },
  { filter: "" },
);
export const blockAck = struct(
  {
    control,
    start: ofKind([BASIC_KIND, COMPRESSED_KIND], startingSequence),
    basic: ofKind([BASIC_KIND], map(BASIC)),
    compressed: ofKind([COMPRESSED_KIND], map(COMPRESSED)),
  },
  { filter: "" },
);

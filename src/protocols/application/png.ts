import { sizeOf } from "../../definition/auto.ts";
import { bytes, choice, repeated, struct, text, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** Types of chunks, as numbers of four letters. */
// oxfmt-ignore
const chunkTypes = { IHDR: 0x49484452, IDAT: 0x49444154, IEND: 0x49454e44, PLTE: 0x504c5445, tRNS: 0x74524e53, sRGB: 0x73524742, pHYs: 0x70485973, tIME: 0x74494d45 } as const;
const data = bytes("rest", { filter: "chunk.data", label: "Data", type: "FT_NONE" });

const chunk = struct(
  {
    length: u32({ filter: "chunk.len", label: "Len", auto: sizeOf("data") }),
    type: u32({
      filter: "",
      names: chunkTypes,
      views: [
        {
          filter: "chunk.type",
          label: "Chunk",
          type: "FT_STRING",
          size: 4,
          text: (type) => String.fromCharCode(type >>> 24, (type >> 16) & 255, (type >> 8) & 255, type & 255),
        },
        flag("ancillary", "Ancillary", 0x20000000, ["This is an ANCILLARY chunk", "This is a CRITICAL chunk"]),
        flag("private", "Private", 0x200000, ["This is a PRIVATE chunk", "This is a PUBLIC chunk"]),
        flag("stc", "Safe To Copy", 0x20, ["This chunk is SAFE TO COPY", "This chunk is NOT safe to copy"]),
      ],
    }),
    data: choice(
      "type",
      {
        IHDR: struct({
          width: u32({ filter: "ihdr.width", label: "Width" }),
          height: u32({ filter: "ihdr.height", label: "Height" }),
          depth: u8({ filter: "ihdr.bitdepth", label: "Bit Depth" }),
          colour: u8({
            filter: "ihdr.colour_type",
            label: "Colour Type",
            names: {
              Greyscale: 0,
              Truecolour: 2,
              "Indexed-colour": 3,
              "Greyscale with alpha": 4,
              "Truecolour with alpha": 6,
            },
          }),
          compression: u8({ filter: "ihdr.compression_method", label: "Compression Method", names: { Deflate: 0 } }),
          filter: u8({ filter: "ihdr.filter_method", label: "Filter Method", names: { Adaptive: 0 } }),
          interlace: u8({
            filter: "ihdr.interlace_method",
            strings: { 0: "No interlace", 1: "Adam7" },
            label: "Interlace Method",
            names: { "No interlace": 0, "Adam7 interlace": 1 },
          }),
        }),
        sRGB: u8({
          filter: "srgb.intent",
          label: "Intent",
          names: { Perceptual: 0, "Relative colorimetric": 1, Saturation: 2, "Absolute colorimetric": 3 },
        }),
        pHYs: struct({
          horizontal: u32({ filter: "phys.horiz", label: "Horizontal pixels per unit" }),
          vertical: u32({ filter: "phys.vert", label: "Vertical pixels per unit" }),
          unit: u8({
            filter: "phys.unit",
            strings: { 0: "Unit is unknown", 1: "Unit is METRE" },
            label: "Unit",
            names: { Unknown: 0, "Unit is METRE": 1 },
          }),
        }),
        tIME: struct({
          year: u16({ filter: "time.year", label: "Year" }),
          month: u8({ filter: "time.month", label: "Month" }),
          day: u8({ filter: "time.day", label: "Day" }),
          hour: u8({ filter: "time.hour", label: "Hour" }),
          minute: u8({ filter: "time.minute", label: "Minute" }),
          second: u8({ filter: "time.second", label: "Second" }),
        }),
      },
      { otherwise: data, size: { by: "length" } },
    ),
    crc: u32({ filter: "chunk.crc", label: "CRC", show: "hex" }),
  },
  { filter: "" },
);

function flag(filter: string, label: string, mask: number, truth: readonly [string, string]) {
  return { filter: `chunk.flag.${filter}`, label, type: "FT_BOOLEAN", size: 4, mask, truth } as const;
}

/** Images: chunks behind a signature. */
export const PNG = protocol({
  name: "png",
  layer: "PNG",
  title: "Portable Network Graphics",
  short: "PNG",
  spec: "RFC 2083",
  mediaTypes: ["image/png"],
  startsWith: ["\x89PNG\r\n\x1a\n"],
  summary: "PNG",
  fields: {
    signature: text(8, { label: "PNG Signature", type: "FT_BYTES" }),
    chunks: repeated(chunk, { filter: "", label: "Chunks" }),
  },
});

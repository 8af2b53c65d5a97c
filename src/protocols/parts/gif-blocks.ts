import type { Custom } from "../../definition/custom.ts";
import { bytes, custom, mark, text, u16, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { laidOut, type Page } from "./laid-out.ts";

const BOOLEAN = { 0: "False", 1: "True" };
const number = (filter: string, label: string): AnyField => u16({ filter, label, little: true });
const part = (filter: string, label: string, mask: number, strings?: { readonly [value: number]: string }): View => ({
  filter,
  label,
  type: "FT_UINT8",
  mask,
  ...(strings ? { strings } : {}),
});

/** What a packed octet says of colours; version 87a has no order. */
const settings = (of: "global" | "local", isOrdered: boolean): AnyField =>
  u8({
    filter: "",
    views: [
      part(`${of}.color_map.present`, `${of === "global" ? "Global" : "Local"} color map is present`, 0x80, BOOLEAN),
      part(`${of}.color_bpp`, "Bits per color minus 1", 0x70),
      ...(isOrdered
        ? [part(`${of}.color_map.ordered`, `${of === "global" ? "Global" : "Local"} color map is ordered`, 8, BOOLEAN)]
        : []),
      part("global.bpp", "Image bits per pixel minus 1", 7),
    ],
  });

/** Octets behind one that counts them. */
const countedOctets: Custom<Uint8Array> = {
  name: "counted octets",
  skip: (octets, at, end) => (at < end ? at + 1 + octets[at] : end + 1),
  read: ({ bytes: octets }, start, end) => octets.slice(start + 1, end),
  write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
  octets: (octets, start, end) => octets.subarray(start + 1, end),
};

const fields = {
  version: text(6, { filter: "version", label: "Version", type: "FT_STRING" }),
  width: number("screen.width", "Screen width"),
  height: number("screen.height", "Screen height"),
  global: settings("global", true),
  globalUnordered: settings("global", false),
  background: u8({ filter: "image_background_index", label: "Background color index" }),
  aspect: u8({ filter: "global.pixel_aspect_ratio", label: "Global pixel aspect ratio" }),
  globalColors: bytes("rest", { filter: "global.color_map", label: "Global color map" }),
  extension: mark({ filter: "extension", label: "Extension" }),
  label: u8({
    filter: "extension.label",
    label: "Extension label",
    show: "hex",
    strings: { 0x01: "Plain Text", 0xf9: "Graphics Control", 0xfe: "Comment", 0xff: "Application" },
  }),
  block: custom(countedOctets, { filter: "data_block", label: "Data block", type: "FT_UINT_BYTES" }),
  image: mark({ filter: "image", label: "Image" }),
  left: number("image.left", "Image left position"),
  top: number("image.top", "Image top position"),
  imageWidth: number("image.width", "Image width"),
  imageHeight: number("image.height", "Image height"),
  local: settings("local", true),
  localUnordered: settings("local", false),
  localColors: bytes("rest", { filter: "local.color_map", label: "Local color map" }),
  codeSize: u8({ filter: "image.code_size", label: "LZW minimum code size" }),
  end: mark({ filter: "end", label: "Trailer (End of the GIF stream)" }),
  unknown: mark({
    filter: "=gif.data_block_type.unknown",
    label: "Unknown GIF data block type",
    expert: { severity: "Warn", group: "Protocol" },
  }),
};
/** What holds what a packed octet says, which is its value. */
const worked = {
  globalSettings: u8({ filter: "", label: "Global settings", line: "image-gif.global", type: "FT_NONE" }),
  localSettings: u8({ filter: "", label: "Local settings", line: "image-gif.local", type: "FT_NONE" }),
};
type GifPage = Page<keyof typeof fields | keyof typeof worked>;

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const END = 0x3b;
/** Where the version is in the signature, whose digit tells 87a and 89a apart. */
const VERSION_DIGIT = 4;
const NINE = 0x39;

/** Octets of a map of colours that a packed octet announces. */
const mapSize = (packed: number): number => (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);

/** A packed octet; returns how many octets of colours follow. */
function packed(page: GifPage, of: "global" | "local", isOrdered: boolean): number {
  const octet = page.peek(1);
  page.mark(of === "global" ? "globalSettings" : "localSettings", 1, octet);
  page.within(() => {
    page.take(isOrdered ? of : of === "global" ? "globalUnordered" : "localUnordered");
  });
  return mapSize(octet);
}

function blocks(page: GifPage): void {
  for (let size = 1; size > 0 && page.left > 0;) {
    size = page.peek(1);
    page.take("block", 1 + size);
  }
}

function image(page: GifPage, isOrdered: boolean): void {
  page.pass(1);
  page.take("left");
  page.take("top");
  page.take("imageWidth");
  page.take("imageHeight");
  const colors = packed(page, "local", isOrdered);
  if (colors > 0) page.take("localColors", colors);
  page.take("codeSize");
  blocks(page);
}

/** How many octets the blocks take that begin `ahead` of the place. */
function blocksSize(page: GifPage, ahead: number): number {
  let size = ahead;
  while (page.at + size < page.end) {
    const octets = page.bytes[page.at + size];
    size += 1 + octets;
    if (octets === 0) break;
  }
  return size;
}

/** An image and what is said of it, in blocks. */
export const gifImage = laidOut(
  "GIF",
  fields,
  (page) => {
    const isOrdered = page.peek(1, VERSION_DIGIT) === NINE;
    page.take("version");
    page.take("width");
    page.take("height");
    const colors = packed(page, "global", isOrdered);
    page.take("background");
    if (page.peek(1) === 0) page.pass(1);
    else page.take("aspect");
    if (colors > 0) page.take("globalColors", colors);
    while (page.left > 0) {
      const kind = page.peek(1);
      if (kind === EXTENSION)
        page.group("extension", blocksSize(page, 2), () => {
          page.pass(1);
          page.take("label");
          blocks(page);
        });
      else if (kind === IMAGE)
        page.group("image", blocksSize(page, 11 + mapSize(page.peek(1, 9))), () => image(page, isOrdered));
      else {
        page.mark(kind === END ? "end" : "unknown", 1);
        return;
      }
    }
  },
  { worked },
);

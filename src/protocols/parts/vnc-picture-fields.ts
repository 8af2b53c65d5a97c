import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, int, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import type { PictureName } from "../../definition/vnc-pictures.ts";
import { bitView, YES } from "./bit-view.ts";
import { encodings } from "./vnc-names.ts";

const octet = (filter: string, label: string): AnyField => u8({ filter, label });
const double = (filter: string, label: string): AnyField => u16({ filter, label });
const long = (filter: string, label: string): AnyField => u32({ filter, label });
const data = (filter: string, label: string): AnyField => bytes("rest", { filter, label });
const half = (filter: string, label: string, mask: number) => ({ filter, label, type: "FT_UINT8", mask }) as const;
const group = (label: string, line: string): AnyField => u32({ filter: "", label, line, type: "FT_NONE" });

/** A number of seven bits an octet, lowest first; the third has eight. */
function sevenBitNumber(octets: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value |= (at - start < 2 ? octets[at] & 0x7f : octets[at]) << (7 * (at - start));
  return value;
}

/** Fields of what servers show: rectangles in their encodings, and colours. */
export const pictureFields: { readonly [name in Exclude<PictureName, PictureGroup | "padding">]: AnyField } = {
  rectangles: double("fb_update_num_rects", "Number of rectangles"),
  x: double("fb_update_x_pos", "X position"),
  y: double("fb_update_y_pos", "Y position"),
  w: double("fb_update_width", "Width"),
  h: double("fb_update_height", "Height"),
  encoding: int(4, { filter: "fb_update_encoding_type", label: "Encoding type", strings: encodings }),
  raw: data("raw_pixel_data", "Pixel data"),
  sourceX: double("copyrect_src_x_pos", "Source x position"),
  sourceY: double("copyrect_src_y_pos", "Source y position"),
  rreCount: long("rre_num_subrects", "Number of subrectangles"),
  rreBackground: data("rre_bg_pixel", "Background pixel value"),
  rrePixel: data("rre_subrect_pixel", "Pixel value"),
  rreX: double("rre_subrect_x_pos", "X position"),
  rreY: double("rre_subrect_y_pos", "Y position"),
  rreWidth: double("rre_subrect_width", "Width"),
  rreHeight: double("rre_subrect_height", "Height"),
  tileKind: u8({
    filter: "hextile_subencoding",
    label: "Subencoding type",
    views: [
      bitView("hextile_raw", "Raw", 1, YES),
      bitView("hextile_bg", "Background Specified", 2, YES),
      bitView("hextile_fg", "Foreground Specified", 4, YES),
      bitView("hextile_anysubrects", "Any Subrects", 8, YES),
      bitView("hextile_subrectscolored", "Subrects Colored", 16, YES),
    ],
  }),
  tileRaw: data("hextile_raw_value", "Raw pixel values"),
  tileBackground: data("hextile_bg_value", "Background pixel value"),
  tileForeground: data("hextile_fg_value", "Foreground pixel value"),
  tileCount: octet("hextile_num_subrects", "Number of subrectangles"),
  tilePixel: data("hextile_subrect_pixel_value", "Pixel value"),
  tilePlace: u8({
    filter: "",
    views: [half("hextile_subrect_x_pos", "X position", 0xf0), half("hextile_subrect_y_pos", "Y position", 0x0f)],
  }),
  tileSize: u8({
    filter: "",
    views: [half("hextile_subrect_width", "Width", 0xf0), half("hextile_subrect_height", "Height", 0x0f)],
  }),
  zrleLength: long("zrle_len", "ZRLE compressed length"),
  zrle: data("zrle_data", "ZRLE compressed data"),
  tightKind: u8({
    filter: "",
    views: [
      bitView("tight_reset_stream0", "Reset compression stream 0", 1),
      bitView("tight_reset_stream1", "Reset compression stream 1", 2),
      bitView("tight_reset_stream2", "Reset compression stream 2", 4),
      bitView("tight_reset_stream3", "Reset compression stream 3", 8),
      {
        filter: "tight_rect_type",
        label: "Rectangle type",
        type: "FT_UINT8",
        number: (kind) => kind >> 4,
        show: "hex",
      },
    ],
  }),
  tightFilterFlag: u8({
    filter: "",
    views: [bitView("tight_filter_flag", "Explicit filter flag", 0x40)],
  }),
  tightFilter: u8({
    filter: "tight_filter_id",
    label: "Filter ID",
    strings: { 0: "Copy", 1: "Palette", 2: "Gradient" },
  }),
  tightColors: u8({
    filter: "",
    views: [
      {
        filter: "tight_palette_num_colors",
        label: "Number of colors in palette",
        type: "FT_UINT8",
        number: (value) => value + 1,
      },
    ],
  }),
  tightPalette: data("tight_palette_data", "Palette data"),
  tightLength: custom(derivedNumber("tight_image_len", sevenBitNumber), {
    filter: "tight_image_len",
    label: "Image data length",
    type: "FT_UINT32",
  }),
  tightImage: data("tight_image_data", "Image data"),
  tightFill: data("tight_fill_color", "Fill color (RGB)"),
  cursorColors: data("cursor_x_fore_back", "X Cursor foreground RGB / background RGB"),
  cursorPixels: data("cursor_encoding_pixels", "Cursor encoding pixels"),
  cursorMask: data("cursor_encoding_bitmask", "Cursor encoding bitmask"),
  screens: octet("screen_num", "Number of screens"),
  screenId: long("screen_id", "Screen ID"),
  screenX: double("screen_x", "Screen X position"),
  screenY: double("screen_y", "Screen Y position"),
  screenWidth: double("screen_width", "Screen width"),
  screenHeight: double("screen_height", "Screen height"),
  screenFlags: long("screen_flags", "Screen flags"),
  firstColor: double("colormap_first_color", "First color"),
  colors: double("colormap_groups", "Number of color groups"),
  red: double("colormap_red", "Red"),
  green: double("colormap_green", "Green"),
  blue: double("colormap_blue", "Blue"),
};

/** What holds them, by its number. */
type PictureGroup = "rectangle" | "subrectangle" | "tile" | "screen" | "color" | "colorGroups";
export const pictureGroups: { readonly [name in PictureGroup]: AnyField } = {
  rectangle: group("Rectangle", "vnc.rectangle"),
  subrectangle: group("Subrectangle", "vnc.subrectangle"),
  tile: group("Tile", "vnc.tile"),
  screen: group("Screen", "vnc.screen"),
  color: group("Color group", "vnc.color"),
  colorGroups: u32({ filter: "color_groups", label: "Color groups", type: "FT_NONE" }),
};

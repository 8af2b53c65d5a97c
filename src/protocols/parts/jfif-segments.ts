import { bytes, custom, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { decodeText } from "../../bytes/text.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { jfifMarkers } from "./jfif-markers.ts";
import { laidOut, type Page } from "./laid-out.ts";

const octet = (filter: string, label: string): AnyField => u8({ filter, label });
const double = (filter: string, label: string): AnyField => u16({ filter, label });
const half = (filter: string, label: string, mask: number): View => ({ filter, label, type: "FT_UINT8", mask });
const group = (filter: string, label: string): AnyField => mark({ filter, label });
/** A number whose octets are the other way about where the little endian is first. */
const ordered = (filter: string, label: string, size: 2 | 4, isLittle: boolean): AnyField =>
  size === 2
    ? u16({ filter, label, little: isLittle })
    : u32({ filter, label, little: isLittle, unit: [" byte", " bytes"] });

const fields = {
  marker: u16({ filter: "marker", label: "Marker", show: "hex", strings: jfifMarkers }),
  segment: group("marker_segment", "Marker segment"),
  frame: group("sof", "Start of Frame header"),
  scan: group("header.sos", "Start of Segment header"),
  commentHeader: group("header.comment", "Comment header"),
  length: double("length", "Length"),
  identifier: custom(
    derivedText("identifier", (octets, start, end) => decodeText(octets, start, end - 1)),
    { filter: "identifier", label: "Identifier", type: "FT_STRINGZ" },
  ),
  notJfif: mark({
    filter: "app0-identifier-not-jfif",
    label: 'Initial App0 segment with "JFIF" Identifier not found',
    expert: { severity: "Warn", group: "Protocol" },
  }),
  version: group("version", "Version"),
  major: octet("version.major", "Major Version"),
  minor: octet("version.minor", "Minor Version"),
  units: u8({
    filter: "units",
    label: "Units",
    strings: {
      0: "No units; Xdensity and Ydensity specify the pixel aspect ratio",
      1: "Dots per inch",
      2: "Dots per centimeter",
    },
  }),
  densityX: double("Xdensity", "Xdensity"),
  densityY: double("Ydensity", "Ydensity"),
  thumbnailX: custom(
    derivedNumber("Xthumbnail", (octets, at) => octets[at]),
    { filter: "Xthumbnail", label: "Xthumbnail", type: "FT_UINT16" },
  ),
  thumbnailY: custom(
    derivedNumber("Ythumbnail", (octets, at) => octets[at]),
    { filter: "Ythumbnail", label: "Ythumbnail", type: "FT_UINT16" },
  ),
  thumbnail: bytes("rest", { filter: "RGB", label: "RGB values of thumbnail pixels" }),
  extension: u8({
    filter: "extension.code",
    label: "Extension code",
    show: "hex",
    strings: {
      0x10: "Thumbnail encoded using JPEG",
      0x11: "Thumbnail encoded using 1 byte (8 bits) per pixel",
      0x13: "Thumbnail encoded using 3 bytes (24 bits) per pixel",
    },
  }),
  endianness: u16({
    filter: "endianness",
    label: "Endianness",
    show: "hex",
    strings: { 0x4949: "little endian", 0x4d4d: "big endian" },
  }),
  precision: octet("sof.precision", "Sample Precision (bits)"),
  lines: double("sof.lines", "Lines"),
  samples: double("sof.samples_per_line", "Samples per line"),
  components: octet("sof.nf", "Number of image components in frame"),
  component: octet("sof.c_i", "Component identifier"),
  factors: u8({
    filter: "",
    views: [half("sof.h_i", "Horizontal sampling factor", 0xf0), half("sof.v_i", "Vertical sampling factor", 0x0f)],
  }),
  table: octet("sof.tq_i", "Quantization table destination selector"),
  scanComponents: octet("sos.ns", "Number of image components in scan"),
  scanComponent: octet("sos.component_selector", "Scan component selector"),
  selectors: u8({
    filter: "",
    views: [
      half("sos.dc_entropy_selector", "DC entropy coding table destination selector", 0xf0),
      half("sos.ac_entropy_selector", "AC entropy coding table destination selector", 0x0f),
    ],
  }),
  firstSelection: octet("sos.ss", "Start of spectral or predictor selection"),
  lastSelection: octet("sos.se", "End of spectral selection"),
  approximation: u8({
    filter: "",
    views: [
      half("sos.ah", "Successive approximation bit position high", 0xf0),
      half("sos.al", "Successive approximation bit position low or point transform", 0x0f),
    ],
  }),
  comment: text("rest", { filter: "comment", label: "Comment", type: "FT_STRING" }),
  rest: bytes("rest", { filter: "remain_seg_data", label: "Remaining segment data" }),
  fill: bytes("rest", { filter: "fill_bytes", label: "Fill bytes" }),
  entropy: bytes("rest", {
    filter: "entropy_coded_segment",
    label: "Entropy-coded segment (dissection is not yet implemented)",
  }),
  startBig: ordered("start_ifd_offset", "Start offset of IFD starting from the TIFF header start", 4, false),
  startLittle: ordered("start_ifd_offset", "Start offset of IFD starting from the TIFF header start", 4, true),
  nextBig: ordered("next_ifd_offset", "Offset to next IFD from start of TIFF header", 4, false),
  nextLittle: ordered("next_ifd_offset", "Offset to next IFD from start of TIFF header", 4, true),
  fieldsBig: ordered("ifd.num_fields", "Number of fields in this IFD", 2, false),
  fieldsLittle: ordered("ifd.num_fields", "Number of fields in this IFD", 2, true),
};
type JfifPage = Page<keyof typeof fields>;

const Marker = { image: 0xffd8, end: 0xffd9, scan: 0xffda, app0: 0xffe0, app1: 0xffe1, comment: 0xfffe } as const;
const LITTLE = 0x4949;
/** Octets of an entry of a directory, which are passed. */
const DIRECTORY_ENTRY = 12;

/** Whether a text with its zero is ahead. */
function isAhead(page: JfifPage, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (page.peek(1, i) !== word.charCodeAt(i)) return false;
  return page.peek(1, word.length) === 0;
}

function identifier(page: JfifPage): void {
  const end = page.bytes.indexOf(0, page.at);
  page.take("identifier", end < 0 || end >= page.end ? page.left : end + 1 - page.at);
}

function jfif(page: JfifPage): void {
  identifier(page);
  page.mark("version", 2);
  page.within(() => {
    page.take("major");
    page.take("minor");
  });
  page.take("units");
  page.take("densityX");
  page.take("densityY");
  const pixels = page.peek(1) * page.peek(1, 1);
  page.take("thumbnailX", 1);
  page.take("thumbnailY", 1);
  if (pixels > 0) page.take("thumbnail", 3 * pixels);
}

function exif(page: JfifPage): void {
  identifier(page);
  page.pass(1);
  const isLittle = page.take("endianness") === LITTLE;
  page.pass(2);
  const start = page.take(isLittle ? "startLittle" : "startBig");
  if (start !== 8 || page.left < 2) return;
  const count = page.take(isLittle ? "fieldsLittle" : "fieldsBig");
  if (page.left < count * DIRECTORY_ENTRY + 4) return;
  page.pass(count * DIRECTORY_ENTRY);
  page.take(isLittle ? "nextLittle" : "nextBig");
}

function frame(page: JfifPage): void {
  page.take("precision");
  page.take("lines");
  page.take("samples");
  for (let count = page.take("components"); count > 0 && page.left > 0; count--) {
    page.take("component");
    page.take("factors");
    page.take("table");
  }
}

function scan(page: JfifPage): void {
  for (let count = page.take("scanComponents"); count > 0 && page.left > 0; count--) {
    page.take("scanComponent");
    page.take("selectors");
  }
  page.take("firstSelection");
  page.take("lastSelection");
  page.take("approximation");
}

function application(page: JfifPage, marker: number, isFirst: boolean): void {
  if (marker === Marker.app0 && isAhead(page, "JFIF")) return jfif(page);
  if (marker === Marker.app0 && isAhead(page, "JFXX")) {
    identifier(page);
    page.take("extension");
    return;
  }
  const isExif = marker === Marker.app1 && isAhead(page, "Exif");
  if (isExif) exif(page);
  else if (marker === Marker.app0 || marker === Marker.app1) identifier(page);
  else if (page.left > 0) page.take("rest", page.left);
  if (isFirst && marker === Marker.app1) page.mark("notJfif");
}

const isFrame = (marker: number): boolean =>
  marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;

/** A segment behind a marker, by what that is. */
function segment(page: JfifPage, marker: number, isFirst: boolean): void {
  const name = isFrame(marker)
    ? "frame"
    : marker === Marker.scan
      ? "scan"
      : marker === Marker.comment
        ? "commentHeader"
        : "segment";
  const size = page.peek(2, 2);
  page.group(name, 2 + size, () => {
    page.take("marker");
    page.take("length");
    page.window(size - 2, () => {
      if (name === "frame") frame(page);
      else if (name === "scan") scan(page);
      else if (name === "commentHeader") page.take("comment", page.left);
      else application(page, marker, isFirst);
    });
  });
}

/** How many octets are coded behind a scan: up to a marker that does not stand in them. */
function codedSize(page: JfifPage): number {
  for (let at = page.at; at + 1 < page.end; at++) {
    if (page.bytes[at] !== 0xff) continue;
    const next = page.bytes[at + 1];
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at - page.at;
  }
  return page.left;
}

/** An image, in segments behind markers. */
export const jfifImage = laidOut("JPEG", fields, (page) => {
  page.take("marker");
  let isFirst = true;
  while (page.left > 0) {
    const marker = page.peek(2);
    if (marker < 0xff00) {
      const size = codedSize(page);
      page.take("entropy", Math.max(1, size));
    } else if (marker === 0xffff) {
      let size = 1;
      while (page.peek(1, size) === 0xff && page.peek(1, size + 1) === 0xff) size++;
      page.take("fill", size);
    } else if (
      marker === Marker.image ||
      marker === Marker.end ||
      marker <= 0xff01 ||
      (marker >= 0xffd0 && marker <= 0xffd7)
    )
      page.take("marker");
    else {
      segment(page, marker, isFirst);
      isFirst = false;
      if (marker !== Marker.scan || page.left === 0) continue;
      const size = codedSize(page);
      if (size > 0) page.take("entropy", size);
    }
  }
});

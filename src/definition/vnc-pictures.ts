/** What is said to whoever lays out what a server shows: which field stands where. */
export interface PicturePage {
  readonly at: number;
  readonly left: number;
  peek(size: number, ahead?: number): number;
  take(name: PictureName, size: number): number;
  /** Begins the group of this number, of what is taken within. */
  mark(name: PictureName, size: number, value: number): void;
  within(inside: () => void): void;
}

/** Octets of a pixel, as they are and in encodings that leave out one that is not used. */
export interface PixelSizes {
  readonly pixel: number;
  readonly tightPixel: number;
}

const Encoding = {
  raw: 0,
  copy: 1,
  rre: 2,
  hextile: 5,
  tight: 7,
  zrle: 16,
  xCursor: 0xffffff10,
  richCursor: 0xffffff11,
  lastRectangle: 0xffffff20,
  extendedDesktop: 0xfffffecc,
} as const;
const Tile = { raw: 1, background: 2, foreground: 4, rectangles: 8, colored: 16 } as const;
const HEADER = 12;
/** The side of a tile. */
const TILE = 16;
/** Rectangles, subrectangles and colours that Wireshark shows. */
const RECTANGLE_LIMIT = 5000;
const SUBRECTANGLE_LIMIT = 10_000;
/** Data of a rectangle that is shorter is not compressed, and not counted. */
const LEAST_COMPRESSED = 12;

export type PictureName = (typeof names)[number];
// oxfmt-ignore
const names = ["padding", "rectangles", "rectangle", "x", "y", "w", "h", "encoding", "raw", "sourceX", "sourceY", "rreCount",
  "rreBackground", "subrectangle", "rrePixel", "rreX", "rreY", "rreWidth", "rreHeight", "tile", "tileKind", "tileRaw",
  "tileBackground", "tileForeground", "tileCount", "tilePixel", "tilePlace", "tileSize", "zrleLength", "zrle", "tightKind",
  "tightFilterFlag", "tightFilter", "tightColors", "tightPalette", "tightLength", "tightImage", "tightFill", "cursorColors",
  "cursorPixels", "cursorMask", "screens", "screen", "screenId", "screenX", "screenY", "screenWidth", "screenHeight",
  "screenFlags", "firstColor", "colors", "colorGroups", "color", "red", "green", "blue"] as const;

/** Lays out an update of the frame buffer behind its type; returns whether all of it is there. */
export function layUpdate(page: PicturePage, sizes: PixelSizes): boolean {
  if (page.left < 3) return false;
  page.take("padding", 1);
  const count = page.take("rectangles", 2);
  if (count > RECTANGLE_LIMIT) return true;
  for (let i = 0; i < count; i++) {
    if (page.left < HEADER) return false;
    let whole = true;
    const last = page.peek(4, 8) === Encoding.lastRectangle;
    page.mark("rectangle", HEADER, i + 1);
    page.within(() => (whole = layRectangle(page, sizes)));
    if (!whole || last) return whole;
  }
  return true;
}

function layRectangle(page: PicturePage, sizes: PixelSizes): boolean {
  page.take("x", 2);
  page.take("y", 2);
  const width = page.take("w", 2);
  const height = page.take("h", 2);
  const encoding = page.peek(4);
  page.take("encoding", 4);
  let whole = true;
  page.within(() => (whole = layEncoded(page, encoding, width, height, sizes)));
  return whole;
}

function layEncoded(page: PicturePage, encoding: number, width: number, height: number, sizes: PixelSizes): boolean {
  const { pixel } = sizes;
  const mask = ((width + 7) >> 3) * height;
  switch (encoding) {
    case Encoding.raw:
      return data(page, "raw", width * height * pixel);
    case Encoding.copy:
      return numbers(page, ["sourceX", "sourceY"], 2);
    case Encoding.rre:
      return layRre(page, pixel);
    case Encoding.hextile:
      return layHextile(page, width, height, pixel);
    case Encoding.tight:
      return layTight(page, width, height, sizes);
    case Encoding.zrle: {
      if (page.left < 4) return false;
      return data(page, "zrle", page.take("zrleLength", 4));
    }
    case Encoding.xCursor:
      return (
        mask === 0 ||
        (data(page, "cursorColors", 6) && data(page, "cursorPixels", mask) && data(page, "cursorMask", mask))
      );
    case Encoding.richCursor:
      return mask === 0 || (data(page, "cursorPixels", width * height * pixel) && data(page, "cursorMask", mask));
    case Encoding.extendedDesktop:
      return layScreens(page);
    default:
      return true;
  }
}

/** Takes octets, where they are all there. */
function data(page: PicturePage, name: PictureName, size: number): boolean {
  if (page.left < size) return false;
  page.take(name, size);
  return true;
}

function numbers(page: PicturePage, fields: readonly PictureName[], size: number): boolean {
  if (page.left < fields.length * size) return false;
  for (const name of fields) page.take(name, size);
  return true;
}

function layRre(page: PicturePage, pixel: number): boolean {
  if (page.left < 4 + pixel) return false;
  const count = page.take("rreCount", 4);
  page.take("rreBackground", pixel);
  if (count > SUBRECTANGLE_LIMIT) return true;
  for (let i = 0; i < count; i++) {
    if (page.left < pixel + 8) return false;
    page.mark("subrectangle", pixel + 8, i + 1);
    page.within(() => {
      page.take("rrePixel", pixel);
      numbers(page, ["rreX", "rreY", "rreWidth", "rreHeight"], 2);
    });
  }
  return true;
}

function layHextile(page: PicturePage, width: number, height: number, pixel: number): boolean {
  for (let y = 0; y < height; y += TILE)
    for (let x = 0; x < width; x += TILE) {
      if (page.left < 1) return false;
      let whole = true;
      const area = Math.min(TILE, width - x) * Math.min(TILE, height - y);
      // Wireshark names a tile by where it ends.
      page.mark("tile", 1, Math.min(width, x + TILE) * 0x10000 + Math.min(height, y + TILE));
      page.within(() => (whole = layTile(page, area, pixel)));
      if (!whole) return false;
    }
  return true;
}

function layTile(page: PicturePage, area: number, pixel: number): boolean {
  const kind = page.take("tileKind", 1);
  if (kind & Tile.raw) return data(page, "tileRaw", area * pixel);
  if (kind & Tile.background && !data(page, "tileBackground", pixel)) return false;
  if (kind & Tile.foreground && !data(page, "tileForeground", pixel)) return false;
  if ((kind & Tile.rectangles) === 0) return true;
  if (page.left < 1) return false;
  const count = page.take("tileCount", 1);
  const size = 2 + (kind & Tile.colored ? pixel : 0);
  if (page.left < count * size) return false;
  page.within(() => {
    for (let i = 0; i < count; i++) {
      page.mark("subrectangle", size, i + 1);
      page.within(() => {
        if (kind & Tile.colored) page.take("tilePixel", pixel);
        page.take("tilePlace", 1);
        page.take("tileSize", 1);
      });
    }
  });
  return true;
}

function layTight(page: PicturePage, width: number, height: number, { tightPixel }: PixelSizes): boolean {
  if (page.left < 1) return false;
  const kind = page.take("tightKind", 1) >> 4;
  if (kind === 8) return data(page, "tightFill", tightPixel);
  if (kind === 9) return layCounted(page);
  if (kind > 9) return true;
  let bits = 8 * tightPixel;
  if (kind & 4) {
    if (page.left < 2) return false;
    const palette = page.peek(1) === 1;
    page.take("tightFilter", 1);
    if (palette) {
      const colors = page.peek(1) + 1;
      page.take("tightColors", 1);
      if (!data(page, "tightPalette", colors * tightPixel)) return false;
      bits = colors === 2 ? 1 : 8;
    }
  }
  const size = Math.ceil((bits * width) / 8) * height;
  return size < LEAST_COMPRESSED ? data(page, "tightImage", size) : layCounted(page);
}

/** Image data behind its length, of seven bits an octet, lowest first. */
function layCounted(page: PicturePage): boolean {
  let size = 0;
  let octets = 0;
  for (let more = true; more && octets < 3; octets++) {
    if (page.left <= octets) return false;
    const octet = page.peek(1, octets);
    size |= (octets === 2 ? octet : octet & 0x7f) << (7 * octets);
    more = (octet & 0x80) !== 0;
  }
  page.take("tightLength", octets);
  return data(page, "tightImage", size);
}

function layScreens(page: PicturePage): boolean {
  if (page.left < 4) return false;
  const count = page.take("screens", 1);
  page.take("padding", 3);
  if (page.left < 16 * count) return false;
  for (let i = 0; i < count; i++) {
    page.mark("screen", 16, i + 1);
    page.within(() => {
      page.take("screenId", 4);
      numbers(page, ["screenX", "screenY", "screenWidth", "screenHeight"], 2);
      page.take("screenFlags", 4);
    });
  }
  return true;
}

/** Lays out entries of the map of colours behind the type of the message. */
export function layColors(page: PicturePage): boolean {
  if (page.left < 5) return false;
  page.take("padding", 1);
  page.take("firstColor", 2);
  const count = page.take("colors", 2);
  if (page.left < 6 * count) return false;
  if (count === 0) return true;
  page.mark("colorGroups", 6 * count, count);
  page.within(() => {
    for (let i = 0; i < count; i++) {
      page.mark("color", 6, i + 1);
      page.within(() => {
        numbers(page, ["red", "green", "blue"], 2);
      });
    }
  });
  return true;
}

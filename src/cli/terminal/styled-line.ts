/** How text looks: what a view means, not which colours. */
export type Style = "plain" | "title" | "heading" | "chosen" | "faint" | "in" | "out" | "warning";

/** A piece of a line in one style. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** A line as a view makes it. */
export type StyledLine = readonly Span[];

/** Select Graphic Rendition parameters (ECMA-48), with and without colours. */
const COLOURED: Readonly<Record<Style, string>> = {
  plain: "",
  title: "1",
  heading: "7",
  chosen: "1;7",
  faint: "2",
  in: "32",
  out: "36",
  warning: "33",
};
const UNCOLOURED: Readonly<Record<Style, string>> = { ...COLOURED, in: "", out: "", warning: "1" };

/** A line of one style. */
export function line(text: string, style: Style = "plain"): StyledLine {
  return [{ text, style }];
}

/** The line as a terminal takes it, cut at `columns`; control characters, which would act, are shown as `?`. */
export function encodeLine(spans: StyledLine, columns: number, colours: boolean): string {
  let room = columns;
  let encoded = "";
  for (const { text, style } of spans) {
    if (room <= 0) break;
    const { cut, width } = cutAt(text, room);
    room -= width;
    const parameters = (colours ? COLOURED : UNCOLOURED)[style];
    encoded += parameters === "" ? cut : `\x1b[${parameters}m${cut}\x1b[0m`;
  }
  return encoded;
}

/** Text of one column a character, as most is: it need not be looked at one by one. */
const EVEN = /^[ -~]*$/;

function cutAt(text: string, room: number): { cut: string; width: number } {
  if (EVEN.test(text)) return { cut: text.slice(0, room), width: Math.min(text.length, room) };
  let width = 0;
  let cut = "";
  for (const character of text) {
    const own = widthOf(character.codePointAt(0)!);
    if (width + own > room) break;
    width += own;
    cut += isControl(character.codePointAt(0)!) ? "?" : character;
  }
  return { cut, width };
}

/** Columns that a text takes. */
export function textWidth(text: string): number {
  if (EVEN.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOf(character.codePointAt(0)!);
  return width;
}

/** The text in exactly so many columns: cut, or filled with blanks on a side. */
export function fitted(text: string, columns: number, side: "left" | "right" = "left"): string {
  const { cut, width } = cutAt(text, columns);
  const blanks = " ".repeat(columns - width);
  return side === "left" ? cut + blanks : blanks + cut;
}

function isControl(code: number): boolean {
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

/** First and last code points that take two columns (Unicode's East Asian Width W and F, in the large). */
const WIDE = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const COMBINING = /^[\p{Mn}\p{Me}\u200b-\u200f]$/u;

function widthOf(code: number): number {
  if (code < 0x300) return 1;
  if (COMBINING.test(String.fromCodePoint(code))) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

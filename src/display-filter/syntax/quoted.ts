import { DisplayFilterError } from "../filter-error.ts";

/** A text or character in quotes: what it stands for, and where it ends. */
export interface Quoted {
  readonly text: string;
  readonly end: number;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  "'": "'", '"': '"', "\\": "\\", a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v",
}; // oxfmt-ignore

/** The text whose opening quote is at `start`. Octets that are no ASCII character become what `decodeText` makes of them. */
export function quotedText(source: string, start: number): Quoted {
  let text = "";
  let at = start + 1;
  while (at < source.length && source[at] !== '"') {
    if (source[at] !== "\\") {
      text += source[at++];
      continue;
    }
    const escape = escapeAt(source, at);
    text += escape.text;
    at = escape.end;
  }
  if (at >= source.length) throw unfinished(source, start);
  return { text, end: at + 1 };
}

/** `r"…"`: nothing is escaped; a backslash keeps a quote from ending it and stays. */
export function rawText(source: string, start: number): Quoted {
  const open = start + 1;
  let at = open + 1;
  while (at < source.length && source[at] !== '"') at += source[at] === "\\" ? 2 : 1;
  if (at >= source.length) throw unfinished(source, open);
  return { text: source.slice(open + 1, at), end: at + 1 };
}

function unfinished(source: string, start: number): DisplayFilterError {
  const span = { start, end: source.length };
  return new DisplayFilterError("The final quote was missing from a quoted string.", span);
}

/** `'a'`, `'\n'`, `'\x0a'`: the number of one octet. */
export function characterCode(source: string, start: number): { readonly code: number; readonly end: number } {
  const close = source.startsWith("'\\''", start) ? start + 3 : source.indexOf("'", start + 1);
  if (close < 0) {
    const span = { start, end: source.length };
    throw new DisplayFilterError("The final quote was missing from a character constant.", span);
  }
  const span = { start, end: close + 1 };
  const written = source.slice(span.start, span.end);
  if (close === start + 1) throw new DisplayFilterError("Empty character constant.", span);
  const isEscape = source[start + 1] === "\\";
  if (isEscape && !/^[0-7xabfnrtv'"\\]/.test(source[start + 2])) {
    throw new DisplayFilterError(`${written} isn't a valid character constant.`, span);
  }
  const character = isEscape ? escapeAt(source, start + 1) : { text: source[start + 1], end: start + 2 };
  if (character.end !== close) {
    const hint =
      written.length > 3 && !isEscape ? `a text is written in double quotes: \`"${written.slice(1, -1)}"\`` : undefined;
    throw new DisplayFilterError(`${written} is too long to be a valid character constant.`, span, hint);
  }
  const unit = character.text.charCodeAt(0);
  if (unit > 0x7f && !isEscape) {
    throw new DisplayFilterError(`Non-printable value '0x${unit.toString(16)}' in character constant.`, span);
  }
  return { code: unit >= 0xdc80 ? unit - 0xdc00 : unit, end: close + 1 };
}

const octal = /\\([0-7]{1,3})/y;
const hexadecimal = /\\x([0-9A-Fa-f]{1,2})/y;
const codePoint = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))/y;

function escapeAt(source: string, at: number): Quoted {
  const next = source[at + 1] ?? "";
  if (Object.hasOwn(simpleEscapes, next)) return { text: simpleEscapes[next], end: at + 2 };
  const inOctal = matchAt(octal, source, at);
  if (inOctal) {
    const value = parseInt(inOctal[1], 8);
    const span = { start: at, end: at + inOctal[0].length };
    if (value > 255) throw new DisplayFilterError(`${inOctal[0]} is larger than 255.`, span);
    return { text: octetText(value), end: span.end };
  }
  const inHex = matchAt(hexadecimal, source, at);
  if (inHex) return { text: octetText(parseInt(inHex[1], 16)), end: at + inHex[0].length };
  const point = matchAt(codePoint, source, at);
  if (point) {
    const value = parseInt(point[1] ?? point[2], 16);
    const isCharacter = value <= 0x10ffff && !(value >= 0xd800 && value < 0xe000);
    if (isCharacter) return { text: String.fromCodePoint(value), end: at + point[0].length };
  }
  const span = { start: at, end: Math.min(source.length, at + 2) };
  const written = source.slice(span.start, span.end);
  const what = /[uU]/.test(next) ? "universal character name" : "character escape sequence";
  const hint = `a backslash itself is written \`\\\\\`, or the text as r"…"`;
  throw new DisplayFilterError(`${written} is not a valid ${what}`, span, hint);
}

/** An octet as bytes/text.ts writes one in a text. */
function octetText(octet: number): string {
  return String.fromCharCode(octet < 0x80 ? octet : 0xdc00 + octet);
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

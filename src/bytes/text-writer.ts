import { formatIPv6 } from "./addresses.ts";
import type { Phrase } from "./phrase.ts";

const ZERO = 48;
const HEX = "0123456789abcdef";
const HEX_CODES: Uint8Array = Uint8Array.from(HEX, (digit) => digit.charCodeAt(0));
/** By octet: its two digits, as a little-endian word. */
const HEX_PAIRS: Uint16Array = Uint16Array.from(
  { length: 256 },
  (_, octet) => HEX_CODES[octet >> 4] | (HEX_CODES[octet & 15] << 8),
);
const COLON_BEHIND = 58 << 16;
// oxlint-disable-next-line typescript/unbound-method -- see `aString`
const { charCodeAt } = String.prototype;
/** Room that is always free, so that numbers and addresses need no check of their own. */
const MARGIN = 64;

const MANY = 128;

/** Text written as octets into one growing buffer: lines by the million without a string each. */
export class TextWriter {
  buffer: Uint8Array = new Uint8Array(1 << 17);
  length = 0;
  /** The same octets, for writing several at once. */
  view: DataView = new DataView(this.buffer.buffer);

  /** Forgets what was written. */
  clear(): void {
    this.length = 0;
  }

  /** What was written from `from` on, as a string (Latin-1: one character an octet). */
  slice(from = 0): string {
    let text = "";
    for (let i = from; i < this.length; i++) text += String.fromCharCode(this.buffer[i]);
    return text;
  }

  /** Writes text; characters beyond U+00FF are written as UTF-8. */
  text(text: string): void {
    const known = aString(text);
    const count = known.length;
    this.reserve(3 * count);
    const { buffer } = this;
    let at = this.length;
    for (let i = 0; i < count; i++) {
      const code = charCodeAt.call(known, i);
      if (code <= 0xff) buffer[at++] = code;
      else {
        if (code > 0x7ff) {
          buffer[at++] = 0xe0 | (code >> 12);
          buffer[at++] = 0x80 | ((code >> 6) & 63);
        } else buffer[at++] = 0xc0 | (code >> 6);
        buffer[at++] = 0x80 | (code & 63);
      }
    }
    this.length = at;
  }

  /** Writes text as UTF-8; octets that were no UTF-8 (see text.ts) as U+FFFD. */
  utf8(text: string): void {
    const known = aString(text);
    const count = known.length;
    this.reserve(3 * count);
    const { buffer } = this;
    let at = this.length;
    for (let i = 0; i < count; i++) {
      const code = charCodeAt.call(known, i);
      if (code < 0x80) {
        buffer[at++] = code;
        continue;
      }
      const point = text.codePointAt(i) ?? code;
      if (point > 0xffff) {
        i++;
        buffer[at++] = 0xf0 | (point >> 18);
        buffer[at++] = 0x80 | ((point >> 12) & 63);
        buffer[at++] = 0x80 | ((point >> 6) & 63);
        buffer[at++] = 0x80 | (point & 63);
      } else if (point > 0x7ff) {
        const shown = (point & 0xf800) === 0xd800 ? 0xfffd : point;
        buffer[at++] = 0xe0 | (shown >> 12);
        buffer[at++] = 0x80 | ((shown >> 6) & 63);
        buffer[at++] = 0x80 | (shown & 63);
      } else {
        buffer[at++] = 0xc0 | (point >> 6);
        buffer[at++] = 0x80 | (point & 63);
      }
    }
    this.length = at;
  }

  /** Writes one octet. */
  octet(code: number): void {
    this.reserve(1);
    this.buffer[this.length++] = code;
  }

  /** Writes octets as they are. */
  octets(bytes: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    const { buffer } = this;
    let at = this.length;
    // Beyond some octets a view of them costs less than a turn for each.
    if (end - start > MANY) buffer.set(bytes.subarray(start, end), at);
    else for (let i = start; i < end; i++) buffer[at++] = bytes[i];
    this.length += end - start;
  }

  /** Writes a text that was prepared for being written often. */
  phrase({ words, length }: Phrase): void {
    this.words(words, 0, length);
  }

  /** The same for one of several texts that stand in `words`, each from a whole word on: `length` octets. */
  words(words: Int32Array, from: number, length: number): void {
    this.reserve(length);
    const { view } = this;
    const end = this.length + length;
    // The last word may reach beyond the text, into the margin.
    for (let i = from, at = this.length; at < end; i++, at += 4) view.setInt32(at, words[i], true);
    this.length = end;
  }

  /** An integer in decimal, up to 2^53; `width` pads on the left with `fill`. */
  decimal(value: number, width = 0, fill = "0"): void {
    this.reserve(Math.max(width, MARGIN));
    const { buffer } = this;
    if (value < 0) buffer[this.length++] = 45;
    const rest = Math.abs(value);
    const missing = width > 1 ? width - digitsOf(rest) : 0;
    if (missing > 0) {
      buffer.fill(fill.charCodeAt(0), this.length, this.length + missing);
      this.length += missing;
    }
    this.length = putDecimal(buffer, this.length, rest);
  }

  /** Seconds with nine digits behind the point, both with one sign: `-1.500000000`. */
  seconds(seconds: number, nanoseconds: number): void {
    if (seconds < 0 || nanoseconds < 0) this.octet(45);
    this.decimal(Math.abs(seconds));
    this.octet(46);
    // A record may claim more of them than a second has.
    this.decimal(Math.abs(nanoseconds), 9);
  }

  /** Lower-case hexadecimal without prefix, at least `width` digits. */
  hex(value: number, width = 1): void {
    this.reserve(MARGIN);
    this.length = putHex(this.buffer, this.length, value, width);
  }

  /** Each octet as two hexadecimal digits. */
  hexOctets(bytes: Uint8Array, start: number, end: number): void {
    this.reserve(2 * (end - start));
    const { view } = this;
    let to = this.length;
    let i = start;
    for (; i + 1 < end; i += 2, to += 4)
      view.setInt32(to, HEX_PAIRS[bytes[i] & 0xff] | (HEX_PAIRS[bytes[i + 1] & 0xff] << 16), true);
    if (i < end) view.setUint16(to, HEX_PAIRS[bytes[i] & 0xff], true);
    this.length += 2 * Math.max(0, end - start);
  }

  /** Dotted decimal. */
  ipv4(bytes: Uint8Array, at: number): void {
    this.reserve(MARGIN);
    const { buffer } = this;
    let to = this.length;
    for (let i = 0; i < 4; i++) {
      if (i > 0) buffer[to++] = 46;
      const octet = bytes[at + i];
      const tens = (octet / 10) | 0;
      if (octet >= 100) {
        const hundreds = (octet / 100) | 0;
        buffer[to++] = ZERO + hundreds;
        buffer[to++] = ZERO + tens - 10 * hundreds;
      } else if (octet >= 10) buffer[to++] = ZERO + tens;
      buffer[to++] = ZERO + octet - 10 * tens;
    }
    this.length = to;
  }

  /** The text of RFC 5952. */
  ipv6(bytes: Uint8Array, at: number): void {
    this.text(formatIPv6(bytes, at));
  }

  /** Octets in hexadecimal with colons between. */
  mac(bytes: Uint8Array, at: number, size = 6): void {
    if (size <= 0) return;
    this.reserve(3 * size);
    const { view } = this;
    let to = this.length;
    // Each word is two digits, the colon behind them, and a zero that the next one overwrites.
    for (let i = 0; i < size; i++, to += 3) view.setInt32(to, HEX_PAIRS[bytes[at + i] & 0xff] | COLON_BEHIND, true);
    this.length = to - 1;
  }

  /** Makes room for so many octets, and some more: `buffer` and `view` may be others from then on. */
  reserve(count: number): void {
    const needed = this.length + count + MARGIN;
    if (needed <= this.buffer.length) return;
    const grown = new Uint8Array(2 * needed);
    grown.set(this.buffer.subarray(0, this.length));
    this.buffer = grown;
    this.view = new DataView(grown.buffer);
  }
}

/** Puts the digits of a number from 0 to 2^53 at `at` into a buffer with room for them; returns where they end. */
export function putDecimal(buffer: Uint8Array, at: number, value: number): number {
  if (value < 10) {
    buffer[at] = ZERO + value;
    return at + 1;
  }
  const end = at + digitsOf(value);
  let to = end;
  let rest = value;
  while (rest > 0x7fffffff) {
    const tenth = Math.floor(rest / 10);
    buffer[--to] = ZERO + (rest - tenth * 10);
    rest = tenth;
  }
  for (let small = rest | 0; to > at;) {
    const tenth = (small / 10) | 0;
    buffer[--to] = ZERO + (small - tenth * 10);
    small = tenth;
  }
  return end;
}

/** The same in hexadecimal, at least `width` digits. */
export function putHex(buffer: Uint8Array, at: number, value: number, width: number): number {
  let digits = 1;
  for (let limit = 16; value >= limit; limit *= 16) digits++;
  if (digits < width) digits = width;
  const end = at + digits;
  let to = end;
  let rest = value;
  for (; rest > 0x7fffffff; digits--) {
    const quotient = Math.floor(rest / 16);
    buffer[--to] = HEX_CODES[rest - quotient * 16];
    rest = quotient;
  }
  for (let small = rest | 0; digits > 0; digits--, small >>= 4) buffer[--to] = HEX_CODES[small & 15];
  return end;
}

function digitsOf(value: number): number {
  if (value < 10000) return value < 100 ? (value < 10 ? 1 : 2) : value < 1000 ? 3 : 4;
  let digits = 5;
  for (let limit = 100000; value >= limit; limit *= 10) digits++;
  return digits;
}

/** Engines have many kinds of strings and look a property up anew for each, unless it is of what they know to be a string. */
function aString(text: string): string {
  // oxlint-disable-next-line typescript/no-unnecessary-type-conversion -- see above
  return String(text);
}

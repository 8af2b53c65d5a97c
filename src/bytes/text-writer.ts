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
/** Room that is always free, so that numbers and addresses need no check of their own. */
const MARGIN = 64;

/** Text written as octets into one growing buffer: lines by the million without a string each. */
export class TextWriter {
  buffer: Uint8Array = new Uint8Array(1 << 17);
  length = 0;
  /** The same octets, for writing several at once. */
  private view = new DataView(this.buffer.buffer);

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
    const count = text.length;
    this.reserve(3 * count);
    const { buffer } = this;
    let at = this.length;
    for (let i = 0; i < count; i++) {
      const code = text.charCodeAt(i);
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
    const count = text.length;
    this.reserve(3 * count);
    const { buffer } = this;
    let at = this.length;
    for (let i = 0; i < count; i++) {
      const code = text.charCodeAt(i);
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
    for (let i = start; i < end; i++) buffer[at++] = bytes[i];
    this.length = at;
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
    if (value >= 0 && value < 10 && width <= 1) {
      this.octet(ZERO + value);
      return;
    }
    this.reserve(Math.max(width, MARGIN));
    let rest = value;
    if (rest < 0) {
      this.buffer[this.length++] = 45;
      rest = -rest;
    }
    const digits = digitsOf(rest);
    const { buffer } = this;
    if (digits < width) {
      buffer.fill(fill.charCodeAt(0), this.length, this.length + width - digits);
      this.length += width - digits;
    }
    let at = this.length + digits;
    this.length = at;
    while (rest > 0x7fffffff) {
      const tenth = Math.floor(rest / 10);
      buffer[--at] = ZERO + (rest - tenth * 10);
      rest = tenth;
    }
    let small = rest | 0;
    do {
      const tenth = (small / 10) | 0;
      buffer[--at] = ZERO + (small - tenth * 10);
      small = tenth;
    } while (small > 0);
  }

  /** Lower-case hexadecimal without prefix, at least `width` digits. */
  hex(value: number, width = 1): void {
    this.reserve(MARGIN);
    const { buffer } = this;
    let digits = 1;
    for (let limit = 16; value >= limit; limit *= 16) digits++;
    if (digits < width) digits = width;
    let at = (this.length += digits);
    let rest = value;
    for (; rest > 0x7fffffff; digits--) {
      const quotient = Math.floor(rest / 16);
      buffer[--at] = HEX_CODES[rest - quotient * 16];
      rest = quotient;
    }
    for (let small = rest | 0; digits > 0; digits--, small >>= 4) buffer[--at] = HEX_CODES[small & 15];
  }

  /** Each octet as two hexadecimal digits. */
  hexOctets(bytes: Uint8Array, start: number, end: number): void {
    this.reserve(2 * (end - start));
    const { view } = this;
    let to = this.length;
    for (let i = start; i < end; i++, to += 2) view.setUint16(to, HEX_PAIRS[bytes[i] & 0xff], true);
    this.length = to;
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

  private reserve(count: number): void {
    const needed = this.length + count + MARGIN;
    if (needed <= this.buffer.length) return;
    const grown = new Uint8Array(2 * needed);
    grown.set(this.buffer.subarray(0, this.length));
    this.buffer = grown;
    this.view = new DataView(grown.buffer);
  }
}

function digitsOf(value: number): number {
  if (value < 10000) return value < 100 ? (value < 10 ? 1 : 2) : value < 1000 ? 3 : 4;
  let digits = 5;
  for (let limit = 100000; value >= limit; limit *= 10) digits++;
  return digits;
}

/**
 * Text of packets, without loss: UTF-8 where it is UTF-8, and each octet that is not becomes the lone surrogate
 * U+DC80 + octet - 0x80 (PEP 383's idea), so that encoding gives the same octets again.
 */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  let at = asciiEnd(bytes, start, end);
  let text = latin1(bytes, start, at);
  while (at < end) {
    const octet = bytes[at];
    const size = octet < 0x80 ? 1 : sequenceLength(bytes, at, end);
    if (size === 0) {
      text += String.fromCharCode(0xdc00 + octet);
      at += 1;
      continue;
    }
    text += size === 1 ? String.fromCharCode(octet) : String.fromCodePoint(codePoint(bytes, at, size));
    at += size;
  }
  return text;
}

/** Text in ASCII: the same for octets of 0x80 and more even where they would be UTF-8. */
export function decodeAscii(bytes: Uint8Array, start: number, end: number): string {
  const from = asciiEnd(bytes, start, end);
  let text = latin1(bytes, start, from);
  for (let at = from; at < end; at++) text += String.fromCharCode(bytes[at] < 0x80 ? bytes[at] : 0xdc00 + bytes[at]);
  return text;
}

/** Octets as characters, one each. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  let at = start;
  // A call for several at once is twice as fast as one for each, and as one that takes them from an array.
  for (; at + 8 <= end; at += 8)
    text += String.fromCharCode(
      bytes[at],
      bytes[at + 1],
      bytes[at + 2],
      bytes[at + 3],
      bytes[at + 4],
      bytes[at + 5],
      bytes[at + 6],
      bytes[at + 7],
    );
  for (; at < end; at++) text += String.fromCharCode(bytes[at]);
  return text;
}

/** Where the first octet beyond ASCII is, or the end. */
function asciiEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] < 0x80) at++;
  return at;
}

/** Octets of a text that `decodeText` made or a person typed. */
export function encodeText(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes.push(unit);
    else if (unit >= 0xdc80 && unit <= 0xdcff) bytes.push(unit - 0xdc00);
    else {
      const point = text.codePointAt(i) ?? unit;
      if (point > 0xffff) i++;
      pushCodePoint(bytes, point);
    }
  }
  return Uint8Array.from(bytes);
}

function pushCodePoint(bytes: number[], point: number): void {
  if (point < 0x800) bytes.push(0xc0 | (point >> 6));
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63));
  else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63));
  bytes.push(0x80 | (point & 63));
}

/** Length of the well-formed sequence at `at` (RFC 3629: shortest form, no surrogates), 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at];
  const size = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (size === 0 || at + size > end) return 0;
  for (let i = 1; i < size; i++) if ((bytes[at + i] & 0xc0) !== 0x80) return 0;
  const point = codePoint(bytes, at, size);
  if (size === 3 && (point < 0x800 || (point >= 0xd800 && point < 0xe000))) return 0;
  return size === 4 && (point < 0x10000 || point > 0x10ffff) ? 0 : size;
}

function codePoint(bytes: Uint8Array, at: number, size: number): number {
  let point = bytes[at] & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) point = (point << 6) | (bytes[at + i] & 63);
  return point;
}

/** Control characters as C and Wireshark write them: `\r`, `\n`, `\000`. */
export function escapedText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\0-\x1f\x7f]/g, (character) => {
    const code = character.charCodeAt(0);
    return NAMED_ESCAPES[code - 7] ?? `\\${code.toString(8).padStart(3, "0")}`;
  });
}
/** Of the characters 7 to 13. */
const NAMED_ESCAPES = ["\\a", "\\b", "\\t", "\\n", "\\v", "\\f", "\\r"];

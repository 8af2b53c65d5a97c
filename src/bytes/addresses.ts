import { u16 } from "./numbers.ts";

const DASH = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const LETTER_A = 97;

/** Dotted decimal of the four octets at `at`. */
export function formatIPv4(bytes: Uint8Array, at: number): string {
  return `${bytes[at]}.${bytes[at + 1]}.${bytes[at + 2]}.${bytes[at + 3]}`;
}

/** Colon hexadecimal of `size` octets, as in `00:1b:21:0a:0b:0c`. */
export function formatMac(bytes: Uint8Array, at: number, size = 6): string {
  let text = "";
  for (let i = 0; i < size; i++) text += (i ? ":" : "") + (bytes[at + i] < 16 ? "0" : "") + bytes[at + i].toString(16);
  return text;
}

/** Start and length in words of the longest run of zero words that RFC 5952 shortens; length 0 when there is none. */
function longestZeroRun(bytes: Uint8Array, at: number): { readonly start: number; readonly length: number } {
  let best = 0;
  let bestLength = 1;
  let length = 0;
  for (let i = 0; i < 8; i++) {
    length = u16(bytes, at + 2 * i) === 0 ? length + 1 : 0;
    if (length > bestLength) {
      bestLength = length;
      best = i - length + 1;
    }
  }
  return bestLength > 1 ? { start: best, length: bestLength } : { start: 8, length: 0 };
}

/** The text of RFC 5952, with the dotted form for IPv4-mapped and -compatible addresses as inet_ntop(3) writes them. */
export function formatIPv6(bytes: Uint8Array, at: number): string {
  const run = longestZeroRun(bytes, at);
  const dotted = run.start === 0 && (run.length === 6 || (run.length === 5 && u16(bytes, at + 10) === 0xffff)) ? 6 : 8;
  let text = "";
  for (let i = 0; i < dotted; i++) {
    if (i === run.start) text += "::";
    if (i >= run.start && i < run.start + run.length) continue;
    if (i > 0 && i !== run.start + run.length) text += ":";
    text += u16(bytes, at + 2 * i).toString(16);
  }
  if (dotted === 8) return text;
  return text + (run.length === 6 ? "" : ":") + formatIPv4(bytes, at + 12);
}

/** The four octets of a dotted address, or undefined where the text is not one. */
export function parseIPv4(text: string): Uint8Array | undefined {
  const { length } = text;
  if (length < 7 || length > 15) return undefined;
  const bytes = new Uint8Array(4);
  let part = 0;
  let digits = 0;
  let octet = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === DOT) {
      if (digits === 0 || part === 3) return undefined;
      bytes[part++] = octet;
      octet = 0;
      digits = 0;
    } else {
      octet = octet * 10 + code - ZERO;
      if (code < ZERO || code > NINE || ++digits > 3 || octet > 255) return undefined;
    }
  }
  if (part !== 3 || digits === 0) return undefined;
  bytes[3] = octet;
  return bytes;
}

/** The sixteen octets of an address in any form of RFC 4291, or undefined where the text is not one. */
export function parseIPv6(text: string): Uint8Array | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const head = words(halves[0]);
  const tail = halves.length === 2 ? words(halves[1]) : [];
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array<number>(missing).fill(0), ...tail];
  const bytes = new Uint8Array(16);
  all.forEach((word, i) => {
    bytes[2 * i] = word >> 8;
    bytes[2 * i + 1] = word & 255;
  });
  return bytes;
}

function words(text: string): number[] | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const result: number[] = [];
  for (let i = 0; i < parts.length; i++) {
    const dotted = i === parts.length - 1 && parts[i].includes(".") ? parseIPv4(parts[i]) : undefined;
    if (dotted) result.push(u16(dotted, 0), u16(dotted, 2));
    else if (/^[0-9a-fA-F]{1,4}$/.test(parts[i])) result.push(parseInt(parts[i], 16));
    else return undefined;
  }
  return result;
}

/** The octets of `xx:xx:…` (colons or dashes), or undefined where the text is not that. */
export function parseMac(text: string, size = 6): Uint8Array | undefined {
  const bytes = new Uint8Array(size);
  let part = 0;
  let digits = 0;
  let octet = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === COLON || code === DASH) {
      if (digits === 0 || part === size - 1) return undefined;
      bytes[part++] = octet;
      octet = 0;
      digits = 0;
    } else {
      const digit = hexDigit(code);
      if (digit < 0 || ++digits > 2) return undefined;
      octet = octet * 16 + digit;
    }
  }
  if (part !== size - 1 || digits === 0) return undefined;
  bytes[part] = octet;
  return bytes;
}

/** What a hexadecimal digit stands for, -1 for another character. */
function hexDigit(code: number): number {
  if (code >= ZERO && code <= NINE) return code - ZERO;
  const letter = code | 0x20;
  return letter >= LETTER_A && letter < LETTER_A + 6 ? letter - LETTER_A + 10 : -1;
}

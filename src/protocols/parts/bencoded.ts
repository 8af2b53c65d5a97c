const COLON = 0x3a;
const END = 0x65;
const DICTIONARY = 0x64;
const LIST = 0x6c;
const INTEGER = 0x69;
/** Digits of a length, and how deep lists and dictionaries may stand in each other. */
const DIGIT_LIMIT = 6;
const DEPTH_LIMIT = 10;

/** What a value is by its first octet. */
export function bencodedKind(octet: number): "dictionary" | "list" | "integer" | "string" | undefined {
  if (octet === DICTIONARY) return "dictionary";
  if (octet === LIST) return "list";
  if (octet === INTEGER) return "integer";
  return isDigit(octet) ? "string" : undefined;
}

function isDigit(octet: number): boolean {
  return octet >= 0x30 && octet <= 0x39;
}

/** Where the octets of a string start, of which the number in front says how many there are; -1 where it is none. */
export function stringStart(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end && i <= at + DIGIT_LIMIT; i++) {
    if (bytes[i] === COLON) return i > at ? i + 1 : -1;
    if (!isDigit(bytes[i])) return -1;
  }
  return -1;
}

/** The number in digits, of a length. */
export function lengthOf(bytes: Uint8Array, at: number, colon: number): number {
  let length = 0;
  for (let i = at; i < colon; i++) length = length * 10 + bytes[i] - 0x30;
  return length;
}

/** Where the value that starts at `at` ends (BEP 3), at most `end`; -1 where it is none. */
export function bencodedEnd(bytes: Uint8Array, at: number, end: number, depth = 0): number {
  const kind = at < end ? bencodedKind(bytes[at]) : undefined;
  if (kind === undefined || depth > DEPTH_LIMIT) return -1;
  if (kind === "string") {
    const start = stringStart(bytes, at, end);
    return start < 0 ? -1 : Math.min(end, start + lengthOf(bytes, at, start - 1));
  }
  if (kind === "integer") {
    const stop = bytes.indexOf(END, at);
    return stop < 0 || stop >= end ? -1 : stop + 1;
  }
  let inside = at + 1;
  while (inside < end && bytes[inside] !== END) {
    const stop = bencodedEnd(bytes, inside, end, depth + 1);
    if (stop < 0) return -1;
    inside = stop;
  }
  return Math.min(end, inside + 1);
}

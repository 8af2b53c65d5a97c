import { ONE_MORE_SEGMENT, UNTIL_END, type Payload } from "./payload.ts";

/** What is remembered of a connection, as bits of `Payload.memory`: there was a request; the latest one asked for no body. */
export const REQUESTED = 1;
const HEAD = 2;
const CONNECT = 4;

const CR = 13;
const LF = 10;
const COLON = 0x3a;
/** Digits of a chunk's size; more are no size. */
const SIZE_DIGITS = 8;
const LARGEST_BODY = 0x7fffffff;

/** What the header lines say of the body. */
interface BodyRules {
  /** -1 where none is given. */
  length: number;
  chunked: boolean;
}

/**
 * Where the message that begins at `at` ends (RFC 9112 6.3); asks for more where it goes on. With `untilEnd` a response
 * without a length lasts until the stream ends; otherwise it has no body.
 */
export function messageEnd(payload: Payload, at: number, untilEnd: boolean): number {
  const { bytes, end } = payload;
  const rules: BodyRules = { length: -1, chunked: false };
  const response =
    bytesAre(bytes, at, end, "HTTP/") || bytesAre(bytes, at, end, "RTSP/") || bytesAre(bytes, at, end, "SIP/");
  const bodiless = response && hasNoBody(payload, at);
  const unseen = unseenFrom(payload, at);
  const isOpen = unseen > at && !hasBlankLine(bytes, at, unseen, end);
  const body = isOpen ? -1 : headersEnd(payload, at, rules);
  if (body < 0 && payload.waits) {
    askForLine(payload, at);
    return end;
  }
  if (!response) remember(payload, at);
  if (body < 0) return end;
  if (bodiless) return body;
  const goesOn = payload.waits && !payload.ends;
  if (rules.chunked) return chunksEnd(payload, at, body);
  if (rules.length >= 0) {
    if (body + rules.length <= end) return body + rules.length;
    if (goesOn) payload.ask(body + rules.length - end, at);
    return end;
  }
  if (!untilEnd || !response) return body;
  if (goesOn) payload.ask(UNTIL_END, at);
  return end;
}

/** Behind the line feed that ends the line at `at`, -1 where none is there. */
export function lineEnd(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end; i++) if (bytes[i] === LF) return i + 1;
  return -1;
}

/** Behind the lines that have a colon, as header lines do, and a blank one; as Wireshark takes them for HTTP. */
export function headerLinesEnd(bytes: Uint8Array, start: number, end: number): number {
  if (!isPrintable(bytes[start])) return start;
  for (let at = start; at < end;) {
    const next = anyLineEnd(bytes, at, end);
    const stop = next < 0 ? end : next;
    if (isLineEnd(bytes[at])) return stop;
    const colon = bytes.indexOf(COLON, at);
    if (colon < 0 || colon >= stop) return at;
    at = stop;
  }
  return end;
}

/**
 * Behind the end of the line at `at`, -1 where none is there: as Wireshark takes it, CR LF or either alone. A CR that is the
 * last octet ends a line where no more will come.
 */
export function anyLineEnd(bytes: Uint8Array, at: number, end: number, waits = false): number {
  for (let i = at; i < end; i++) {
    if (bytes[i] === LF) return i + 1;
    if (bytes[i] !== CR) continue;
    if (i + 1 === end) return waits ? -1 : end;
    return bytes[i + 1] === LF ? i + 2 : i + 1;
  }
  return -1;
}

export function isPrintable(octet: number): boolean {
  return octet >= 0x20 && octet <= 0x7e;
}

/**
 * Asks for the next segment because lines that begin at `at` have not all come. `resume` is below 0, so that it is no place
 * among chunks.
 */
export function askForLine(payload: Payload, at: number): void {
  payload.ask(ONE_MORE_SEGMENT, at);
  payload.resume = at - payload.end;
}

/** From where on lines that begin at `at` have not been looked at: so that many segments do not take the square of their time. */
export function unseenFrom({ start, resume }: Payload, at: number): number {
  return at === start && resume < 0 ? at - resume : at;
}

/** Whether a blank line of those that begin at `start` ends in bytes[from..end), however many stand in front. */
function hasBlankLine(bytes: Uint8Array, start: number, from: number, end: number): boolean {
  // A CR at the end was not looked at.
  for (let i = Math.max(from - 1, start + 1); i < end; i++) {
    const octet = bytes[i];
    if (octet !== LF && (octet !== CR || i + 1 === end)) continue;
    const before = bytes[i - 1];
    if (before === LF || (before === CR && octet === CR)) return true;
  }
  return false;
}

/** Behind the blank line, -1 where it is not there. */
function headersEnd(payload: Payload, start: number, rules: BodyRules): number {
  const { bytes, end, waits } = payload;
  let first = true;
  for (let at = start; at < end;) {
    const next = anyLineEnd(bytes, at, end, waits);
    if (next < 0) return -1;
    const blank = isLineEnd(bytes[at]);
    if (blank && !first) return next;
    if (!blank) {
      if (!first) readHeader(bytes, at, next, rules);
      first = false;
    }
    at = next;
  }
  return -1;
}

/** Whether an octet ends a line: what begins with it is a blank one. */
export function isLineEnd(octet: number): boolean {
  return octet === LF || octet === CR;
}

function readHeader(bytes: Uint8Array, at: number, end: number, rules: BodyRules): void {
  // Both names begin with one of these; most lines do not.
  const letter = bytes[at] | 0x20;
  if (letter !== 0x63 && letter !== 0x74) return;
  if (bytesAre(bytes, at, end, "content-length:")) {
    const text = ascii(bytes, at + 15, end).trim();
    const length = /^\+?\d+$/.test(text) ? Number(text) : NaN;
    if (length <= LARGEST_BODY) rules.length = length;
  } else if (bytesAre(bytes, at, end, "transfer-encoding:")) {
    if (/^[ \t]*chunked/i.test(ascii(bytes, at + 18, end))) rules.chunked = true;
  }
}

/** Behind the last chunk and its blank line. */
function chunksEnd(payload: Payload, start: number, body: number): number {
  const { bytes, end } = payload;
  // What was looked at before is not looked at again.
  let at = start === payload.start ? Math.max(body, start + payload.resume) : body;
  for (;;) {
    const line = lineEnd(bytes, at, end);
    if (line < 0) break;
    const size = /^\s*(?:0x)?([0-9a-f]+)/i.exec(ascii(bytes, at, Math.min(line, at + 64)))?.[1];
    if (size === undefined || size.length > SIZE_DIGITS) return end;
    const octets = parseInt(size, 16);
    if (octets === 0) {
      const blank = behindTrailer(bytes, line, end);
      if (blank < 0) break;
      return blank;
    }
    if (end - at <= octets || line + octets + 2 > end) break;
    at = line + octets + 2;
  }
  if (payload.waits && !payload.ends) payload.ask(ONE_MORE_SEGMENT, start);
  payload.resume = at - start;
  return end;
}

/** Behind the blank line that ends the trailer at `start`, -1 where it is not there. */
function behindTrailer(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; ;) {
    const next = lineEnd(bytes, at, end);
    if (next < 0 || next - at === 1 || (next - at === 2 && bytes[at] === CR)) return next;
    at = next;
  }
}

function remember(payload: Payload, at: number): void {
  const { bytes, end } = payload;
  const method = bytesAre(bytes, at, end, "HEAD ") ? HEAD : bytesAre(bytes, at, end, "CONNECT ") ? CONNECT : 0;
  payload.memory = REQUESTED | method;
}

/** Responses that never have a body, by their status and what was asked. */
function hasNoBody(payload: Payload, at: number): boolean {
  const space = payload.bytes.indexOf(0x20, at);
  const status = Number(ascii(payload.bytes, space + 1, Math.min(space + 4, payload.end)));
  if (payload.memory & HEAD || status === 204 || status === 304) return true;
  return (status >= 100 && status < 200) || ((payload.memory & CONNECT) !== 0 && status >= 200 && status < 300);
}

/** Whether octets are a text in ASCII, whatever its case. */
function bytesAre(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  if (at + text.length > end) return false;
  for (let i = 0; i < text.length; i++) {
    const octet = bytes[at + i];
    const lower = octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet;
    const code = text.charCodeAt(i);
    if (lower !== (code >= 0x41 && code <= 0x5a ? code | 0x20 : code)) return false;
  }
  return true;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]);
  return text;
}

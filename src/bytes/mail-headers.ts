/** One header of a mail message, with the lines that it is folded into. */
export interface MailHeader {
  /** In lower case. */
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  /** The value without the white space around it. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Behind the end of the last line. */
  readonly end: number;
}

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 0x20;
const COLON = 0x3a;

/** The headers at `start` (RFC 5322 2.2), and where the body begins: behind the blank line, or where no header is. */
export function mailHeaders(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly headers: readonly MailHeader[]; readonly bodyStart: number } {
  const headers: MailHeader[] = [];
  for (let at = start; at < end;) {
    const stop = foldedEnd(bytes, at, end);
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF)) return { headers, bodyStart: stop };
    const nameEnd = bytes.indexOf(COLON, at);
    if (nameEnd < 0 || nameEnd >= stop) return { headers, bodyStart: at };
    let [valueStart, valueEnd] = [nameEnd + 1, stop];
    while (valueStart < valueEnd && isBlank(bytes[valueStart])) valueStart++;
    while (valueEnd > valueStart && isBlank(bytes[valueEnd - 1])) valueEnd--;
    headers.push({ name: lowerCase(bytes, at, nameEnd), start: at, nameEnd, valueStart, valueEnd, end: stop });
    at = stop;
  }
  return { headers, bodyStart: end };
}

/** Behind the line at `at` and those that go on with it, which begin with white space. */
function foldedEnd(bytes: Uint8Array, at: number, end: number): number {
  const blank = bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF);
  for (let line = at; ;) {
    const feed = bytes.indexOf(LF, line);
    if (feed < 0 || feed + 1 >= end) return end;
    line = feed + 1;
    if (blank || (bytes[line] !== SPACE && bytes[line] !== TAB)) return line;
  }
}

function isBlank(octet: number): boolean {
  return octet === SPACE || octet === TAB || octet === CR || octet === LF;
}

function lowerCase(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + NAME_LIMIT))).toLowerCase();
}
/** Octets of a name that are looked at. */
const NAME_LIMIT = 100;

import { mailHeaders, type MailHeader } from "./mail-headers.ts";

/** What stands between the parts: a line with the end of the one before. */
export interface Delimiter {
  readonly start: number;
  readonly end: number;
  readonly kind: "first" | "middle" | "last";
}

/** One part, with its own headers. */
export interface Part {
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
  readonly headers: readonly MailHeader[];
}

export interface Multipart {
  readonly delimiters: readonly Delimiter[];
  /** One behind each delimiter but the last. */
  readonly parts: readonly Part[];
}

const HYPHEN = 0x2d;
const LF = 10;
const CR = 13;
/** Parts of one body. */
const PART_LIMIT = 1000;
/** Octets of a boundary (RFC 2046 5.1.1), with some more. */
const BOUNDARY_LIMIT = 200;

/** Cuts a body into its parts (RFC 2046 5.1); the boundary is what its first line with two hyphens says. */
export function multipart(bytes: Uint8Array, start: number, end: number): Multipart {
  const delimiters: Delimiter[] = [];
  const parts: Part[] = [];
  const first = firstBoundary(bytes, start, end);
  if (!first) return { delimiters, parts };
  const boundary = bytes.slice(first.start, first.end);
  let at: Delimiter | undefined = { start: first.start, end: lineEnd(bytes, first.end, end), kind: "first" };
  while (at) {
    delimiters.push(at);
    if (at.kind === "last" || parts.length >= PART_LIMIT) break;
    const next = nextDelimiter(bytes, boundary, at.end, end);
    const stop = next?.start ?? end;
    const { headers, bodyStart } = mailHeaders(bytes, at.end, stop);
    parts.push({ start: at.end, bodyStart, end: stop, headers });
    at = next;
  }
  return { delimiters, parts };
}

/** The two hyphens and what follows them up to the end of the line. */
function firstBoundary(bytes: Uint8Array, start: number, end: number): { start: number; end: number } | undefined {
  for (let at = start; at + 2 < end; at = lineEnd(bytes, at, end)) {
    if (bytes[at] !== HYPHEN || bytes[at + 1] !== HYPHEN) continue;
    let stop = lineEnd(bytes, at, end);
    while (stop > at && (bytes[stop - 1] === LF || bytes[stop - 1] === CR || bytes[stop - 1] === 0x20)) stop--;
    return stop - at > 2 && stop - at <= BOUNDARY_LIMIT ? { start: at, end: stop } : undefined;
  }
  return undefined;
}

function nextDelimiter(bytes: Uint8Array, boundary: Uint8Array, from: number, end: number): Delimiter | undefined {
  for (let at = from; at + boundary.length <= end; at = lineEnd(bytes, at, end)) {
    if (at === from && bytes[at - 1] !== LF) continue;
    if (!boundary.every((octet, i) => bytes[at + i] === octet)) continue;
    const behind = at + boundary.length;
    const last = bytes[behind] === HYPHEN && bytes[behind + 1] === HYPHEN;
    if (!last && bytes[behind] !== CR && bytes[behind] !== LF && bytes[behind] !== 0x20) continue;
    const start = at - 2 >= from && bytes[at - 2] === CR ? at - 2 : Math.max(from, at - 1);
    return { start, end: lineEnd(bytes, behind, end), kind: last ? "last" : "middle" };
  }
  return undefined;
}

function lineEnd(bytes: Uint8Array, at: number, end: number): number {
  const feed = bytes.indexOf(LF, at);
  return feed < 0 || feed >= end ? end : feed + 1;
}

/** Octets of a length (X.690 8.1.3) that are read. */
const LENGTH_LIMIT = 4;

/** What stands at one place in the Basic Encoding Rules: the tag, and where the contents start and end. */
export interface BerElement {
  tag: number;
  start: number;
  end: number;
}

/**
 * Reads tag and length at `at` into `element`; whether they are there. The contents may end behind `end`. Tags of several
 * octets and lengths that are not definite are not read.
 */
export function readBerHead(octets: Uint8Array, at: number, end: number, element: BerElement): boolean {
  if (at + 2 > end || (octets[at] & 0x1f) === 0x1f) return false;
  let start = at + 2;
  let length = octets[at + 1];
  if (length >= 0x80) {
    const more = length - 0x80;
    if (more === 0 || more > LENGTH_LIMIT || start + more > end) return false;
    length = 0;
    for (let i = 0; i < more; i++) length = length * 256 + octets[start + i];
    start += more;
  }
  element.tag = octets[at];
  element.start = start;
  element.end = start + length;
  return true;
}

/** The same where the contents are all there. */
export function readBer(octets: Uint8Array, at: number, end: number, element: BerElement): boolean {
  return readBerHead(octets, at, end, element) && element.end <= end;
}

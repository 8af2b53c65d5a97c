/** Octets of a length (X.690 8.1.3) that are read. */
const LENGTH_LIMIT = 4;
/** The number of a tag that goes on in the next octet. */
const LONG_TAG = 0x1f;

/**
 * What stands at one place in the Basic Encoding Rules: the tag, and where the contents start and end. A tag of two octets is
 * both of them, the first one higher.
 */
export interface BerElement {
  tag: number;
  start: number;
  end: number;
}

/**
 * Reads tag and length at `at` into `element`; whether they are there. The contents may end behind `end`. Tags of more than two
 * octets and lengths that are not definite are not read.
 */
export function readBerHead(octets: Uint8Array, at: number, end: number, element: BerElement): boolean {
  if (at + 2 > end) return false;
  let tag = octets[at];
  let start = at + 1;
  if ((tag & LONG_TAG) === LONG_TAG) {
    if (start + 2 > end || octets[start] >= 0x80) return false;
    tag = tag * 256 + octets[start++];
  }
  let length = octets[start++];
  if (length >= 0x80) {
    const more = length - 0x80;
    if (more === 0 || more > LENGTH_LIMIT || start + more > end) return false;
    length = 0;
    for (let i = 0; i < more; i++) length = length * 256 + octets[start + i];
    start += more;
  }
  element.tag = tag;
  element.start = start;
  element.end = start + length;
  return true;
}

/** The same where the contents are all there. */
export function readBer(octets: Uint8Array, at: number, end: number, element: BerElement): boolean {
  return readBerHead(octets, at, end, element) && element.end <= end;
}

/** The element at `at`, undefined where it has another tag or is not all there. */
export function berElement(octets: Uint8Array, at: number, end: number, tag: number): BerElement | undefined {
  const element: BerElement = { tag: 0, start: 0, end: 0 };
  return readBer(octets, at, end, element) && element.tag === tag ? element : undefined;
}

import { u16le, u32le } from "../../bytes/numbers.ts";
import type { CipPage } from "./cip-page.ts";

const SegmentType = { port: 0, logical: 1, data: 4 } as const;
const LONG_ADDRESS = 0x10;
const ANSI_SYMBOL = 0x91;
const CLASS = 0;
const logical = [
  "class",
  "instance",
  "member",
  "connectionPoint",
  "attribute",
  undefined,
  "serviceIdentifier",
] as const;
/** Octets of a logical value by its format; those of more than one stand at an even place. */
const WIDTHS: { readonly [octets: number]: "16" | "32" } = { 2: "16", 4: "32" };
const FORMAT_SIZES = [1, 2, 4];

interface Segment {
  readonly end: number;
  /** Where the value of a logical segment, the address or the symbol stands. */
  readonly from: number;
}

/** Where the segment of a path ends that stands at `at` (CIP Networks Library volume 1, appendix C-1). */
function segmentAt(octets: Uint8Array, at: number): Segment {
  const first = octets[at];
  const type = first >> 5;
  if (type === SegmentType.logical) {
    const size = FORMAT_SIZES[first & 3] ?? 0;
    const from = at + (size === 1 ? 1 : 2);
    return { from, end: from + size };
  }
  if (type === SegmentType.port) {
    const isLong = (first & LONG_ADDRESS) !== 0;
    const size = isLong ? octets[at + 1] : 1;
    const from = at + 1 + (isLong ? 1 : 0) + ((first & 0xf) === 0xf ? 2 : 0);
    const end = from + size;
    return { from, end: end + ((end - at) & 1) };
  }
  if (first === ANSI_SYMBOL) {
    const end = at + 2 + octets[at + 1];
    return { from: at + 2, end: end + (octets[at + 1] & 1) };
  }
  return { from: at + 2, end: type === SegmentType.data ? at + 2 + 2 * octets[at + 1] : at + 2 };
}

const valueOf = (octets: Uint8Array, from: number, end: number): number =>
  end - from === 1 ? octets[from] : end - from === 2 ? u16le(octets, from) : u32le(octets, from);

/** The class that a path leads to; -1 where it names none. */
export function classOf(octets: Uint8Array, start: number, end: number): number {
  let found = -1;
  for (let at = start; at + 1 < end;) {
    const segment = segmentAt(octets, at);
    if (segment.end > end) return found;
    if (octets[at] >> 5 === SegmentType.logical && ((octets[at] >> 2) & 7) === CLASS)
      found = valueOf(octets, segment.from, segment.end);
    at = segment.end;
  }
  return found;
}

/**
 * Lays out the segments of the path octets[start..end), at their places in the page where they are its own, else, of the request
 * that a response answers, at the place where the page is.
 */
export function laySegments(page: CipPage, octets: Uint8Array, start: number, end: number): void {
  const isOwn = octets === page.bytes;
  const here = page.at;
  const place = (from: number): number => (isOwn ? from : here);
  for (let at = start; at + 1 < end && !page.lacks;) {
    const { from, end: stop } = segmentAt(octets, at);
    if (stop > end) {
      if (isOwn) page.fail();
      return;
    }
    const first = octets[at];
    const type = first >> 5;
    page.place("segment", place(at), place(stop), first);
    page.within(() => {
      page.place("segmentType", place(at), place(at + 1), type);
      const say = (name: Parameters<CipPage["place"]>[0], value: number | string, begin = from, last = stop): void =>
        page.place(name, place(begin), place(last), value);
      if (type === SegmentType.logical) {
        say("logicalType", (first >> 2) & 7, at, at + 1);
        say("logicalFormat", first & 3, at, at + 1);
        const name = logical[(first >> 2) & 7];
        if (name) say(`${name}${WIDTHS[stop - from] ?? ""}` as const, valueOf(octets, from, stop));
      } else if (type === SegmentType.port) {
        const isLong = (first & LONG_ADDRESS) !== 0;
        say("hasLongAddress", isLong ? 1 : 0, at, at + 1);
        say("port", first & 0xf, at, at + 1);
        if (!isLong) return say("linkAddress", octets[from], from, from + 1);
        say("linkAddressSize", octets[at + 1], at + 1, at + 2);
        say("linkAddressText", textOf(octets, from, from + octets[at + 1]), from, from + octets[at + 1]);
      } else if (type === SegmentType.data) {
        say("dataType", first & 0x1f, at, at + 1);
        say("dataSize", octets[at + 1], at + 1, at + 2);
        if (first === ANSI_SYMBOL)
          say("symbol", textOf(octets, from, from + octets[at + 1]), from, from + octets[at + 1]);
      }
    });
    at = stop;
  }
}

const textOf = (octets: Uint8Array, from: number, end: number): string =>
  String.fromCharCode(...octets.subarray(from, Math.min(end, octets.length)));

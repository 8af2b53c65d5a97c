import type { DumpLine } from "../../definition/dump-line.ts";

const ROUTING = 43;
const FRAGMENT = 44;
/** Hop-by-hop options, routing, fragment, destination options, and mobility with its number of old drafts. */
const EXTENSIONS: ReadonlySet<number> = new Set([0, ROUTING, FRAGMENT, 60, 62, 135]);

/** Whether a protocol number is that of an IPv6 extension header. */
export function isExtension(number: number): boolean {
  return EXTENSIONS.has(number);
}

/**
 * Where the destination is that checksums count: the last of a routing header of type 0 or 2, the first segment of a
 * segment routing header, else that of the IPv6 header at `start`, whose next header is `number`.
 */
export function finalDestination6(line: DumpLine, start: number, number: number): number {
  const destination = start + 24;
  let next = number;
  for (let at = start + 40; isExtension(next) && line.has(at, 4);) {
    const words = line.u8(at + 1);
    if (next === ROUTING) {
      const type = line.u8(at + 2);
      const count = type === 4 ? 1 : type === 0 || type === 2 ? words >> 1 : 0;
      return words % 2 === 0 && count > 0 && line.has(at + 8, 16 * count) ? at + 8 + 16 * (count - 1) : destination;
    }
    const size = next === FRAGMENT ? 8 : 8 * (words + 1);
    next = line.u8(at);
    at += size;
  }
  return destination;
}

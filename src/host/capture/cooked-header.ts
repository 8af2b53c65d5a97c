import { ADDRESS } from "./frame-header.ts";
import { LINUX_SLL2 } from "./hardware-types.ts";
import type { Memory } from "./packet-ring.ts";

/** Writes the cooked header of the packet at `start`, whose ring header is at `at`, in front of it; says how long it is. */
export function cook({ bytes, halves, words }: Memory, start: number, at: number, linkType: number): number {
  const hardware = halves[(at + ADDRESS.hardware) >>> 1]!;
  const hasIndex = linkType === LINUX_SLL2;
  const length = hasIndex ? 20 : 16;
  const header = start - length;
  const protocol = hasIndex ? header : header + 14;
  bytes[protocol] = bytes[at + ADDRESS.protocol]!;
  bytes[protocol + 1] = bytes[at + ADDRESS.protocol + 1]!;
  if (hasIndex) {
    put16(bytes, header + 2, 0);
    const index = words[(at + ADDRESS.index) >>> 2]!;
    put16(bytes, header + 4, index >>> 16);
    put16(bytes, header + 6, index);
    put16(bytes, header + 8, hardware);
    bytes[header + 10] = bytes[at + ADDRESS.type]!;
    bytes[header + 11] = bytes[at + ADDRESS.length]!;
  } else {
    put16(bytes, header, bytes[at + ADDRESS.type]!);
    put16(bytes, header + 2, hardware);
    put16(bytes, header + 4, bytes[at + ADDRESS.length]!);
  }
  bytes.copyWithin(hasIndex ? header + 12 : header + 6, at + ADDRESS.octets, at + ADDRESS.octets + 8);
  return length;
}

/** Writes a number of 16 bits in the order of networks. */
export function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

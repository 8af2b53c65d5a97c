import { dscpWords } from "./differentiated-services.ts";

/** The code point in an octet of traffic class under the mask behind it, in words. */
export function codePoint(octets: Uint8Array, at: number): string {
  const value = (octets[at] & octets[at + 1]) >> 2;
  return dscpWords[value] ?? "Unknown";
}

/** The identifier of a VLAN around the priority: four bits before it, eight behind. */
export function tagIdentifier(octets: Uint8Array, at: number): number {
  return ((octets[at] & 0xf0) << 4) | octets[at + 1];
}

import { FilterError } from "./filter-error.ts";
import type { Span } from "./syntax-tree.ts";

/** An IPv4 network: an address and the bits of it that count. */
export interface Ipv4Network {
  readonly address: number;
  readonly mask: number;
}

/** `10.1.2.3`, `10.1`: what is not written counts for nothing. The parts are decimal, whatever they begin with. */
export function ipv4Network(text: string, span: Span): Ipv4Network {
  const parts = text.split(".");
  if (parts.length > 4 || !parts.every((part) => /^[0-9]+$/.test(part) && Number(part) <= 255))
    throw new FilterError(`invalid IPv4 address '${text}'`, span, "an IPv4 address has four numbers up to 255");
  return leftJustified(parts.map(Number));
}

/** The octets of an address as a number; those that are missing at the end have no bits in the mask. */
export function leftJustified(octets: readonly number[]): Ipv4Network {
  const filled = octets.reduce((address, octet, i) => address + octet * 2 ** (24 - 8 * i), 0);
  return { address: filled, mask: prefixMask(octets.length * 8) };
}

/** The mask whose first `length` of 32 bits are set. */
export function prefixMask(length: number): number {
  return length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
}

export function ipv4Text(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join(".");
}

import { AddressKind } from "../../report/columns/column-text.ts";
import type { PacketColumns } from "../../report/columns/packet-columns.ts";

const OCTETS: { readonly [kind: number]: number } = {
  [AddressKind.ipv4]: 4,
  [AddressKind.ipv6]: 16,
  [AddressKind.ether]: 6,
  [AddressKind.eui64]: 8,
};
const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;

/**
 * A number that packets between the same two addresses have, whichever way they go; -1 without addresses. It is a hash:
 * others may, rarely, have the same.
 */
export function pairOf({ source, destination }: PacketColumns): number {
  if (source.kind === AddressKind.none || destination.kind === AddressKind.none) return -1;
  return (hash(source) + hash(destination)) & 0x7fffffff;
}

/** FNV-1a. */
function hash({ kind, bytes, at, note }: PacketColumns["source"]): number {
  let value = FNV_BASIS;
  if (kind === AddressKind.text) {
    for (let i = 0; i < note.length; i++) value = Math.imul(value ^ note.charCodeAt(i), FNV_PRIME);
    return value >>> 0;
  }
  const end = at + OCTETS[kind];
  for (let i = at; i < end; i++) value = Math.imul(value ^ bytes[i], FNV_PRIME);
  return value >>> 0;
}

import type { Layer } from "../definition/protocol.ts";

/** LINKTYPE_ number of a packet that begins with this layer; Ethernet's where none is known. */
export function linkTypeOf(first: Layer | undefined): number {
  const keys = (first?.protocol.carriedBy as { readonly linktype?: unknown } | undefined)?.linktype;
  const key = Array.isArray(keys) ? (keys[0] as unknown) : keys;
  const number = Array.isArray(key) ? (key[0] as unknown) : key;
  return typeof number === "number" ? number : 1;
}

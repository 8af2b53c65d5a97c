import { MALFORMED, type Custom } from "../../definition/custom.ts";

/** Where compression and padding are said, counted from the start of the routing header. */
const COMPRESSION = 4;
const PADDING = 5;

/** Octets that are left of each address of an RPL source route (RFC 6554): all but the last alike, then padding. */
export interface CompressedAddresses {
  readonly inner: readonly Uint8Array[];
  readonly last: Uint8Array;
  readonly padding: Uint8Array;
}

export const compressedAddresses: Custom<CompressedAddresses> = {
  name: "rplAddresses",
  skip(bytes, at, end, layerStart) {
    const { inner, last, padding } = sizes(bytes, layerStart);
    const rest = end - at - last - padding;
    return rest < 0 || rest % inner !== 0 ? MALFORMED : end;
  },
  read({ bytes, layerStart }, start, end) {
    const { inner, last, padding } = sizes(bytes, layerStart);
    const value: Uint8Array[] = [];
    const lastAt = end - padding - last;
    for (let at = start; at < lastAt; at += inner) value.push(bytes.slice(at, at + inner));
    return { inner: value, last: bytes.slice(lastAt, end - padding), padding: bytes.slice(end - padding, end) };
  },
  write(writer, value) {
    if (!value) return;
    for (const address of value.inner) writer.octets(address);
    writer.octets(value.last);
    writer.octets(value.padding);
  },
};

function sizes(
  bytes: Uint8Array,
  layerStart: number,
): { readonly inner: number; readonly last: number; readonly padding: number } {
  const compression = bytes[layerStart + COMPRESSION];
  return { inner: 16 - (compression >> 4), last: 16 - (compression & 15), padding: bytes[layerStart + PADDING] >> 4 };
}

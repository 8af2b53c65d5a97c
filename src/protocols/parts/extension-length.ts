import type { View } from "../../definition/kinds.ts";

/** The length of an IPv6 extension header, which counts units of eight octets behind the first one (RFC 8200 4.3). */
export const extensionLength: readonly View[] = [
  {
    filter: "len_oct",
    label: "Length",
    type: "FT_UINT16",
    beside: true,
    bracketed: true,
    number: (units) => 8 * units + 8,
  },
];

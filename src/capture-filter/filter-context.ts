import type { FilterNames } from "./filter-names.ts";

/** What a filter is compiled for. */
export interface FilterContext {
  /** LINKTYPE_ value of the packets. */
  readonly linkType: number;
  readonly names: FilterNames;
  /** Of the network captured on, for `ip broadcast`; undefined where it is not known. */
  readonly netmask: number | undefined;
  /** A saved capture, with the byte order of the machine that wrote it; `live` runs in a Linux kernel, which knows more than the octets. */
  readonly source:
    | { readonly kind: "file"; readonly bigEndian: boolean; readonly swapped: boolean }
    | { readonly kind: "live" }
    /** Neither: `dump -y NAME -d FILTER`. */
    | { readonly kind: "none" };
  /** Whether `port`, `host` and `tcp` look behind VLAN tags and IPv6 extension headers (`--anywhere`). */
  readonly anywhere: boolean;
}

import type { FilterNames } from "./filter-names.ts";

/**
 * Where the packets come from. Those of a `file` may have headers in either byte order; a Linux kernel, which filters `live`,
 * knows more of a packet than its octets; `none` is this machine's own without a kernel's help, as for `dump -y NAME -d FILTER`.
 */
export type FilterSource = "file" | "live" | "none";

/** What a filter is compiled for. */
export interface FilterContext {
  /** LINKTYPE_ value of the packets. */
  readonly linkType: number;
  readonly names: FilterNames;
  /** Of the network captured on, for `ip broadcast`; undefined where it is not known. */
  readonly netmask: number | undefined;
  readonly source: FilterSource;
  /** Whether `port`, `host` and `tcp` look behind VLAN tags and IPv6 extension headers (`--anywhere`). */
  readonly anywhere: boolean;
}

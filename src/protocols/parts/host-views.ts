import type { View } from "../../definition/kinds.ts";

/** The name of an address of IP, once for its place and once for any: `ip.src_host` and `ip.host`. */
export function hostViews(place: "src" | "dst", label: string): readonly View[] {
  return [
    { filter: `${place}_host`, label, type: "FT_STRING", hidden: true },
    { filter: "host", label: "Source or Destination Host", type: "FT_STRING", hidden: true },
  ];
}

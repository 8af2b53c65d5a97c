import type { View } from "../../definition/kinds.ts";

const LOCALLY = [
  "Locally administered address (this is NOT the factory default)",
  "Globally unique address (factory default)",
] as const;
const GROUP = ["Group address (multicast/broadcast)", "Individual address (unicast)"] as const;

const bit = (filter: string, label: string, mask: number, truth: readonly [string, string], hidden: boolean): View => ({
  filter,
  label,
  type: "FT_BOOLEAN",
  size: 3,
  mask,
  truth,
  hidden,
});

const made = (filter: string, label: string): View => ({
  filter: `${filter}_resolved`,
  label: `${label} (resolved)`,
  type: "FT_STRING",
  maker: true,
  hidden: true,
});

/** What Wireshark reads of a station's address, once for its place and once for any: `eth.dst.ig` and `eth.ig`. */
export function stationViews(place: string, label: string): readonly View[] {
  return [
    { filter: `${place}_resolved`, label: `${label} (resolved)`, type: "FT_STRING", hidden: true },
    { filter: `${place}.oui`, label: `${label} OUI`, type: "FT_UINT24", size: 3, hidden: true },
    made(`${place}.oui`, `${label} OUI`),
    { filter: "addr", label: "Address", type: "FT_ETHER" },
    { filter: "addr_resolved", label: "Address (resolved)", type: "FT_STRING", hidden: true },
    { filter: "addr.oui", label: "Address OUI", type: "FT_UINT24", size: 3, hidden: true },
    made("addr.oui", "Address OUI"),
    bit(`${place}.lg`, "LG bit", 0x020000, LOCALLY, false),
    bit("lg", "LG bit", 0x020000, LOCALLY, true),
    bit(`${place}.ig`, "IG bit", 0x010000, GROUP, false),
    bit("ig", "IG bit", 0x010000, GROUP, true),
  ];
}

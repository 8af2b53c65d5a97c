import { optionOf, type Derivation } from "../../definition/derive.ts";
import { bytes } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { ipv6Options } from "../parts/ipv6-options.ts";

const option = (name: string | number, layer: string, about: Derivation = {}): Protocol =>
  optionOf(ipv6Options, name, layer, { ...about, names: { code: "otype", length: "optlen", ...about.names } });

/** Options of the hop-by-hop and destination options headers, aligned as RFC 2711, 2675 and 6275 ask. */
export const layers = scapyLayers([
  optionOf(ipv6Options, 1, "HBHOptUnknown", {
    names: { code: "otype", length: "optlen", value: "optdata" },
    value: bytes("rest"),
  }),
  option("Pad1", "Pad1"),
  option("PadN", "PadN", { names: { value: "optdata" } }),
  option("RouterAlert", "RouterAlert", { alignment: [2, 0] }),
  option("Jumbo", "Jumbo", { names: { value: "jumboplen" }, alignment: [4, 2] }),
  option("HomeAddress", "HAO", { names: { address: "hoa" }, without: ["rest"], alignment: [8, 6] }),
]);

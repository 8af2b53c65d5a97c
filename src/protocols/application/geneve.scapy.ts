import { fieldAt, messageOf, structOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { GENEVE } from "./geneve.ts";

export const layers = scapyLayers([
  messageOf(GENEVE, "GENEVE", {}, { defaults: { proto: 0 }, requires: { UDP: { dport: 6081 } } }),
  structOf(fieldAt(GENEVE, "options"), "GeneveOptions"),
]);

import { messageOf } from "../../definition/derive.ts";
import { bits } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { LLMNR } from "./llmnr.ts";

const about = {
  without: ["t", "operations"],
  fields: { tc: bits(2), z: bits(4) },
  defaults: { qd: [] },
  requires: { UDP: { sport: 5355, dport: 5355 } },
};

export const layers = scapyLayers([
  messageOf(LLMNR, "LLMNRQuery", {}, about),
  messageOf(LLMNR, "LLMNRResponse", { qr: 1 }, about),
]);

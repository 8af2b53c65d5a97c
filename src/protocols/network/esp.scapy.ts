import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { ESP } from "./esp.ts";

export const layers = scapyLayers([
  messageOf(ESP, "ESP", {}, { defaults: { spi: 1 }, requires: { UDP: { sport: 4500, dport: 4500 } } }),
]);

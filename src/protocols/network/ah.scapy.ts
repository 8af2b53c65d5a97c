import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { AH } from "./ah.ts";

export const layers = scapyLayers([messageOf(AH, "AH", {}, { defaults: { spi: 1 } })]);

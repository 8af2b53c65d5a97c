import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { UDP } from "./udp.ts";

export const layers = scapyLayers([messageOf(UDP, "UDPerror")]);

import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { TCP } from "./tcp.ts";

export const layers = scapyLayers([messageOf(TCP, "TCPerror")]);

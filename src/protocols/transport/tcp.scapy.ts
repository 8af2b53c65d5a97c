import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { serviceNames } from "../parts/service-names.ts";
import { TCP } from "./tcp.ts";

const about = { values: { sport: serviceNames, dport: serviceNames } };

export const layers = scapyLayers([messageOf(TCP, "TCP", {}, about), messageOf(TCP, "TCPerror", {}, about)]);

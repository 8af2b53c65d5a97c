import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { serviceNames } from "../parts/service-names.ts";
import { UDP } from "./udp.ts";

const about = { values: { sport: serviceNames, dport: serviceNames } };

export const layers = scapyLayers([messageOf(UDP, "UDP", {}, about), messageOf(UDP, "UDPerror", {}, about)]);

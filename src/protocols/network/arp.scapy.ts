import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { ARP } from "./arp.ts";

export const layers = scapyLayers([messageOf(ARP, "ARP", {}, { requires: { GRE: { proto: 0x0806 } } })]);

import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { Dot1AD, Dot1Q } from "./vlan.ts";

const about = { names: { dei: "id" }, defaults: { type: 0 }, requires: { GRE: { proto: 0x8100 } } };

export const layers = scapyLayers([messageOf(Dot1Q, "Dot1Q", {}, about), messageOf(Dot1AD, "Dot1AD", {}, about)]);

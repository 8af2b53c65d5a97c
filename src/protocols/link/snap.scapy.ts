import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { SNAP } from "./snap.ts";

export const layers = scapyLayers([
  messageOf(SNAP, "SNAP", {}, { requires: { LLC: { dsap: 0xaa, ssap: 0xaa, ctrl: 3 } } }),
]);

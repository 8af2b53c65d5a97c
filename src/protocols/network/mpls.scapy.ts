import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { MPLS } from "./mpls.ts";

export const layers = scapyLayers([
  messageOf(MPLS, "MPLS", {}, { requires: { NSH: { nextproto: 5 }, GRE: { proto: 0x8847 } } }),
]);

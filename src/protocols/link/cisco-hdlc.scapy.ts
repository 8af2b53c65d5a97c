import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { SLARP } from "./cisco-hdlc.ts";

export const layers = scapyLayers([
  messageOf(
    SLARP,
    "SLARP",
    {},
    { without: ["uptime", "reserved"], defaults: { address: "192.168.0.1", mask: "255.255.255.0" } },
  ),
]);

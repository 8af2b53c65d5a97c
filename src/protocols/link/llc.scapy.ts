import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { LLC } from "./llc.ts";

export const layers = scapyLayers([
  messageOf(
    LLC,
    "LLC",
    {},
    {
      without: ["ctrl2", "xid"],
      defaults: { ctrl: 0 },
      carriedBy: { ethertype: 0x8870 },
    },
  ),
]);

import { layerOf, messageOf } from "../../definition/derive.ts";
import { bits, bytes, u16 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { NSH } from "./nsh.ts";

export const layers = scapyLayers([
  messageOf(
    NSH,
    "NSH",
    {},
    { requires: { GRE: { proto: 0x894f }, NSH: { nextproto: 4 }, VXLAN: { flags: 12, NextProtocol: 4 } } },
  ),
  layerOf("NSHTLV", { class_: u16(), type: bits(8), reserved: bits(1), length: bits(7), metadata: bytes("rest") }),
]);

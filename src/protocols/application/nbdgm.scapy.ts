import { payloadLength } from "../../definition/auto.ts";
import { layerOf } from "../../definition/derive.ts";
import { bits, u8 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";

/** The session service's header (RFC 1002 4.3.1), which the definitions do not have yet. */
export const layers = scapyLayers([
  layerOf(
    "NBTSession",
    { TYPE: u8({ names: { "Session Message": 0, "Session Request": 0x81 } }), RESERVED: bits(7), LENGTH: bits(17, { auto: payloadLength() }) },
    { requires: { TCP: { sport: 139, dport: 139 } } },
  ),
]);

import { payloadLength } from "../../definition/auto.ts";
import { layerOf, messageOf } from "../../definition/derive.ts";
import { u16 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { Ether } from "./ethernet.ts";

const { dst, src } = Ether.fields;

/** With nothing known inside, the type is that of the configuration test protocol. */
export const layers = scapyLayers([
  messageOf(
    Ether,
    "Ether",
    {},
    {
      defaults: { type: 0x9000 },
      requires: {
        Ether: { type: 1 },
        SNAP: { code: 1 },
        VXLAN: { flags: 12, NextProtocol: 3 },
        GENEVE: { proto: 0x6558 },
        NSH: { nextproto: 3 },
      },
    },
  ),
  layerOf("Dot3", { dst, src, len: u16({ auto: payloadLength() }) }),
]);

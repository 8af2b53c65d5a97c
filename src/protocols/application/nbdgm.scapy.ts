import { payloadLength } from "../../definition/auto.ts";
import { layerOf } from "../../definition/derive.ts";
import { bits, custom, ipv4, u16, u8 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { halfName, netbiosSuffixes } from "../parts/netbios-half-name.ts";

const name = (key: string, number: number) => ({
  [key]: custom(halfName, { default: "windows" }),
  [`SUFFIX${number}`]: u16({ default: 0x4141, names: netbiosSuffixes }),
  [`NULL${number}`]: u8(),
});
// oxfmt-ignore
const sessionTypes = {
  "Session Message": 0, "Session Request": 0x81, "Positive Session Response": 0x82, "Negative Session Response": 0x83, "Retarget Session Response": 0x84,
  "Session Keepalive": 0x85,
} as const;

/** The datagram service, and the session service (RFC 1002 4.3.1), which the definitions do not have yet. */
export const layers = scapyLayers([
  layerOf(
    "NBTDatagram",
    {
      Type: u8({ default: 0x10 }),
      Flags: u8({ default: 2 }),
      ID: u16(),
      SourceIP: ipv4({ default: "127.0.0.1" }),
      SourcePort: u16({ default: 138 }),
      Length: u16({ default: 272 }),
      Offset: u16(),
      ...name("SourceName", 1),
      ...name("DestinationName", 2),
    },
    { carriedBy: { "udp.port": 138 } },
  ),
  layerOf(
    "NBTSession",
    { TYPE: u8({ names: sessionTypes }), RESERVED: bits(7), LENGTH: bits(17, { auto: payloadLength() }) },
    { requires: { TCP: { sport: 139, dport: 139 } } },
  ),
]);

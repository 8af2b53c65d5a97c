import { inetChecksum } from "../../definition/auto.ts";
import { messageOf } from "../../definition/derive.ts";
import { u16, u32 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { VRRP } from "./vrrp.ts";

export const layers = scapyLayers([
  messageOf(VRRP, "VRRP", {}, { without: ["auth"], fields: { auth1: u32(), auth2: u32() } }),
  messageOf(
    VRRP,
    "VRRPv3",
    { version: 3 },
    {
      without: ["auth", "authtype"],
      fields: { adv: u16({ default: 100 }), chksum: u16({ auto: inetChecksum({ pseudoHeader: true }) }) },
    },
  ),
]);

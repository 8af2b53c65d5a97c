import { payloadLength } from "../../definition/auto.ts";
import { mac, u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { etherTypes } from "../parts/ethertypes.ts";

/** Ethernet II and IEEE 802.3: up to 1500 the type is a length, and LLC follows. */
export const Ether = protocol({
  name: "eth",
  layer: "Ether",
  title: "Ethernet",
  short: "Ethernet",
  spec: "IEEE 802.3",
  carriedBy: { linktype: 1, ethertype: 0x6558, "gre.proto": 0x6558, "ip.proto": 143 },
  next: { table: "ethertype", by: ["type"] },
  aliases: { addr: ["dst", "src"] },
  summary: "Ether",
  fields: {
    dst: mac({ label: "Destination", default: "ff:ff:ff:ff:ff:ff" }),
    src: mac({ label: "Source", default: "00:00:00:00:00:00" }),
    type: u16({ label: "Type", show: "hex", names: etherTypes, auto: payloadLength({ atMost: 1500 }) }),
  },
});

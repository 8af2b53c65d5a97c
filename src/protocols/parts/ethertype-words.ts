import type { ValueStrings } from "../../definition/kinds.ts";
import { etherTypes } from "./ethertypes.ts";

/** EtherTypes in Wireshark's words. */
export const etherTypeWords: ValueStrings = {
  ...Object.fromEntries(Object.entries(etherTypes).map(([name, number]) => [number, name])),
  0x0842: "Wake on LAN",
  0x6003: "DEC DNA Routing",
  0x6558: "Transparent Ethernet bridging",
  0x8100: "802.1Q Virtual LAN",
  0x8137: "Netware IPX/SPX",
  0x8847: "MPLS label switched packet",
  0x8848: "MPLS multicast label switched packet",
  0x888e: "802.1X Authentication",
  0x88a8: "802.1ad Provider Bridge (Q-in-Q)",
  0x88cc: "802.1 Link Layer Discovery Protocol (LLDP)",
  0x88e5: "802.1AE (MACsec)",
  0x88f7: "PTPv2 over Ethernet (IEEE1588)",
  0x9100: "QinQ: old non-standard 802.1ad",
};

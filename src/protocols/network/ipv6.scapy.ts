import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { IPv6 } from "./ipv6.ts";

export const layers = scapyLayers([
  messageOf(IPv6, "IPv6", {}, { requires: { MPLS: { label: 2 }, NSH: { nextproto: 2 }, VXLAN: { flags: 12, NextProtocol: 2 } } }),
  messageOf(IPv6, "IPerror6", {}, { carriedBy: { "ip.proto": 41 } }),
]);

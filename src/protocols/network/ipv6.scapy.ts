import { messageOf } from "../../definition/derive.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { IPv6 } from "./ipv6.ts";

/** A datagram in an ICMP message does not make that an error. */
const { "icmpv6.type": _quoted, ...carriedBy } = IPv6.carriedBy ?? {};
const requires = { MPLS: { label: 2 }, NSH: { nextproto: 2 }, VXLAN: { flags: 12, NextProtocol: 2 } };

export const layers = scapyLayers([
  messageOf(IPv6, "IPv6", {}, { carriedBy, requires }),
  messageOf(IPv6, "IPerror6", {}, { carriedBy, requires }),
]);

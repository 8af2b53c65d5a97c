import { protocol } from "../../definition/protocol.ts";
import { dhcpv6Message } from "../parts/dhcpv6-message.ts";

/** The Dynamic Host Configuration Protocol for IPv6. */
export const DHCP6 = protocol({
  name: "dhcpv6",
  layer: "DHCP6",
  title: "DHCPv6",
  short: "DHCPv6",
  spec: "RFC 8415",
  carriedBy: { "udp.port": [546, 547] },
  answers: [
    {
      kind: { offset: 0, mask: 0xff, request: [1, 3, 4, 5, 6, 8, 9, 11, 14], response: [2, 7, 15] },
      repeats: [[1, 1, 3]],
    },
  ],
  summary: "DHCP6 {msgtype}",
  fields: dhcpv6Message,
});

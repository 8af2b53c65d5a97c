import type { DumpLine } from "../../definition/dump-line.ts";
import { PortRanks } from "../parts/port-ranks.ts";

const ports = new PortRanks([
  { ports: [53] }, // DNS
  { ports: [67, 68] }, // DHCP
  { ports: [69] }, // TFTP
  { ports: [88] }, // Kerberos
  { ports: [123] }, // NTP
  { ports: [161, 162] }, // SNMP
  { ports: [496] }, // Cisco Auto-RP
  { ports: [500] }, // ISAKMP
  { ports: [514] }, // syslog
  { ports: [520] }, // RIP
  { ports: [521] }, // RIPng
  { ports: [525] }, // timed
  { ports: [546, 547] }, // DHCPv6
  { ports: [646] }, // LDP
  { ports: [654] }, // AODV
  { ports: [698] }, // OLSR
  { ports: [701] }, // LMP
  { ports: [750] }, // Kerberos 4
  { ports: [921] }, // lwres
  { ports: [5353] }, // mDNS
  { ports: [4500] }, // ESP and ISAKMP behind address translators
  { ports: [7500, 8500] }, // ISAKMP
  { ports: [1701] }, // L2TP
  { ports: [3456], only: "destination" }, // VAT
  { ports: [2103, 2104] }, // Zephyr
  { ports: Array.from({ length: 10 }, (_, i) => 7000 + i) }, // Rx
  { ports: [5359] }, // AHCP
  { ports: [6696, 6697] }, // Babel
  { ports: [8231] }, // HNCP
  { ports: [4567], only: "destination" }, // whiteboard
  { ports: [1645, 1646, 1700, 1812, 1813, 3799] }, // RADIUS
  { ports: [1985], only: "destination" }, // HSRP
  { ports: [3503] }, // LSP ping
  { ports: [3784, 3785, 4784, 6784], only: "destination" }, // BFD
  { ports: [1589] }, // VQP
  { ports: [6343] }, // sFlow
  { ports: [12223] }, // LWAPP control
  { ports: [12222] }, // LWAPP data
  { ports: [5060] }, // SIP
  { ports: [8472] }, // OTV
  { ports: [4789] }, // VXLAN
  { ports: [6081] }, // Geneve
  { ports: [4342] }, // LISP
  { ports: [4790] }, // VXLAN-GPE
  { ports: [17754] }, // ZEP
  { ports: [6635] }, // MPLS
  { ports: [319, 320] }, // PTP
  { ports: [30490] }, // SOME/IP
  { ports: [49152], only: "source" }, // Broadcom LI
]);

/** Prints what a datagram carries, by its ports; false where nobody knows it. */
export function payloadText(line: DumpLine, at: number, length: number, source: number, destination: number): boolean {
  const port = ports.choose(source, destination);
  return port >= 0 && line.next("udp.port", port, at, length);
}

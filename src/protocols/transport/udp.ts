import { inetChecksum, wholeLength } from "../../definition/auto.ts";
import { u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { udpFlowFields } from "../parts/udp-flow-fields.ts";

/** The User Datagram Protocol. */
export const UDP = protocol({
  name: "udp",
  layer: "UDP",
  title: "User Datagram Protocol",
  spec: "RFC 768",
  carriedBy: { "ip.proto": 17 },
  next: [
    { table: "udp.port", by: ["dport", "sport"], lowestFirst: true },
    // What no port tells its own octets may.
    { table: "udp.any", always: 0 },
    { table: "udp.any", always: 1 },
    { table: "udp.any", always: 2 },
    { table: "udp.any", always: 3 },
    { table: "udp.any", always: 4 },
  ],
  endsWhereCut: true,
  unreadable: {
    lying: true,
    is: () => true,
    shows: ["srcport", "dstport", "possible_traceroute", "port", "length", "length.bad", "stream"],
  },
  aliases: { port: { of: ["sport", "dport"], label: "Source or Destination Port" } },
  generated: udpFlowFields,
  summary: "UDP {sport} > {dport}",
  fields: {
    sport: u16({ filter: "srcport", label: "Source Port", default: 53 }),
    dport: u16({ filter: "dstport", label: "Destination Port", default: 53 }),
    len: u16({ filter: "length", label: "Length", auto: wholeLength({ zeroIsRest: true }) }),
    chksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({
        pseudoHeader: true,
        zeroIsNone: true,
        unverified: true,
        wrong: {
          filter: "checksum.bad",
          severity: "Error",
          hint: ' (maybe caused by "UDP checksum offload"?)',
          calculated: "inside",
        },
      }),
    }),
  },
});

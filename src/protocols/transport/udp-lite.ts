import { inetChecksum } from "../../definition/auto.ts";
import { u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** UDP whose checksum may leave out the end of the payload: in place of the length, the header says how much it covers. */
export const UDPLite = protocol({
  name: "udplite",
  layer: "UDPLite",
  title: "Lightweight User Datagram Protocol",
  short: "UDP-Lite",
  spec: "RFC 3828",
  prefix: "udp",
  carriedBy: { "ip.proto": 136 },
  next: { table: "udp.port", by: ["dport", "sport"], lowestFirst: true },
  aliases: { port: { of: ["sport", "dport"], label: "Source or Destination Port" } },
  summary: "UDPLite {sport} > {dport}",
  fields: {
    sport: u16({ filter: "srcport", label: "Source Port", default: 53 }),
    dport: u16({ filter: "dstport", label: "Destination Port", default: 53 }),
    coverage: u16({ filter: "=udp.checksum_coverage", label: "Checksum coverage" }),
    chksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({ pseudoHeader: true, coverage: "coverage", unverified: true }),
    }),
  },
});

import { crc32cChecksum } from "../../definition/auto.ts";
import { u16, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { chunks } from "../parts/sctp-chunks.ts";

/** Stream Control Transmission Protocol, with all chunks of a packet. */
export const SCTP = protocol({
  name: "sctp",
  layer: "SCTP",
  title: "Stream Control Transmission Protocol",
  uncut: true,
  spec: "RFC 9260",
  carriedBy: { "ip.proto": 132 },
  carries: ["sctp.payload"],
  aliases: { port: { of: ["sport", "dport"], label: "Port" } },
  summary: "SCTP {sport} > {dport}",
  fields: {
    sport: u16({ filter: "srcport", label: "Source port" }),
    dport: u16({ filter: "dstport", label: "Destination port" }),
    tag: u32({ filter: "verification_tag", label: "Verification tag", show: "hex" }),
    chksum: u32({ filter: "checksum", label: "Checksum", show: "hex", auto: crc32cChecksum() }),
    chunks,
  },
});

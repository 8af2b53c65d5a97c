import { protocol } from "../../definition/protocol.ts";
import { tnsPacket } from "../parts/tns-packet.ts";

/** Oracle's Transparent Network Substrate, one packet a layer. */
export const TNS = protocol({
  name: "tns",
  records: {},
  layer: "TNS",
  title: "Transparent Network Substrate Protocol",
  short: "TNS",
  // What it carries and nobody knows is named behind it.
  foreign: ["data"],
  spec: "Oracle Net Services",
  carriedBy: { "tcp.port": 1521 },
  summary: "TNS",
  fields: { packet: tnsPacket },
});

import { protocol } from "../../definition/protocol.ts";
import { sflowDatagram } from "../parts/sflow-datagram.ts";

/** sFlow of version 5: samples of what goes through a switch, and its counters. */
export const SFlow = protocol({
  name: "sflow",
  layer: "SFlow",
  title: "InMon sFlow",
  short: "sFlow",
  spec: "sFlow version 5 (sflow.org, 2004)",
  carriedBy: { "udp.port": 6343 },
  startsWith: [[0, 0, 0, [2, 5]]],
  summary: "sFlow",
  fields: { datagram: sflowDatagram },
});

import { protocol } from "../../definition/protocol.ts";
import { rdpNegotiation } from "../parts/rdp-negotiation.ts";

/** What a client of the Remote Desktop Protocol asks for while it connects. */
export const RdpRequest = protocol({
  name: "rdp.request",
  path: "rdp",
  // Wireshark does not name it in packets in which a client of RDP connects.
  pathWithout: "tpkt",
  prefix: "rdp",
  layer: "RDPRequest",
  title: "Remote Desktop Protocol",
  short: "RDP",
  spec: "[MS-RDPBCGR]",
  summary: "RDP",
  fields: { negotiation: rdpNegotiation },
});

import { protocol } from "../../definition/protocol.ts";
import { rdpNegotiation } from "../parts/rdp-negotiation.ts";

/** What a server of the Remote Desktop Protocol says while it confirms a connection. */
export const RDP = protocol({
  name: "rdp",
  layer: "RDP",
  title: "Remote Desktop Protocol",
  short: "RDP",
  spec: "[MS-RDPBCGR]",
  summary: "RDP",
  fields: { negotiation: rdpNegotiation },
});

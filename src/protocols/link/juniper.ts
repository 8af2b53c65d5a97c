import { protocol } from "../../definition/protocol.ts";
import { juniperHeader } from "../parts/juniper-header.ts";

const MAGIC = [0x4d, 0x47, 0x43];

/** What routers of Juniper put in front of frames of Ethernet that they capture. */
export const JuniperEthernet = protocol({
  name: "juniper",
  layer: "JuniperEthernet",
  title: "Juniper",
  short: "Juniper",
  spec: "LINKTYPE_JUNIPER_ETHER",
  carriedBy: { linktype: 178 },
  startsWith: [MAGIC],
  next: { table: "juniper", always: 1 },
  summary: "Juniper",
  fields: { header: juniperHeader(true) },
});

import { protocol } from "../../definition/protocol.ts";
import { glbpMessage } from "../parts/glbp-message.ts";

/** How routers of Cisco share the work of one gateway. */
export const GLBP = protocol({
  name: "glbp",
  layer: "GLBP",
  title: "Gateway Load Balancing Protocol",
  short: "GLBP",
  spec: "Cisco",
  carriedBy: { "udp.port": 3222 },
  summary: "GLBP",
  fields: { message: glbpMessage },
});

import { protocol } from "../../definition/protocol.ts";
import { pagpMessage } from "../parts/pagp-message.ts";

/** How switches of Cisco agree to use several links as one. */
export const PAgP = protocol({
  name: "pagp",
  layer: "PAgP",
  title: "Port Aggregation Protocol",
  short: "PAGP",
  spec: "Cisco",
  carriedBy: { "snap.cisco": 0x0104 },
  summary: "PAgP",
  fields: { message: pagpMessage },
});

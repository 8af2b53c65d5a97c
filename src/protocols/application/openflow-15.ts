import { protocol } from "../../definition/protocol.ts";
import { openflow15Message } from "../parts/openflow13-message.ts";

/** OpenFlow 1.5, by which a controller tells switches what to do: one message a layer. */
export const OpenFlow15 = protocol({
  name: "openflow_v6",
  layer: "OpenFlow15",
  title: "OpenFlow 1.5",
  short: "OpenFlow",
  spec: "OpenFlow Switch Specification 1.5",
  holds: ["eth"],
  carriedBy: { "openflow.version": 6 },
  summary: "OpenFlow 1.5",
  fields: { message: openflow15Message },
});

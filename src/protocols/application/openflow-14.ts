import { protocol } from "../../definition/protocol.ts";
import { openflow15Message } from "../parts/openflow13-message.ts";

/** OpenFlow 1.4, by which a controller tells switches what to do: one message a layer. */
export const OpenFlow14 = protocol({
  name: "openflow_v5",
  layer: "OpenFlow14",
  title: "OpenFlow 1.4",
  short: "OpenFlow",
  spec: "OpenFlow Switch Specification 1.4",
  holds: ["eth"],
  carriedBy: { "openflow.version": 5 },
  summary: "OpenFlow 1.4",
  fields: { message: openflow15Message },
});

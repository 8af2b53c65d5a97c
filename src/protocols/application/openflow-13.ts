import { protocol } from "../../definition/protocol.ts";
import { openflow13Message } from "../parts/openflow13-message.ts";

/** OpenFlow 1.3, by which a controller tells switches what to do: one message a layer. */
export const OpenFlow13 = protocol({
  name: "openflow_v4",
  layer: "OpenFlow13",
  title: "OpenFlow 1.3",
  short: "OpenFlow",
  spec: "OpenFlow Switch Specification 1.3",
  holds: ["eth"],
  carriedBy: { "openflow.version": 4 },
  summary: "OpenFlow 1.3",
  fields: { message: openflow13Message },
});

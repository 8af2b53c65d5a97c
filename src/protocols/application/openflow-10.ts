import { protocol } from "../../definition/protocol.ts";
import { openflow10Message } from "../parts/openflow10-message.ts";

/** OpenFlow 1.0, by which a controller tells switches what to do: one message a layer. */
export const OpenFlow10 = protocol({
  name: "openflow_v1",
  prefix: "openflow",
  layer: "OpenFlow10",
  title: "OpenFlow 1.0",
  short: "OpenFlow",
  spec: "OpenFlow Switch Specification 1.0",
  holds: ["eth"],
  carriedBy: { "openflow.version": 1 },
  summary: "OpenFlow 1.0",
  fields: { message: openflow10Message },
});

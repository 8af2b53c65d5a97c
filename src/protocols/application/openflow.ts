import { protocol } from "../../definition/protocol.ts";

/** OpenFlow, whose messages are those of the version that they begin with (flows/openflow-streams.ts). */
export const OpenFlow = protocol({
  name: "openflow",
  treeless: true,
  layer: "OpenFlow",
  title: "OpenFlow",
  short: "OpenFlow",
  spec: "OpenFlow Switch Specification",
  carriedBy: { "tcp.port": [6653, 6633, 6634] },
  next: { table: "openflow.version", peekBits: 8 },
  summary: "OpenFlow",
  fields: {},
});

import { protocol } from "../../definition/protocol.ts";
import { eventLogOperations } from "../parts/eventlog-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Event Logger. */
export const EventLog = protocol(
  rpcInterface({
    name: "eventlog",
    layer: "RpcEventLog",
    title: "Event Logger",
    short: "EVENTLOG",
    spec: "[MS-EVEN]",
    identifiers: ["82273fdc-e32a-18c3-3f78-827929dc23ea"],
    versions: [0],
    operations: eventLogOperations,
  }),
);

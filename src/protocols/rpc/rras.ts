import { protocol } from "../../definition/protocol.ts";
import { rrasOperations } from "../parts/rras-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Microsoft Routing and Remote Access Service. */
export const RRAS = protocol(
  rpcInterface({
    name: "rras",
    layer: "RpcRRAS",
    title: "Microsoft Routing and Remote Access Service",
    short: "RRAS",
    spec: "[MS-RRASM]",
    identifiers: ["8f09f000-b7ed-11ce-bbd2-00001a181cad"],
    versions: [0],
    operations: rrasOperations,
  }),
);

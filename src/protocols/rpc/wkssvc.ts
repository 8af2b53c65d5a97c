import { protocol } from "../../definition/protocol.ts";
import { wkssvcOperations } from "../parts/wkssvc-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Workstation Service. */
export const WKSSVC = protocol(
  rpcInterface({
    name: "wkssvc",
    layer: "RpcWKSSVC",
    title: "Workstation Service",
    short: "WKSSVC",
    spec: "[MS-WKST]",
    identifiers: ["6bffd098-a112-3610-9833-46c3f87e345a"],
    versions: [1],
    operations: wkssvcOperations,
  }),
);

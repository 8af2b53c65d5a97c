import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Init shutdown service. */
export const InitShutdown = protocol(
  rpcInterface({
    name: "initshutdown",
    layer: "RpcInitShutdown",
    title: "Init shutdown service",
    short: "INITSHUTDOWN",
    spec: "[MS-RSP]",
    identifiers: ["894de0c0-0d55-11d3-a322-00c04fa321a1"],
    versions: [1],
    operations: {
      0: "Init",
      1: "Abort",
      2: "InitEx",
    },
  }),
);

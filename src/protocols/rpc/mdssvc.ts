import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Spotlight metadata search service. */
export const Mdssvc = protocol(
  rpcInterface({
    name: "mdssvc",
    layer: "RpcMdssvc",
    title: "Spotlight metadata search service",
    short: "MDSSVC",
    spec: "Spotlight over RPC",
    identifiers: ["885d85fb-c754-4062-a0e7-68692ce0061f", "cbbb8c07-c754-4062-a0e7-68692ce0061f"],
    operations: {
      0: "open",
      1: "unknown1",
      2: "cmd",
      3: "close",
    },
  }),
);

import { protocol } from "../../definition/protocol.ts";
import { drsuapiOperations } from "../parts/drsuapi-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** DRSUAPI. */
export const DRSUAPI = protocol(
  rpcInterface({
    name: "drsuapi",
    layer: "RpcDRSUAPI",
    title: "DRSUAPI",
    short: "DRSUAPI",
    spec: "[MS-DRSR]",
    identifiers: ["e3514235-4b06-11d1-ab04-00c04fc2dcd2"],
    versions: [4],
    operations: drsuapiOperations,
  }),
);

import { protocol } from "../../definition/protocol.ts";
import { efsOperations } from "../parts/efs-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** EFS (pidl). */
export const EFS = protocol(
  rpcInterface({
    name: "efs",
    layer: "RpcEFS",
    title: "EFS (pidl)",
    short: "EFS",
    spec: "[MS-EFSR]",
    identifiers: ["c681d488-d850-11d0-8c52-00c04fd90f7e"],
    versions: [1],
    operations: efsOperations,
  }),
);

import { protocol } from "../../definition/protocol.ts";
import { netDFSOperations } from "../parts/netdfs-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Settings for Microsoft Distributed File System. */
export const NetDFS = protocol(
  rpcInterface({
    name: "netdfs",
    layer: "RpcNetDFS",
    title: "Settings for Microsoft Distributed File System",
    short: "NETDFS",
    spec: "[MS-DFSNM]",
    identifiers: ["4fc742e0-4a10-11cf-8273-00aa004ae673"],
    versions: [3],
    operations: netDFSOperations,
  }),
);

import { protocol } from "../../definition/protocol.ts";
import { nspiOperations } from "../parts/nspi-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Exchange 5.5 Name Service Provider. */
export const NSPI = protocol(
  rpcInterface({
    name: "nspi",
    layer: "RpcNSPI",
    title: "Exchange 5.5 Name Service Provider",
    short: "NSPI",
    spec: "[MS-NSPI]",
    identifiers: ["f5cc5a18-4264-101a-8c59-08002b2f8426"],
    versions: [56],
    operations: nspiOperations,
  }),
);

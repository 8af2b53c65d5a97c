import { protocol } from "../../definition/protocol.ts";
import { spoolssOperations } from "../parts/spoolss-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Microsoft Spool Subsystem. */
export const Spoolss = protocol(
  rpcInterface({
    name: "spoolss",
    layer: "RpcSpoolss",
    title: "Microsoft Spool Subsystem",
    short: "SPOOLSS",
    spec: "[MS-RPRN]",
    identifiers: ["12345678-1234-abcd-ef00-0123456789ab"],
    versions: [1],
    operations: spoolssOperations,
  }),
);

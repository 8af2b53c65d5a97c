import { protocol } from "../../definition/protocol.ts";
import { winRegOperations } from "../parts/winreg-operations.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Remote Registry Service. */
export const WinReg = protocol(
  rpcInterface({
    name: "winreg",
    layer: "RpcWinReg",
    title: "Remote Registry Service",
    short: "WINREG",
    spec: "[MS-RRP]",
    identifiers: ["338cd001-2244-31f1-aaaa-900038001003"],
    versions: [1],
    operations: winRegOperations,
  }),
);

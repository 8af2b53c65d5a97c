import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Microsoft AT-Scheduler Service. */
export const ATSVC = protocol(
  rpcInterface({
    name: "atsvc",
    layer: "RpcATSVC",
    title: "Microsoft AT-Scheduler Service",
    short: "ATSVC",
    spec: "[MS-TSCH]",
    identifiers: ["1ff70682-0a51-30e8-076d-740be8cee98b"],
    versions: [1],
    operations: {
      0: "JobAdd",
      1: "JobDel",
      2: "JobEnum",
      3: "JobGetInfo",
    },
  }),
);

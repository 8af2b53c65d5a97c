import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** SMB Witness Service. */
export const Witness = protocol(
  rpcInterface({
    name: "witness",
    layer: "RpcWitness",
    title: "SMB Witness Service",
    short: "WITNESS",
    spec: "[MS-SWN]",
    identifiers: ["ccd8c074-d0e5-4a40-92b4-d074faa6ba28"],
    versions: [1],
    operations: {
      0: "GetInterfaceList",
      1: "Register",
      2: "UnRegister",
      3: "AsyncNotify",
      4: "RegisterEx",
    },
  }),
);

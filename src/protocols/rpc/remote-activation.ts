import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** DCOM IRemoteActivation. */
export const RemoteActivation = protocol(
  rpcInterface({
    name: "remact",
    layer: "RpcRemoteActivation",
    title: "DCOM IRemoteActivation",
    short: "REMACT",
    spec: "[MS-DCOM]",
    identifiers: ["4d9f4ab8-7d1c-11cf-861e-0020af6e7c57"],
    versions: [0],
    operations: {
      0: "RemoteActivation",
    },
  }),
);

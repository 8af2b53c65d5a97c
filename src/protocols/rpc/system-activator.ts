import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** ISystemActivator ISystemActivator Resolver. */
export const ISystemActivator = protocol(
  rpcInterface({
    name: "isystemactivator",
    layer: "RpcISystemActivator",
    title: "ISystemActivator ISystemActivator Resolver",
    short: "ISystemActivator",
    spec: "[MS-DCOM]",
    identifiers: ["000001a0-0000-0000-c000-000000000046"],
    versions: [0],
    operations: {
      0: "QueryInterfaceIRemoteSCMActivator",
      1: "AddRefIRemoteISCMActivator",
      2: "ReleaseIRemoteISCMActivator",
      3: "RemoteGetClassObject",
      4: "RemoteCreateInstance",
    },
  }),
);

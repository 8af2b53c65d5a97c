import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Exchange 5.5 EMSMDB. */
export const MAPI = protocol(
  rpcInterface({
    name: "mapi",
    layer: "RpcMAPI",
    title: "Exchange 5.5 EMSMDB",
    short: "MAPI",
    spec: "[MS-OXCRPC]",
    identifiers: ["a4f1db00-ca47-1067-b31f-00dd010662da"],
    versions: [0],
    operations: {
      0: "EcDoConnect",
      1: "EcDoDisconnect",
      2: "EcDoRpc",
      3: "EcGetMoreRpc",
      4: "EcRRegisterPushNotification",
      5: "EcRUnregisterPushNotification",
      6: "EcDummyRpc",
      7: "EcRGetDCName",
      8: "EcRNetGetDCName",
      9: "EcDoRpcExt",
    },
  }),
);

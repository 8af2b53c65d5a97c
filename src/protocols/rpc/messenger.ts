import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Microsoft Messenger Service. */
export const Messenger = protocol(
  rpcInterface({
    name: "messenger",
    layer: "RpcMessenger",
    title: "Microsoft Messenger Service",
    short: "Messenger",
    spec: "[MS-MSRP]",
    identifiers: ["5a7b91f8-ff00-11d0-a9b2-00c04fb6e6fc"],
    versions: [1],
    operations: {
      0: "NetrSendMessage",
    },
  }),
);

import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** DCOM OXID Resolver. */
export const OXIDResolver = protocol(
  rpcInterface({
    name: "oxid",
    layer: "RpcOXIDResolver",
    title: "DCOM OXID Resolver",
    short: "IOXIDResolver",
    spec: "[MS-DCOM]",
    identifiers: ["99fcfec4-5260-101b-bbcb-00aa0021347a"],
    versions: [0],
    operations: {
      0: "ResolveOxid",
      1: "SimplePing",
      2: "ComplexPing",
      3: "ServerAlive",
      4: "ResolveOxid2",
      5: "ServerAlive2",
    },
  }),
);

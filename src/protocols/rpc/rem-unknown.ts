import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** IRemUnknown. */
export const RemUnknown = protocol(
  rpcInterface({
    name: "remunk",
    layer: "RpcRemUnknown",
    title: "IRemUnknown",
    short: "IRemUnknown",
    spec: "[MS-DCOM]",
    identifiers: ["00000131-0000-0000-c000-000000000046"],
    versions: [0],
    operations: {
      0: "QueryInterface",
      1: "AddRef",
      2: "Release",
      3: "RemQueryInterface",
      4: "RemAddRef",
      5: "RemRelease",
      6: "RemQueryInterface2",
    },
  }),
);

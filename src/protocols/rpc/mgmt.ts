import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** DCE/RPC Remote Management. */
export const MGMT = protocol(
  rpcInterface({
    name: "mgmt",
    layer: "RpcMGMT",
    title: "DCE/RPC Remote Management",
    short: "MGMT",
    spec: "[C706] appendix Q",
    identifiers: ["afa8bd80-7d8a-11c9-bef4-08002b102989"],
    versions: [1],
    operations: {
      0: "rpc__mgmt_inq_if_ids",
      1: "rpc__mgmt_inq_stats",
      2: "rpc__mgmt_is_server_listening",
      3: "rpc__mgmt_stop_server_listening",
      4: "rpc__mgmt_inq_princ_name",
    },
  }),
);

import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** File Replication Service. */
export const FRSRPC = protocol(
  rpcInterface({
    name: "frsrpc",
    layer: "RpcFRSRPC",
    title: "File Replication Service",
    short: "FRSRPC",
    spec: "[MS-FRS1]",
    identifiers: ["f5cc59b4-4264-101a-8c59-08002b2f8426"],
    versions: [1],
    operations: {
      0: "FrsSendCommPkt",
      1: "FrsVerifyPromotionParent",
      2: "FrsStartPromotionParent",
      3: "FrsNOP",
      4: "FRSRPC_BACKUP_COMPLETE",
      5: "FRSRPC_BACKUP_COMPLETE_5",
      6: "FRSRPC_BACKUP_COMPLETE_6",
      7: "FRSRPC_BACKUP_COMPLETE_7",
      8: "FRSRPC_BACKUP_COMPLETE_8",
      9: "FRSRPC_BACKUP_COMPLETE_9",
      10: "FRSRPC_VERIFY_PROMOTION_PARENT_EX",
    },
  }),
);

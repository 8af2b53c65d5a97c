import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** Microsoft File Replication Service API. */
export const FRSAPI = protocol(
  rpcInterface({
    name: "frsapi",
    layer: "RpcFRSAPI",
    title: "Microsoft File Replication Service API",
    short: "FRSAPI",
    spec: "[MS-FRS1]",
    identifiers: ["d049b186-814f-11d1-9a3c-00c04fc9b232"],
    versions: [1],
    operations: {
      0: "VerifyPromotion",
      1: "PromotionStatus",
      2: "StartDemotion",
      3: "CommitDemotion",
      4: "Set_DsPollingIntervalW",
      5: "Get_DsPollingIntervalW",
      6: "VerifyPromotionW",
      7: "InfoW",
      8: "IsPathReplicated",
      9: "WriterCommand",
    },
  }),
);

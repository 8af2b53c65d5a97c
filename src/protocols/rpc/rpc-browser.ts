import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** RPC Browser. */
export const RPCBrowser = protocol(
  rpcInterface({
    name: "rpc_browser",
    layer: "RpcRPCBrowser",
    title: "RPC Browser",
    short: "RPC_BROWSER",
    spec: "[MS-BRWSA]",
    identifiers: ["6bffd098-a112-3610-9833-012892020162"],
    versions: [0],
    operations: {
      0: "BrowserrServerEnum",
      1: "BrowserrDebugCall",
      2: "BrowserrQueryOtherDomains",
      3: "BrowserrResetNetlogonState",
      4: "BrowserrDebugTrace",
      5: "BrowserrQueryStatistics",
      6: "BrowserrResetStatistics",
      7: "NetrBrowserStatisticsClear",
      8: "NetrBrowserStatisticsGet",
      9: "BrowserrSetNetlogonState",
      10: "BrowserrQueryEmulatedDomains",
      11: "BrowserrServerEnumEx",
    },
  }),
);

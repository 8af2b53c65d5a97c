import { protocol } from "../../definition/protocol.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

/** DNS Server. */
export const DNSServer = protocol(
  rpcInterface({
    name: "dnsserver",
    layer: "RpcDNSServer",
    title: "DNS Server",
    short: "DNSSERVER",
    spec: "[MS-DNSP]",
    identifiers: ["50abc2a4-574d-40b3-9d66-ee4fd5fba076"],
    versions: [5],
    operations: {
      0: "DnssrvOperation",
      1: "DnssrvQuery",
      2: "DnssrvComplexOperation",
      3: "DnssrvEnumRecords",
      4: "DnssrvUpdateRecord",
      5: "DnssrvOperation2",
      6: "DnssrvQuery2",
      7: "DnssrvComplexOperation2",
      8: "DnssrvEnumRecords2",
      9: "DnssrvUpdateRecord2",
    },
  }),
);

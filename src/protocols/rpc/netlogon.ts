import { protocol } from "../../definition/protocol.ts";
import { netlogonOperations } from "../parts/netlogon-operations.ts";
import { negotiated } from "../parts/netlogon-options.ts";
import { enumeration, number, octets, ref, status, unique, wideText } from "../parts/ndr.ts";
import { rpcInterface } from "../parts/rpc-interface.ts";

const server = unique(wideText("netlogon.handle", "Handle"), "Server Handle");
const computer = ref(wideText("netlogon.computer_name", "Computer Name"), "Computer Name");
const account = ref(wideText("netlogon.acct_name", "Acct Name"), "Acct Name");
const returned = status("netlogon.rc", "Return code");
const clientChallenge = octets(8, "netlogon.clientchallenge", "Client Challenge");
const serverChallenge = octets(8, "netlogon.serverchallenge", "Server Challenge");
const clientCredential = octets(8, "netlogon.clientcred", "Client Credential");
const serverCredential = octets(8, "netlogon.servercred", "Server Credential");
const channel = enumeration(
  "netlogon.sec_chan_type",
  "Sec Chan Type",
  {
    0: "SEC_CHAN_NULL",
    1: "SEC_CHAN_LOCAL",
    2: "SEC_CHAN_WKSTA",
    3: "SEC_CHAN_DNS_DOMAIN",
    4: "SEC_CHAN_DOMAIN",
    5: "SEC_CHAN_LANMAN",
    6: "SEC_CHAN_BDC",
    7: "SEC_CHAN_RODC",
  },
  "FT_UINT16",
);

/** Microsoft Network Logon. */
export const Netlogon = protocol(
  rpcInterface({
    name: "rpc_netlogon",
    prefix: "netlogon",
    layer: "RpcNetlogon",
    title: "Microsoft Network Logon",
    short: "RPC_NETLOGON",
    spec: "[MS-NRPC]",
    identifiers: ["12345678-1234-abcd-ef00-01234567cffb"],
    versions: [1],
    operations: netlogonOperations,
    foreign: ["ntlmssp"],
    calls: {
      NetrServerReqChallenge: { in: [server, computer, clientChallenge], out: [serverChallenge, returned] },
      NetrServerAuthenticate2: {
        in: [server, account, channel, computer, clientCredential, negotiated],
        out: [serverCredential, negotiated, returned],
      },
      NetrServerAuthenticate3: {
        in: [server, account, channel, computer, clientCredential, negotiated],
        out: [serverCredential, negotiated, number(4, "netlogon.serverrid", "Account RID"), returned],
      },
    },
  }),
);

import { bytes, ipv4, struct, u16, u32, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { name } from "../parts/dns-name.ts";
import { netlogonVersionViews, serverViews } from "../parts/netlogon-flags.ts";
import { guid } from "../parts/windows-values.ts";

const opcodes = {
  7: "LOGON_PRIMARY_QUERY",
  12: "LOGON_PRIMARY_RESPONSE",
  18: "LOGON_SAM_LOGON_REQUEST",
  19: "LOGON_SAM_LOGON_RESPONSE",
  20: "LOGON_SAM_PAUSE_RESPONSE",
  23: "LOGON_SAM_LOGON_RESPONSE_EX",
  24: "LOGON_SAM_PAUSE_RESPONSE_EX",
  25: "LOGON_SAM_USER_UNKNOWN_EX",
};
const FIRST = 23;
const LAST = 25;
/** Octets behind the addresses: versions and tokens. */
const ADDRESS_FLAG = 8;

/** What a domain controller says of itself as the value of an attribute (NETLOGON_SAM_LOGON_RESPONSE_EX, [MS-ADTS] 6.3.1.9). */
export const LdapNetlogon = protocol({
  name: "ldap.netlogon",
  prefix: "mscldap",
  path: "",
  within: "cldap",
  layer: "NetlogonSamLogonResponse",
  title: "Netlogon response",
  spec: "[MS-ADTS] 6.3.1.9",
  carriedBy: { "ldap.netlogon": [[FIRST, LAST]] },
  startsWith: [[[FIRST, LAST], 0]],
  summary: "Netlogon response",
  fields: {
    opcode: u16({ filter: "netlogon.opcode", label: "Operation code", little: true, strings: opcodes, default: FIRST }),
    reserved: u16({ filter: "", label: "Reserved", little: true }),
    flags: u32({ filter: "netlogon.flags", label: "Flags", show: "hex", little: true, views: serverViews }),
    guid: guid({ filter: "domain.guid", label: "Domain GUID" }),
    forest: name({ filter: "forest", label: "Forest", type: "FT_STRING" }),
    domain: name({ filter: "domain", label: "Domain", type: "FT_STRING" }),
    host: name({ filter: "hostname", label: "Hostname", type: "FT_STRING" }),
    netbios_domain: name({ filter: "nb_domain", label: "NetBIOS Domain", type: "FT_STRINGZ" }),
    netbios_host: name({ filter: "nb_hostname", label: "NetBIOS Hostname", type: "FT_STRINGZ" }),
    user: name({ filter: "username", label: "Username", type: "FT_STRINGZ" }),
    site: name({ filter: "sitename", label: "Server Site", type: "FT_STRING" }),
    client_site: name({ filter: "clientsitename", label: "Client Site", type: "FT_STRING" }),
    address: when(
      { left: ADDRESS_FLAG + 1 },
      struct(
        {
          size: bytes(1, { filter: "" }),
          family: u16({ filter: "netlogon.ipaddress.family", label: "Family", little: true, default: 2 }),
          port: u16({ filter: "netlogon.ipaddress.port", label: "Port" }),
          ipv4: ipv4({ filter: "netlogon.ipaddress.ipv4", label: "IPv4" }),
          zero: bytes(8, { filter: "" }),
        },
        { filter: "netlogon.ipaddress", label: "IP Address", type: "FT_IPv4" },
      ),
    ),
    version: u32({
      filter: "ntver.flags",
      label: "Version Flags",
      show: "hex",
      little: true,
      views: netlogonVersionViews,
    }),
    lm_token: u16({ filter: "netlogon.lm_token", label: "LM Token", show: "hex", little: true, default: 0xffff }),
    nt_token: u16({ filter: "netlogon.nt_token", label: "NT Token", show: "hex", little: true, default: 0xffff }),
  },
});

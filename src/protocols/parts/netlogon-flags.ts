import type { View } from "../../definition/kinds.ts";
import { bitViews } from "./windows-values.ts";

/** What a client asks of the answer (NETLOGON_NT_VERSION, [MS-ADTS] 6.3.1.1). */
// oxfmt-ignore
export const netlogonVersionViews: readonly View[] = bitViews(4, [
  ["=mscldap.ntver.searchflags.v1", "V1", 0x1, "Client requested version 1 netlogon response", "Version 1 netlogon response not requested"],
  ["=mscldap.ntver.searchflags.v5", "V5", 0x2, "Client requested version 5 netlogon response", "Version 5 netlogon response not requested"],
  ["=mscldap.ntver.searchflags.v5ex", "V5EX", 0x4, "Client requested version 5 extended netlogon response", "Version 5 extended response not requested"],
  ["=mscldap.ntver.searchflags.v5ep", "V5EP", 0x8, "Client has requested IP address of the server", "IP address of server not requested"],
  ["=mscldap.ntver.searchflags.vcs", "VCS", 0x10, "Client has asked for the closest site information", "Closest site information not requested"],
  ["=mscldap.ntver.searchflags.vnt4", "VNT4", 0x1000000, "Client is requesting server to avoid NT4 emulation", "Only full AD DS requested"],
  ["=mscldap.ntver.searchflags.vpdc", "VPDC", 0x10000000, "Client has requested the Primary Domain Controller", "Primary Domain Controller not requested"],
  ["=mscldap.ntver.searchflags.vip", "VIP", 0x20000000, "Client has requested IP details (obsolete)", "IP details not requested (obsolete)"],
  ["=mscldap.ntver.searchflags.vl", "VL", 0x40000000, "Client indicated that it is the local machine", "Client is not the local machine"],
  ["=mscldap.ntver.searchflags.vgc", "VGC", 0x80000000, "Client has requested a Global Catalog server", "Global Catalog not requested"],
]);

/** What a domain controller is (DS_FLAG, [MS-ADTS] 6.3.1.2). */
// oxfmt-ignore
export const serverViews: readonly View[] = bitViews(4, [
  ["=mscldap.netlogon.flags.forestnc", "FDC", 0x80000000, "The NC is the default forest NC(Windows 2008)", "The NC is not the default forest NC (Windows 2008)"],
  ["=mscldap.netlogon.flags.defaultnc", "DNC", 0x40000000, "The NC is the default NC (Windows 2008)", "The NC is not the default NC (Windows 2008)"],
  ["=mscldap.netlogon.flags.dnsname", "DNS", 0x20000000, "Server name is in DNS format (Windows 2008)", "Server name is not in DNS format (Windows 2008)"],
  ["=mscldap.netlogon.flags.writabledc", "WDC", 0x1000, "Domain controller is a Windows 2008 writable NC", "Domain controller is not a Windows 2008 writable NC"],
  ["=mscldap.netlogon.flags.rodc", "RODC", 0x800, "Domain controller is a Windows 2008 RODC", "Domain controller is not a Windows 2008 RODC"],
  ["=mscldap.netlogon.flags.ndnc", "NDNC", 0x400, "Domain is NON-DOMAIN NC serviced by ldap server", "Domain is NOT non-domain nc serviced by ldap server"],
  ["=mscldap.netlogon.flags.good_timeserv", "Good Time Serv", 0x200, "This dc has a GOOD TIME SERVICE (i.e. hardware clock)", "This dc does NOT have a good time service (i.e. no hardware clock)"],
  ["=mscldap.netlogon.flags.writable", "Writable", 0x100, "This dc is WRITABLE", "This dc is NOT writable"],
  ["=mscldap.netlogon.flags.closest", "Closest", 0x80, "This server is in the same site as the client", "This server is NOT in the same site as the client"],
  ["=mscldap.netlogon.flags.timeserv", "Time Serv", 0x40, "This dc is running TIME SERVICES (ntp)", "This dc is NOT running time services (ntp)"],
  ["=mscldap.netlogon.flags.kdc", "KDC", 0x20, "This is a KDC (kerberos)", "This is NOT a kdc (kerberos)"],
  ["=mscldap.netlogon.flags.ds", "DS", 0x10, "This dc supports DS", "This dc does NOT support ds"],
  ["=mscldap.netlogon.flags.ldap", "LDAP", 0x8, "This is an LDAP server", "This is NOT an ldap server"],
  ["=mscldap.netlogon.flags.gc", "GC", 0x4, "This is a GLOBAL CATALOGUE of forest", "This is NOT a global catalog of forest"],
  ["=mscldap.netlogon.flags.pdc", "PDC", 0x1, "This is a PDC", "This is NOT a pdc"],
]);

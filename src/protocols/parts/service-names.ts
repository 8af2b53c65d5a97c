/** Ports by the names of their services as Scapy writes them, with _ for - (IANA Service Name and Transport Protocol Port Number Registry). */
// oxfmt-ignore
export const serviceNames = {
  tcpmux: 1, echo: 7, discard: 9, daytime: 13, chargen: 19, ftp_data: 20, ftp: 21, ssh: 22, telnet: 23, smtp: 25, time: 37, domain: 53,
  bootps: 67, bootpc: 68, tftp: 69, gopher: 70, finger: 79, http: 80, kerberos: 88, pop3: 110, sunrpc: 111, auth: 113, nntp: 119, ntp: 123,
  epmap: 135, netbios_ns: 137, netbios_dgm: 138, netbios_ssn: 139, imap2: 143, snmp: 161, snmp_trap: 162, snmptrap: 162, xdmcp: 177, bgp: 179,
  ldap: 389, https: 443, microsoft_ds: 445, submissions: 465, isakmp: 500, exec: 512, biff: 512, login: 513, who: 513, shell: 514, syslog: 514,
  printer: 515, talk: 517, route: 520, gdomap: 538, dhcpv6_client: 546, dhcpv6_server: 547, rtsp: 554, submission: 587, ipp: 631, ldaps: 636,
  kerberos_adm: 749, domain_s: 853, rsync: 873, imaps: 993, pop3s: 995, openvpn: 1194, ms_sql_s: 1433, ms_sql_m: 1434, l2f: 1701, radius: 1812,
  radius_acct: 1813, nfs: 2049, mysql: 3306, ms_wbt_server: 3389, svn: 3690, sip: 5060, sip_tls: 5061, xmpp_client: 5222, xmpp_server: 5269,
  mdns: 5353, postgresql: 5432, amqp: 5672, x11: 6000, redis: 6379, ircs_u: 6697, git: 9418, webmin: 10000,
} as const;

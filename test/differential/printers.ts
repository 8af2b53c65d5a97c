/** Which of tcpdump's printers wrote a packet's text. */
export interface Printer {
  readonly printer: string;
  /** Whether this project was asked to print that protocol. */
  readonly asked: boolean;
}

type Row = readonly [printer: string, text: RegExp];

// How each printer of tcpdump 4.99.3 (as Debian 12 builds it, without SMB) begins, after the addresses and checksums.
const askedByPayload: readonly Row[] = [
  ["esp", /^(?:UDP-encap: |)ESP\(spi|^IPComp|\[\|ESP/i],
  ["bgp", /^BGP|^: BGP/],
  ["dhcpv6", /^ ?dhcp6|^\[\|dhcp6/],
  ["dhcp", /^BOOTP\/DHCP|^ ?\[\|bootp/],
  ["ntp", /^NTPv\d|^ ?\[\|ntp/],
  [
    "snmp",
    /^ *(?:\{ SNMP|\[?C=|\[!init|F=|\[asnlen|\[snmp|\[\|snmp|.*(?:(?:Get|Set|GetNext|GetBulk)Request|GetResponse|Report|Inform|Trap)\()/,
  ],
  ["radius", /^RADIUS|^ ?\[\|radius/],
  ["tftp", /^ ?TFTP/],
  ["syslog", /^SYSLOG|^ ?\[\|syslog/],
  ["rtcp", /^(?:udp\/rtcp|sr @| ?(?:sr|rr|sdes|bye)\b)/],
  ["rtp", /^udp\/(?:rtp|vt|rtcp)|^ ?\[\|rtp/],
  ["sip", /^SIP\b/],
  ["http", /^HTTP\b/],
  ["smtp", /^SMTP\b/],
  ["ftp", /^FTP\b/],
  ["ssh", /^SSH\b/],
  ["vrrp", /^VRRPv|^ ?\[\|vrrp/],
  ["igmp", /^igmp(?! (?:pim|dvmrp|mtrace))|^ ?\[\|igmp/],
  ["icmp6", /^ICMP6|^ ?\[\|icmp6/],
  ["icmp", /^ICMP|^ ?\[\|icmp/],
  [
    "dns",
    /^(?:\[length \d+ < \d+\] )?\d+(?:[+*|$%-]| (?:\w+[+*|$%-]?|\[))|^ ?\[\|domain|^(?:domain )?\[(?:prefix )?length/,
  ],
  ["vxlan", /^VXLAN, |^ ?\[\|vxlan\]/],
  ["geneve", /^Geneve|^ ?\[\|geneve/],
  ["gre", /^GREv\d|^ ?\[\|gre/],
  ["mpls", /^MPLS/],
  ["udplite", /^UDPLite/i],
  [
    "ipv6-extension",
    /^(?:frag \(|HBH|DSTOPT|RT6|AH\(spi|ip-proto-51|no next header|srcrt)|^ ?\[\|(?:frag|hbhopt|dstopt|rthdr|ah)/,
  ],
  ["udp", /^(?:UDP|udp|truncated-udp|bad-udp|\[\|udp)|^ ?\[\|udp/],
  ["tcp", /^ *(?:tcp|Flags \[|\[bad hdr|\[\|tcp)/],
  ["ip", /^(?:ip-proto-|IP|\[\|ip|frag|\[vers)/],
];

const askedByLink: readonly Row[] = [
  ["stp", /STP 802\.1|\[\|stp/],
  ["lldp", /LLDP, length|\[\|lldp\]/],
  ["cdp", /CDPv\d/],
  ["ppp", /\b(?:LCP|IPCP|IP6CP|PAP|CHAP|CCP|MPLSCP), |unknown PPP|VJC|\bPPP\b|\[\|(?:ppp|pap|chap)/],
  ["pppoe", /PPPoE|\[\|pppoe/],
  ["arp", /\b(?:ARP|RARP), |\[\|arp\]|Reverse Request|\brarp\b/i],
  ["mpls", /MPLS \(label|\[\|mpls\]/],
  ["ip6", /\bIP6\b|\[\|ip6\]/],
  ["ip", /\bIP\d?\b|\(tos 0x|\[\|ip\]|unknown ip \d/],
  ["llc", /\b(?:LLC|SNAP|Unnumbered|Supervisory|Information)\b|\[\|llc/],
  ["ethernet", /ethertype|802\.3|\[\|ether\]|AF Unknown|\[\|(?:null|sll)/m],
];

const otherByPayload: readonly Row[] = [
  ["isakmp", /isakmp|^NONESP|\[\|isakmp/],
  ["rip", /^RIPv\d|^ ripng|^\[\|rip/],
  ["rx", /^ ?rx |^ \[\|rx/],
  ["nfs", /^NFS|\bNFS (?:request|reply)|^ \[\|nfs/],
  [
    "other",
    new RegExp(
      "^\\s*(?:\\[\\|)?(?:PIMv|pim|\\[\\|pim|OSPFv|EIGRP|RSVPv|LDP|lspping|\\[\\|lspping|LMPv|BFDv|BFD|sctp|DCCP|PGM|HSRPv|EGP|egp|igrp|" +
        "OLSRv|aodv|babel|igmp (?:pim|dvmrp|mtrace)|hncp|auto-rp|AHCP|CARPv|MSDP|: msdp|DCP|OTV|l2tp|\\[\\|l2tp|pptp|LISP|NSH|VXLAN-GPE|" +
        "CAPWAP|LWAPP|GeoNet|mobile:|NHRP|nhrp|[Mm]obility|sFlow|NetFlow|OpenFlow|: OpenFlow|RESP|zmtp|: ZMTP|RPKI|: RPKI|" +
        "SOMEIP|RTSP|BEEP|kerberos|v\\d|zephyr|vat|wb-|timed|TSP|M3UA|TIPC|UNISTIM|sap|cnfp|whois|NBT|SIPP|udt|" +
        "Unknown Version|BCM-LI|VQPv|PTPv|ZEP|IP Opt|lwres|Ether-IP|EtherIP|etherip|slp|rtsp|mtrace|nd |who-are-you|" +
        "icap|dvmrp|\\d+ > \\d+ (?:PGM|data|ack|data-ack)|\\d+ > \\d+:? (?:dccp|PGM)|IPX|\\(NOV|geonet|AT |VMWARE|MNDP|HDLC)",
    ),
  ],
];

const otherByLink: readonly Row[] = [
  [
    "802.11",
    /Mb\/s|\b(?:Beacon|Probe Re|Data IV|Clear-To-Send|Request-To-Send|Acknowledgment RA|Action|CF-End)|tsft|BSSID/,
  ],
  ["usb", /^(?:\S+ )?USB /],
  ["eap", /EAPOL|\bEAP packet/],
  ["isis", /^, length: \d|IS-IS|ES-IS|CLNP|OSI NLPID|\[\|(?:isis|clnp|esis)|UI [\da-f]{2}!/],
  [
    "other",
    new RegExp(
      "UNSUPPORTED|Loopback|DTPv|VTPv|UDLDv|LACPv|MARKERv|OAMPDU|CFMv|E-LMI|AoE |PTPv|MPCP|RRCP|Realtek|macsec|MACsec|aarp|AARP|" +
        "IPX|ipx-|AppleTalk|^(?:\\S+ )?AT |NetBeui|DECnet|hello|endnode|SLARP|CHDLC|FRF|Frame Relay|DLCI|FR-|LMI|Q\\.9|V\\.9|DLT UNKNOWN|DLT|" +
        "juniper|Juniper|slip|SLIP|arcnet|ATM|AAL|OAM|FDDI|Fibre|DSA|MEDSA|version \\d, resource ID|pflog|rule \\d|NFLOG|vsock|VSOCK|TIPC|" +
        "GeoNet|ARISTA|IEEE 802\\.15|LWAPP|MS NLB|LAT \\(|caplen|len\\(\\d|SunATM|symantec|ppi|pktap|NetAnalyzer|802\\.15\\.4|NSH|ISO|BSAP|HCI|NHRP|nhrp",
    ),
  ],
];

const addresses = / > [\w.:%-]+: (?!ethertype)/g;
const segment = /^Flags \[[^]*?length \d+:? ?/;
const checksums = /^(?:\[[^\]]*\] )+/;

function find(rows: readonly Row[], text: string): string | undefined {
  return rows.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Names the printer of the innermost protocol of a packet's text, or the first around it that was not asked for. */
export function printerOf(text: string): Printer {
  const lines = text.replace(/\n\t0x[^]*$/, "").replace(/^[\d.: -]+ /, "");
  const places = [...lines.matchAll(addresses)];
  const outside = lines.slice(0, places[0]?.index).split("\n", 2).join(" ");
  const otherLink = find(otherByLink, outside);
  if (otherLink !== undefined) return { printer: otherLink, asked: false };
  let said = "";
  for (const [at, { index, 0: found }] of places.entries()) {
    said = lines.slice(index + found.length, places[at + 1]?.index).replace(checksums, "");
    const other = find(otherByPayload, said.replace(segment, ""));
    if (other !== undefined) return { printer: other, asked: false };
  }
  const isSegment = segment.test(said);
  const asked =
    (said && find(askedByPayload, said.replace(segment, ""))) || (isSegment ? "tcp" : find(askedByLink, lines));
  return asked === undefined ? { printer: "unknown", asked: false } : { printer: asked, asked: true };
}

/** What this project was asked to print, in tshark's names; cases that need another protocol are counted apart. */
const askedFor = new Set(
  (
    "eth llc snap vlan ieee8021ad arp ip ipv6 ipv6.hopopts ipv6.routing ipv6.fraghdr ipv6.dstopts icmp icmpv6 igmp tcp mptcp " +
    "udp udplite dns mdns llmnr nbns dhcp dhcpv6 ntp http tls ssl quic ssh gre vxlan geneve mpls ppp lcp ipcp ipv6cp pap " +
    "chap pppoe pppoed pppoes stp lldp cdp sll null loop raw vrrp snmp sip sdp rtp rtcp smtp ftp pop imap syslog tftp radius bgp esp udpencap"
  ).split(" "),
);

/** The protocols among these that were not asked for. */
export function notAskedFor(protocols: readonly string[]): string[] {
  return protocols.filter((protocol) => !askedFor.has(protocol));
}

/** LINKTYPE_ values whose packets this project was asked to print: Ethernet, Null/Loop, PPP, FDDI, raw IP, cooked Linux. */
export const linkTypesAskedFor: ReadonlySet<number> = new Set([
  0, 1, 9, 10, 12, 14, 50, 51, 101, 104, 108, 113, 228, 229, 276,
]);

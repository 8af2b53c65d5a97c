/** The hues that tokens.css has. */
export const hues = ["slate", "blue", "cyan", "teal", "green", "amber", "orange", "red", "pink", "violet"] as const;

export type Hue = (typeof hues)[number];

const families: readonly (readonly [Hue, RegExp])[] = [
  ["amber", /^(?:ARP|RARP|LLDP|CDP|STP|RSTP|MSTP|LLC|Ethernet|EAPOL|IGMP|VRRP|HSRP|OSPF|BGP|RIP|EIGRP)/],
  ["pink", /^ICMP/],
  ["cyan", /^(?:DNS|MDNS|LLMNR|NBNS|DHCP|BOOTP|NTP)/],
  ["violet", /^(?:TLS|SSL|DTLS|QUIC|SSH|ESP|ISAKMP|WireGuard)/],
  ["green", /^(?:HTTP|WebSocket|JSON|XML|GRPC)/i],
  ["orange", /^(?:SIP|RTP|RTCP|SDP|SMTP|IMAP|POP|FTP|TFTP|SMB|RADIUS|LDAP|SNMP|Syslog)/i],
  ["blue", /^TCP/],
  ["teal", /^UDP/],
];

/** The hue of a protocol by the name that the list shows. */
export function hueOf(protocol: string): Hue {
  return families.find(([, pattern]) => pattern.test(protocol))?.[0] ?? "slate";
}

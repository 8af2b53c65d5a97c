/** EtherTypes. Source: IEEE Registration Authority, RFC 9542. */
export const ETHERTYPE = {
  pup: 0x0200, xnsIdp: 0x0600, ip: 0x0800, arp: 0x0806, mopdl: 0x6001, moprc: 0x6002, decnet: 0x6003, lat: 0x6004,
  sca: 0x6007, teb: 0x6558, rarp: 0x8035, atalk: 0x809b, aarp: 0x80f3, vlan: 0x8100, ipx: 0x8137, ip6: 0x86dd,
  slow: 0x8809, mpls: 0x8847, pppoeDiscovery: 0x8863, pppoeSession: 0x8864, providerVlan: 0x88a8, lldp: 0x88cc,
  loopback: 0x9000, qinq: 0x9100,
} as const; // oxfmt-ignore

/** A larger value of the type field of an Ethernet frame is a type, a smaller one a length. */
export const LARGEST_LENGTH = 1500;

/** Service access points of IEEE 802.2; where a protocol is told by a number, those up to `LARGEST_LENGTH` are these. */
export const SAP = { ip: 0x06, stp: 0x42, snap: 0xaa, ipx: 0xe0, netbeui: 0xf0, iso: 0xfe } as const;

/** IP protocol numbers. Source: IANA. */
export const IP_PROTOCOL = {
  hopByHop: 0, icmp: 1, igmp: 2, tcp: 6, igrp: 9, udp: 17, routing: 43, fragment: 44, esp: 50, ah: 51, icmp6: 58,
  noNext: 59, destination: 60, pim: 103, vrrp: 112, carp: 112, sctp: 132,
} as const; // oxfmt-ignore

/** Network layer protocol identifiers. Source: ISO/IEC TR 9577. */
export const NLPID = { clnp: 0x81, esis: 0x82, isis: 0x83 } as const;

/** PPP protocol numbers. Source: IANA. */
export const PPP = {
  ip: 0x0021, iso: 0x0023, xnsIdp: 0x0025, decnet: 0x0027, atalk: 0x0029, ipx: 0x002b, compressedTcp: 0x002d,
  uncompressedTcp: 0x002f, bridge: 0x0031, ip6: 0x0057, mpls: 0x0281,
} as const; // oxfmt-ignore

export const GENEVE_PORT = 6081;
export const VXLAN_PORT = 4789;

/** The three EtherTypes that begin a VLAN tag. */
export const VLAN_TYPES: readonly number[] = [ETHERTYPE.vlan, ETHERTYPE.providerVlan, ETHERTYPE.qinq];

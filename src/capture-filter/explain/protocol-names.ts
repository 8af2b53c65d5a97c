import type { ProtocolWord } from "../syntax-tree.ts";

/** What people call that which a word of the language selects. */
const NAMES: Readonly<Record<ProtocolWord, string>> = {
  link: "link-level", ip: "IPv4", ip6: "IPv6", arp: "ARP", rarp: "RARP", tcp: "TCP", udp: "UDP", sctp: "SCTP",
  icmp: "ICMP", icmp6: "ICMPv6", igmp: "IGMP", igrp: "IGRP", pim: "PIM", vrrp: "VRRP", carp: "CARP", ah: "AH", esp: "ESP",
  atalk: "AppleTalk", aarp: "AppleTalk ARP", decnet: "DECnet", lat: "LAT", sca: "SCA", moprc: "MOP remote console",
  mopdl: "MOP dump and load", iso: "OSI", esis: "ES-IS", isis: "IS-IS", clnp: "CLNP", stp: "Spanning Tree", ipx: "IPX",
  netbeui: "NetBEUI", l1: "IS-IS level 1", l2: "IS-IS level 2", iih: "IS-IS Hello", lsp: "IS-IS LSP", snp: "IS-IS SNP",
  csnp: "IS-IS CSNP", psnp: "IS-IS PSNP", radio: "radio",
}; // oxfmt-ignore

export function protocolName(word: ProtocolWord): string {
  return NAMES[word];
}

/** What a keyword does in a filter; every keyword has one role, whatever stands around it. */
export type KeywordRole =
  | "protocol" | "direction" | "type" | "mask" | "logic" | "length" | "delivery" | "bound" | "byte" | "flag" | "ifindex"
  | "encapsulation" | "pf" | "pf-rule" | "wlan" | "llc" | "atm" | "atm-field" | "mtp2" | "mtp3-field"; // oxfmt-ignore

/** All keywords by role; where one has several spellings, the shortest stands first and is the one the tree has. */
const spellings: Readonly<Record<KeywordRole, string>> = {
  protocol: `link|ether|fddi|tr|wlan|ppp|slip ip arp rarp sctp tcp udp icmp igmp igrp pim vrrp carp atalk aarp decnet lat
    sca moprc mopdl ip6 icmp6 ah esp iso esis|es-is isis|is-is clnp stp ipx netbeui l1 l2 iih lsp snp csnp psnp radio`,
  direction: "src dst addr1|address1 addr2|address2 addr3|address3 addr4|address4 ra ta",
  type: "host net port portrange gateway proto protochain",
  mask: "mask",
  logic: "and or not",
  length: "len|length",
  delivery: "broadcast multicast",
  bound: "less greater",
  byte: "byte",
  flag: "inbound outbound pppoed",
  ifindex: "ifindex",
  encapsulation: "vlan mpls pppoes geneve vxlan",
  pf: "ifname|on rset|ruleset reason action",
  "pf-rule": "rnr|rulenum srnr|subrulenum",
  wlan: "type subtype dir|direction",
  llc: "llc",
  atm: "lane metac bcc oamf4sc oamf4ec sc ilmic oam oamf4 connectmsg metaconnect",
  "atm-field": "vpi vci",
  mtp2: "fisu lssu|lsu msu hfisu hlssu hmsu",
  "mtp3-field": "sio opc dpc sls hsio hopc hdpc hsls",
};

export interface Keyword {
  readonly role: KeywordRole;
  /** The shortest spelling. */
  readonly word: string;
}

/** Every spelling of every keyword. Keywords are lower case only. */
export const keywords: ReadonlyMap<string, Keyword> = new Map(
  Object.entries(spellings).flatMap(([role, words]) =>
    words.split(/\s+/).flatMap((word) => {
      const [shortest, ...others] = word.split("|");
      const keyword = { role: role as KeywordRole, word: shortest };
      return [shortest, ...others].map((spelling): [string, Keyword] => [spelling, keyword]);
    }),
  ),
);

/** Names that stand for numbers wherever a number may stand: places in headers and values of fields. */
export const constants: ReadonlyMap<string, number> = new Map(
  Object.entries({
    icmptype: 0,
    icmpcode: 1,
    icmp6type: 0,
    icmp6code: 1,
    tcpflags: 13,

    "icmp-echoreply": 0,
    "icmp-unreach": 3,
    "icmp-sourcequench": 4,
    "icmp-redirect": 5,
    "icmp-echo": 8,
    "icmp-routeradvert": 9,
    "icmp-routersolicit": 10,
    "icmp-timxceed": 11,
    "icmp-paramprob": 12,
    "icmp-tstamp": 13,
    "icmp-tstampreply": 14,
    "icmp-ireq": 15,
    "icmp-ireqreply": 16,
    "icmp-maskreq": 17,
    "icmp-maskreply": 18,

    "icmp6-destinationunreach": 1,
    "icmp6-packettoobig": 2,
    "icmp6-timeexceeded": 3,
    "icmp6-parameterproblem": 4,
    "icmp6-echo": 128,
    "icmp6-echoreply": 129,
    "icmp6-multicastlistenerquery": 130,
    "icmp6-multicastlistenerreportv1": 131,
    "icmp6-multicastlistenerdone": 132,
    "icmp6-routersolicit": 133,
    "icmp6-routeradvert": 134,
    "icmp6-neighborsolicit": 135,
    "icmp6-neighboradvert": 136,
    "icmp6-redirect": 137,
    "icmp6-routerrenum": 138,
    "icmp6-nodeinformationquery": 139,
    "icmp6-nodeinformationresponse": 140,
    "icmp6-ineighbordiscoverysolicit": 141,
    "icmp6-ineighbordiscoveryadvert": 142,
    "icmp6-multicastlistenerreportv2": 143,
    "icmp6-homeagentdiscoveryrequest": 144,
    "icmp6-homeagentdiscoveryreply": 145,
    "icmp6-mobileprefixsolicit": 146,
    "icmp6-mobileprefixadvert": 147,
    "icmp6-certpathsolicit": 148,
    "icmp6-certpathadvert": 149,
    "icmp6-multicastrouteradvert": 151,
    "icmp6-multicastroutersolicit": 152,
    "icmp6-multicastrouterterm": 153,

    "tcp-fin": 0x01,
    "tcp-syn": 0x02,
    "tcp-rst": 0x04,
    "tcp-push": 0x08,
    "tcp-ack": 0x10,
    "tcp-urg": 0x20,
    "tcp-ece": 0x40,
    "tcp-cwr": 0x80,
  }),
);

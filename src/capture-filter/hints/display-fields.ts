/** How a field of the display-filter language is written in a capture filter. `of`: the filter for packets that have it. */
export type DisplayField =
  /** Compared with addresses and networks: `src host 10.0.0.1`. */
  | { readonly kind: "address"; readonly words: string; readonly of: string }
  /** Compared with numbers and ranges: `tcp dst port 80`. */
  | { readonly kind: "port"; readonly words: string; readonly of: string }
  /** Equal to a number: `ip proto 6`. */
  | { readonly kind: "word"; readonly words: string; readonly of: string }
  /** Any relation with a number: `ip[8] < 5`. */
  | { readonly kind: "number"; readonly left: string; readonly of: string }
  /** Set or not. */
  | { readonly kind: "flag"; readonly left: string; readonly of: string };

const fields = (kind: DisplayField["kind"], of: string, names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([name, words]): [string, DisplayField] => {
    return [
      name,
      (kind === "number" || kind === "flag" ? { kind, left: words, of } : { kind, words, of }) as DisplayField,
    ];
  });

const tcpFlag = (flag: string) => `tcp[tcpflags] & tcp-${flag}`;

/** The fields that a capture filter can ask for, by Wireshark's names. */
export const displayFields: ReadonlyMap<string, DisplayField> = new Map([
  ...fields("address", "ip", { "ip.addr": "host", "ip.src": "src host", "ip.dst": "dst host", "ip.host": "host", "ip.src_host": "src host", "ip.dst_host": "dst host" }),
  ...fields("address", "ip6", { "ipv6.addr": "host", "ipv6.src": "src host", "ipv6.dst": "dst host" }),
  ...fields("address", "", { "eth.addr": "ether host", "eth.src": "ether src", "eth.dst": "ether dst" }),
  ...fields("address", "", { "wlan.addr": "wlan host", "wlan.sa": "wlan src", "wlan.da": "wlan dst", "wlan.ra": "wlan ra", "wlan.ta": "wlan ta" }),
  ...fields("address", "arp", { "arp.src.proto_ipv4": "arp src host", "arp.dst.proto_ipv4": "arp dst host" }),
  ...["tcp", "udp", "sctp"].flatMap((protocol) =>
    fields("port", protocol, { [`${protocol}.port`]: `${protocol} port`, [`${protocol}.srcport`]: `${protocol} src port`, [`${protocol}.dstport`]: `${protocol} dst port` })),
  ...fields("word", "ip", { "ip.proto": "ip proto" }),
  ...fields("word", "ip6", { "ipv6.nxt": "ip6 proto" }),
  ...fields("word", "", { "eth.type": "ether proto" }),
  ...fields("word", "vlan", { "vlan.id": "vlan" }),
  ...fields("word", "mpls", { "mpls.label": "mpls" }),
  ...fields("word", "pppoes", { "pppoe.session_id": "pppoes" }),
  ...fields("number", "", { "frame.len": "len" }),
  ...fields("number", "ip", {
    "ip.ttl": "ip[8]", "ip.len": "ip[2:2]", "ip.id": "ip[4:2]", "ip.dsfield": "ip[1]", "ip.dsfield.dscp": "ip[1] >> 2",
    "ip.hdr_len": "(ip[0] & 0xf) << 2",
  }),
  ...fields("number", "ip6", { "ipv6.hlim": "ip6[7]", "ipv6.plen": "ip6[4:2]" }),
  ...fields("number", "tcp", {
    "tcp.flags": "tcp[tcpflags]", "tcp.seq_raw": "tcp[4:4]", "tcp.ack_raw": "tcp[8:4]", "tcp.window_size_value": "tcp[14:2]",
    "tcp.hdr_len": "(tcp[12] >> 4) << 2",
  }),
  ...fields("number", "udp", { "udp.length": "udp[4:2]" }),
  ...fields("number", "icmp", { "icmp.type": "icmp[icmptype]", "icmp.code": "icmp[icmpcode]" }),
  ...fields("number", "icmp6", { "icmpv6.type": "icmp6[icmp6type]", "icmpv6.code": "icmp6[icmp6code]" }),
  ...fields("number", "arp", { "arp.opcode": "arp[6:2]" }),
  ...fields("flag", "tcp", {
    "tcp.flags.fin": tcpFlag("fin"), "tcp.flags.syn": tcpFlag("syn"), "tcp.flags.reset": tcpFlag("rst"), "tcp.flags.push": tcpFlag("push"),
    "tcp.flags.ack": tcpFlag("ack"), "tcp.flags.urg": tcpFlag("urg"), "tcp.flags.ece": tcpFlag("ece"), "tcp.flags.ecn": tcpFlag("ece"),
    "tcp.flags.cwr": tcpFlag("cwr"),
  }),
  ...fields("flag", "ip", { "ip.flags.df": "ip[6] & 0x40", "ip.flags.mf": "ip[6] & 0x20" }),
]); // oxfmt-ignore

/** Protocols whose fields are asked for by `protocol.field`, beside those above and the ones known by their ports. */
export const displayProtocols: ReadonlySet<string> = new Set(
  `arp bootp data eth frame icmp icmpv6 igmp ip ipv6 llc mpls pppoe ppp radiotap sctp sll stp tcp udp vlan wlan wlan_radio`.split(
    " ",
  ),
);

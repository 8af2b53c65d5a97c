import fc from "fast-check";

/** A link type that random filters are made for: DLT_ value, and the words that make sense there besides the usual ones. */
export interface FilterTerrain {
  readonly name: string;
  readonly dlt: number;
  readonly words: readonly Family[];
}
type Family = "stations" | "tags" | "wlan" | "pf" | "atm" | "ss7" | "llc" | "direction";

export const terrains: readonly FilterTerrain[] = [
  { name: "EN10MB", dlt: 1, words: ["stations", "tags", "llc"] },
  { name: "LINUX_SLL", dlt: 113, words: ["direction"] },
  { name: "LINUX_SLL2", dlt: 276, words: ["direction"] },
  { name: "NULL", dlt: 0, words: [] },
  { name: "LOOP", dlt: 108, words: [] },
  { name: "RAW", dlt: 12, words: [] },
  { name: "IPV4", dlt: 228, words: [] },
  { name: "IPV6", dlt: 229, words: [] },
  { name: "PPP", dlt: 9, words: ["direction"] },
  { name: "PPP_SERIAL", dlt: 50, words: ["direction"] },
  { name: "C_HDLC", dlt: 104, words: [] },
  { name: "FRELAY", dlt: 107, words: [] },
  { name: "FDDI", dlt: 10, words: ["stations", "llc"] },
  { name: "IEEE802", dlt: 6, words: ["stations", "llc"] },
  { name: "IP_OVER_FC", dlt: 122, words: ["stations", "llc"] },
  { name: "ATM_RFC1483", dlt: 11, words: ["llc"] },
  { name: "SUNATM", dlt: 123, words: ["atm", "stations", "llc"] },
  { name: "IEEE802_11", dlt: 105, words: ["stations", "wlan", "llc"] },
  { name: "IEEE802_11_RADIO", dlt: 127, words: ["stations", "wlan", "llc"] },
  { name: "PRISM_HEADER", dlt: 119, words: ["stations", "wlan", "llc"] },
  { name: "IEEE802_11_RADIO_AVS", dlt: 163, words: ["stations", "wlan", "llc"] },
  { name: "PPI", dlt: 192, words: ["stations", "wlan", "llc"] },
  { name: "PFLOG", dlt: 117, words: ["pf", "direction"] },
  { name: "MTP2", dlt: 140, words: ["ss7"] },
  { name: "ARCNET", dlt: 7, words: [] },
  { name: "SLIP", dlt: 8, words: ["direction"] },
];

const word = (...words: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...words);
const words = (text: string): fc.Arbitrary<string> => word(...text.split(/\s+/));
/** Arbitraries, or fixed words, with blanks in between; an empty one leaves no blank. */
const phrase = (...parts: readonly (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((said) => said.filter(Boolean).join(" "));
const maybe = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(""), arbitrary);
const number = (max: number): fc.Arbitrary<string> =>
  fc
    .oneof(fc.nat(Math.min(max, 8)), fc.nat(max))
    .map((value) => (value % 5 === 0 ? `0x${value.toString(16)}` : `${value}`));

// Values that packets of the collection have, and others.
const ipv4 = word(
  "10.0.0.1",
  "192.168.1.1",
  "192.168.0.1",
  "127.0.0.1",
  "224.0.0.5",
  "255.255.255.255",
  "10.0.0.2",
  "0.0.0.0",
);
const ipv4Net = word(
  "10",
  "10.0",
  "192.168.1",
  "192.168.0.0/16",
  "10.0.0.0/8",
  "0.0.0.0/0",
  "224.0.0.0/4",
  "192.168.1.4/30",
  "10.0.0.0 mask 255.0.0.0",
  "192.168.1.1/32",
);
const ipv6 = word("::1", "fe80::1", "ff02::1", "ff02::2", "2001:db8::1", "::");
const ipv6Net = word("fe80::/10", "ff00::/8", "::/0", "2001:db8::/32", "2001:db8::1/128", "fe80::200:0:0:0/70");
const mac = word(
  "ff:ff:ff:ff:ff:ff",
  "01:80:c2:00:00:00",
  "00:00:00:00:00:00",
  "33:33:00:00:00:01",
  "00:11:22:33:44:55",
);
const port = fc.oneof(word("80", "53", "443", "22", "http", "domain", "5060"), number(65535));
const range = fc.tuple(fc.nat(70), fc.nat(1000)).map(([from, more]) => `${from}-${from + more}`);
const protocolNumber = fc.oneof(
  word("6", "17", "1", "58", "\\tcp", "\\udp", "\\icmp", "\\ah", "\\pim", "132"),
  number(255),
);
const direction = maybe(word("src", "dst", "src or dst", "src and dst"));

const protocol = words(`ip ip6 arp rarp tcp udp icmp icmp6 igmp pim vrrp carp sctp ah esp ip ip6 tcp udp icmp arp
  igrp atalk aarp decnet lat sca moprc mopdl iso esis isis clnp stp ipx netbeui l1 l2 iih lsp snp csnp psnp`);

const identifiers = fc.oneof(
  phrase(maybe(words("ip arp rarp")), direction, maybe(word("host")), fc.oneof(ipv4, valueList(ipv4))),
  phrase(maybe(word("ip6")), direction, "host", ipv6),
  phrase(maybe(words("ip arp rarp")), direction, "net", ipv4Net),
  phrase(maybe(word("ip6")), direction, "net", ipv6Net),
  phrase(maybe(words("tcp udp sctp ip ip6")), direction, "port", fc.oneof(port, valueList(port))),
  phrase(maybe(words("tcp udp sctp")), direction, "portrange", range),
  phrase(maybe(words("ip ip6")), word("proto", "proto", "protochain"), protocolNumber),
  phrase("link", "proto", fc.oneof(word("\\ip", "\\ip6", "\\arp", "\\stp", "0x88cc", "0x42", "\\iso"), number(65535))),
  phrase("iso proto", word("\\clnp", "\\esis", "\\isis", "0x83")),
  phrase("isis proto", number(31)),
  phrase("decnet", direction, maybe(word("host")), word("1.1", "10.15", "63.1023")),
);

function valueList(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(value, { minLength: 2, maxLength: 5 }).map((values) => `(${values.join(" or ")})`);
}

const relation = words("= == != < <= > >=");
const octetsOf = words("ip ip6 tcp udp icmp icmp6 arp link ether igmp sctp rarp ip tcp udp");

const { arithmetic } = fc.letrec<{ arithmetic: string; octets: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(number(70), number(0x7fffffff), word("len", "tcpflags", "icmptype", "tcp-syn", "0xffffffff")),
  octets: fc
    .tuple(
      octetsOf,
      fc.oneof({ weight: 5, arbitrary: number(24) }, word("tcpflags"), tie("arithmetic")),
      word("", ":1", ":2", ":4"),
    )
    .map(([of, at, size]) => `${of}[${at}${size}]`),
  arithmetic: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 3, arbitrary: tie("octets") },
    { weight: 1, arbitrary: tie("leaf") },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie("arithmetic"), words("+ - * / % & | ^ << >>"), tie("arithmetic"))
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    },
    { weight: 1, arbitrary: tie("arithmetic").map((of) => `(-${of})`) },
  ),
}));

const relations = fc.oneof(
  phrase(arithmetic, relation, arithmetic),
  word(
    "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
    "tcp[((tcp[12:1] & 0xf0) >> 2):4] = 0x47455420",
    "icmp[icmptype] = icmp-echo",
    "ip[6:2] & 0x1fff != 0",
    "link[0] & 1 != 0 and link[0] & 2 = 0",
  ),
  phrase(words("less greater"), number(1500)),
  phrase("len", relation, number(1500)),
  phrase("byte", number(60), words("= < > & |"), number(255)),
);

const deliveries = phrase(maybe(words("ip ip6 link")), words("broadcast multicast"));

const families: Readonly<Record<Family, fc.Arbitrary<string>>> = {
  stations: fc.oneof(
    phrase(words("ether link"), direction, maybe(word("host")), mac),
    phrase("wlan", word("ra", "ta", "addr1", "addr2", "addr3", "addr4"), mac),
  ),
  tags: fc.oneof(
    phrase("vlan", maybe(number(4095))),
    phrase("mpls", maybe(number(0xfffff))),
    word("pppoed"),
    phrase("pppoes", maybe(number(65535))),
    phrase(words("geneve vxlan"), maybe(number(0xffffff))),
  ),
  wlan: fc.oneof(
    phrase("type", words("mgt ctl data")),
    phrase("type mgt subtype", words("beacon probe-req auth deauth")),
    phrase("type ctl subtype", words("rts cts ack ps-poll")),
    phrase("type data subtype", words("data null qos-data")),
    phrase("subtype", words("beacon ack qos null")),
    phrase("dir", words("nods tods fromds dstods")),
    phrase(words("wlan radio"), fc.constant("")).chain((of) => number(30).map((at) => `${of}[${at}] & 1 = 1`)),
  ),
  pf: fc.oneof(
    phrase("ifname", words("em0 lo0 en1")),
    phrase("rset", words("abc ftp-proxy")),
    phrase(words("rnr srnr rulenum"), number(100)),
    phrase("reason", words("match short normalize 5 memory")),
    phrase("action", words("pass block nat rdr scrub 3")),
  ),
  atm: fc.oneof(
    words("lane metac bcc oamf4sc oamf4ec sc ilmic connectmsg metaconnect oam oamf4"),
    phrase("vpi", relation, number(255)),
    phrase("vci", relation, number(65535)),
    phrase("vci", valueList(number(65535))),
  ),
  ss7: fc.oneof(
    words("fisu lssu msu hfisu hlssu hmsu lsu"),
    phrase(words("sio hsio"), relation, number(255)),
    phrase(words("opc dpc hopc hdpc"), relation, number(16383)),
    phrase(words("sls hsls"), relation, number(15)),
    phrase(words("opc dpc sls sio"), valueList(number(15))),
  ),
  llc: phrase("llc", maybe(words("i s u rr rnr rej ui ua disc sabme test xid frmr"))),
  direction: words("inbound outbound"),
};

/** The smallest filters of every kind, among them those that the link type has words for. */
function primitivesFor({ words: own }: FilterTerrain): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: protocol },
    { weight: 6, arbitrary: identifiers },
    { weight: 3, arbitrary: relations },
    { weight: 1, arbitrary: deliveries },
    ...own.map((family) => ({ weight: 2, arbitrary: families[family] })),
  );
}

/** Filters of every kind. */
export function filtersFor(terrain: FilterTerrain): fc.Arbitrary<string> {
  const primitive = primitivesFor(terrain);
  const { filter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { depthSize: "medium", withCrossShrink: true, maxDepth: 5 },
      { weight: 3, arbitrary: primitive },
      {
        weight: 4,
        arbitrary: fc
          .tuple(tie("filter"), words("and or and && ||"), tie("filter"))
          .map(([left, operator, right]) => `${left} ${operator} ${right}`),
      },
      { weight: 1, arbitrary: tie("filter").map((of) => `not (${of})`) },
      { weight: 1, arbitrary: tie("filter").map((of) => `(${of})`) },
      { weight: 1, arbitrary: primitive.map((of) => `not ${of}`) },
    ),
  }));
  return filter;
}

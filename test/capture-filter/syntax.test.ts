import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FilterError } from "../../src/capture-filter/filter-error.ts";
import { parseFilter } from "../../src/capture-filter/syntax.ts";
import { describeWithCaptures } from "../oracles.ts";
import { treeText } from "./tree-text.ts";

/** Filters and their trees. */
const trees: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "and, or and not": {
    "tcp and udp or icmp and arp": "and(or(and(tcp, udp), icmp), arp)",
    "tcp or udp or icmp": "or(tcp, udp, icmp)",
    "tcp or (udp or icmp)": "or(tcp, or(udp, icmp))",
    "tcp&&udp||!icmp": "or(and(tcp, udp), not(icmp))",
    "not not tcp": "not(not(tcp))",
    "not tcp and udp": "and(not(tcp), udp)",
    "!(tcp or udp)\n\tand arp": "and(not(or(tcp, udp)), arp)",
    "((tcp))": "tcp",
  },
  "qualifiers that are taken over": {
    "port 80 or 443": "or(port 80, port 443)",
    "tcp dst port 80 or http": "or(tcp [dst] port 80, tcp [dst] port name http)",
    "ip host a or b and not c": "and(or(ip host name a, ip host name b), not(ip host name c))",
    "host a or port 80 or 443": "or(host name a, port 80, port 443)",
    "port 80 or (host a) or 443": "or(port 80, host name a, port 443)",
    "port 80 or (443 or not 22)": "or(port 80, or(port 443, not(port 22)))",
    "port 80 or (http and (443 or 22))": "or(port 80, and(port name http, or(port 443, port 22)))",
    "port 80 or (not (tcp) or host a)": "or(port 80, or(not(tcp), host name a))",
    "port 80 and not (443)": "and(port 80, not(port 443))",
    "port 80 or 443 = 443": "or(port 80, 443 = 443)",
    "port 80 or (443) + 1 = 444": "or(port 80, (443 + 1) = 444)",
  },
  qualifiers: {
    "src 10.0.0.1": "[src] 10.0.0.1",
    "src or dst net 10": "[src or dst] net 10",
    "dst or src port 80": "[src or dst] port 80",
    "dst and src host a": "[src and dst] host name a",
    "ether host not 1:2:3:4:5:6": "not(link host 01:02:03:04:05:06)",
    "tcp port (80 or not (22 or 23))": "or(tcp port 80, not(or(tcp port 22, tcp port 23)))",
    "port ((80))": "port 80",
    "wlan addr1 host a or address2 b": "or(link [addr1] host name a, [addr2] name b)",
    "ra $8c or ta 1.2.3.4.5.6": "or([ra] $8c, [ta] 01:02:03:04:05:06)",
    "ip proto \\tcp or 17": "or(ip proto name tcp, ip proto 17)",
    "ip6 protochain 6": "ip6 protochain 6",
    "gateway snup": "gateway name snup",
    "portrange 6000-6008": "portrange name 6000-6008",
    "port \\80": "port name 80",
    "port tcp-syn": "port 2",
  },
  addresses: {
    "net 10.1.2/24": "net 10.1.2/24",
    "net 10.0.0.0/0x8": "net 10.0.0.0/8",
    "net 10.0.0.0 mask 255.0": "net 10.0.0.0 mask 255.0",
    "host 0x7f.1": "host 0x7f.1",
    "host 1.2.3.4.": "host name 1.2.3.4.",
    "decnet host 64.120": "decnet host 64.120",
    "ip6 net fe80::/10": "ip6 net fe80::/10",
    "host ::": "host ::",
    "host ::1.2.3.4": "host ::1.2.3.4",
    "host 1:2:3:4:5:6:7::": "host 1:2:3:4:5:6:7:0",
    "host 1:2:3:4:5:6:7:8": "host 1:2:3:4:5:6:7:8",
    "host 1:2:3:4:5:6:0.7.0.8": "host 1:2:3:4:5:6:7:8",
    "host FE80::1:0": "host fe80::1:0",
    "host 1:2:3:4:5:6": "host 01:02:03:04:05:06",
    "host aa-b-c-d-e-f": "host aa:0b:0c:0d:0e:0f",
    "host aabb.ccdd.eeff": "host aa:bb:cc:dd:ee:ff",
    "host 112233445566": "host 11:22:33:44:55:66",
    "host 5g-gateway.example-1.org": "host name 5g-gateway.example-1.org",
    "host a_b": "host name a_b",
  },
  "numbers and computations": {
    "0x1F = 037 and 31 = 0X1f": "and(31 = 31, 31 = 31)",
    "4294967295 = 0xffffffff": "4294967295 = 4294967295",
    "tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn": "(tcp[13:1] & (2 | 16)) = 2",
    "(tcp[0]) = 1": "tcp[0:1] = 1",
    "ether[0xc:2]=0x800": "link[12:2] = 2048",
    "ip[ip[0]&0xf:4] >= 1": "ip[(ip[0:1] & 15):4] >= 1",
    "len-1 = 2": "refused",
    "len - 1 - 2 = 3": "((len - 1) - 2) = 3",
    "1 | 2 & 3 << 4 + 5 * 6 = 7": "(1 | (2 & (3 << (4 + (5 * 6))))) = 7",
    "6 * 5 + 4 << 3 & 2 | 1 = 7": "(((((6 * 5) + 4) << 3) & 2) | 1) = 7",
    "1 + 2 % 3 + 4 = 0": "(1 + (2 % (3 + 4))) = 0",
    "8 * 2 ^ 3 + 1 = 7": "(8 * (2 ^ (3 + 1))) = 7",
    "- - 5 + 3 = 1": "(--5 + 3) = 1",
    "-5 % 3 < 1": "-(5 % 3) < 1",
    "((len)) <= 5": "len <= 5",
    "length != 5": "len != 5",
    "not 1 = 1": "not(1 = 1)",
    "byte 8 | 5": "byte 8 | 5",
    "less 64 or greater 0x100": "or(less 64, greater 256)",
  },
  "words of their own": {
    "fddi or tr or wlan or ppp or slip or ether": "or(link, link, link, link, link, link)",
    "es-is or is-is": "or(esis, isis)",
    "ip broadcast or multicast": "or(ip broadcast, multicast)",
    "vlan 5 and vlan (0x10) and vlan": "and(vlan 5, vlan 16, vlan)",
    "mpls ((1)) and pppoes 1 and pppoed and geneve and vxlan 7": "and(mpls 1, pppoes 1, pppoed, geneve, vxlan 7)",
    "inbound or ifindex 2": "or(inbound, ifindex 2)",
    "wlan type mgt subtype beacon": "link type mgt subtype beacon",
    "type 0 subtype 0x80": "type 0 subtype 128",
    "subtype qos-data or dir 1 or direction tods": "or(subtype qos-data, dir 1, dir tods)",
    "llc or llc i or llc rulenum": "or(llc, llc i, llc rnr)",
    "on em0 and ifname em1 and ruleset a and rnr 1 and subrulenum 2":
      "and(ifname em0, ifname em1, rset a, rnr 1, srnr 2)",
    "reason match or reason 5 or action synproxy-drop": "or(reason match, reason 5, action synproxy-drop)",
    "vpi (105 or 0x7a or 0311) and vci >= 3": "and(vpi {=105 =122 =201}, vci {>=3})",
    "oamf4 or lane or connectmsg": "or(oamf4, lane, connectmsg)",
    "lsu or hfisu or hsio != 1 or dpc == 2": "or(lssu, hfisu, hsio {!=1}, dpc {=2})",
  },
};

/** What is not a filter, with the place that is complained of. */
const refusals: Readonly<Record<string, string>> = {
  "tcp 80": "80",
  "10.0.0.1": "10.0.0.1",
  "ip 10.0.0.1": "10.0.0.1",
  "port 80 443": "443",
  "tcp or": "",
  "(tcp": "",
  "tcp)": ")",
  "port ((smtp))": "smtp",
  "port ((80 or 443) or 22)": "or",
  "port 80 or ((25 or 443))": "or",
  "(80 or 443)": "or",
  "port (5+3)": "+",
  "vlan (5 or 6)": "or",
  "vlan any": "any",
  "src proto 1": "proto",
  "src or dst and host a": "and",
  "src and src a": "src",
  "ip proto tcp": "tcp",
  TCP: "TCP",
  "net 10/8": "/",
  "net 10 mask 255.0.0.0": "mask",
  "net 10.0.0.0 mask 255": "255",
  "host fe80::1%eth0": "%",
  "ip6 host fe80:0:0:0:0:0:0:0:0": ":",
  "link host $123": "3",
  "link host $x": "$",
  "link[0:-1] != 0": "-",
  "ether[0::2] = 1": "0::2",
  "byte 1 <= 2": "<=",
  "wlan subtype 0": "0",
  "wlan llc": "llc",
  "greater (5)": "(",
  "len = 5 = 5": "=",
  "(tcp)[0] = 1": "[",
  "host 1.2.3.4 or (5.6.7.8 or tcp)": "tcp",
  "tcp # comment": "#",
  "\\loopback": "\\loopback",
};

/** Refusals with other words. */
const otherWords: readonly (readonly [filter: string, words: string])[] = [
  ["0037777777779 = 1", "number 0037777777779 contains non-octal digit"],
  ["003777777777779 = 1", "octal number 003777777777779 overflows 32 bits"],
  ["0X100000000 = 1", "hexadecimal number 0X100000000 overflows 32 bits"],
  ["4294967296 = 1", "decimal number 4294967296 overflows 32 bits"],
  ["host fe80::256.20.30.40", "invalid IPv6 address fe80::256.20.30.40"],
  ["host ::ffff:01.2.3.4", "invalid IPv6 address ::ffff:01.2.3.4"],
  ["host aa:bb:cc:dd:ee", "bogus ethernet address aa:bb:cc:dd:"],
  ["tcp or 80", "syntax error in filter expression"],
  ["port 80 or tcp or 443", "syntax error in filter expression"],
  ["(port 80) or 443", "syntax error in filter expression"],
];

function refusalOf(filter: string): FilterError {
  try {
    parseFilter(filter);
  } catch (fault) {
    if (fault instanceof FilterError) return fault;
    throw fault;
  }
  return expect.fail(`accepted: ${filter}`);
}

describe("the syntax of capture filters", () => {
  it("reads an empty filter as none", () => {
    expect(parseFilter("")).toBeUndefined();
    expect(parseFilter(" \r\n\t")).toBeUndefined();
  });

  describe.each(Object.entries(trees))("reads %s", (_, cases) => {
    it.each(Object.entries(cases))("%s", (filter, tree) => {
      if (tree === "refused") refusalOf(filter);
      else expect(treeText(parseFilter(filter)!)).toBe(tree);
    });
  });

  it.each(Object.entries(refusals))("refuses %s", (filter, place) => {
    const { message, span } = refusalOf(filter);
    expect(message).toMatch(/^can't parse filter expression: syntax error/);
    expect(filter.slice(span!.start, span!.end)).toBe(place);
  });

  it.each(otherWords)("refuses %s: %s", (filter, words) => {
    expect(refusalOf(filter).message).toContain(words);
  });

  it("says where a primitive stands", () => {
    const filter = "tcp dst port 80 or 443 and not (len > 5)";
    const tree = parseFilter(filter)!;
    const places = (expression: typeof tree): string[] => {
      const own = filter.slice(expression.span.start, expression.span.end);
      const inner = expression.kind === "and" || expression.kind === "or" ? expression.of : [];
      return [own, ...inner.flatMap(places)];
    };
    expect(places(tree)).toEqual([
      "tcp dst port 80 or 443 and not (len > 5)",
      "tcp dst port 80 or 443",
      "tcp dst port 80",
      "443",
      "not (len > 5)",
    ]);
  });
});

describe("the limits of capture filters", () => {
  it("reads a list of 100,000 hosts as one run", () => {
    const tree = parseFilter(`host h${" or h".repeat(99_999)}`);
    expect(tree?.kind === "or" && tree.of.length).toBe(100_000);
  });

  it.each([
    ["parentheses", `${"(".repeat(900)}tcp${")".repeat(900)}`],
    ["negations", `${"not ".repeat(900)}tcp`],
    ["changes of operator", `tcp${" and tcp or tcp".repeat(450)}`],
    ["operations", `1${" + 1".repeat(900)} = 1`],
  ])("reads 900 %s", (_, filter) => {
    expect(parseFilter(filter)).toBeDefined();
  });

  it.each([
    ["parentheses", "(".repeat(100_000)],
    ["negations", "not ".repeat(100_000)],
    ["changes of operator", `tcp${" and tcp or tcp".repeat(1000)}`],
    ["operations", `1${" + 1".repeat(100_000)} = 1`],
    ["signs", `${"-".repeat(100_000)}1 = 1`],
    ["indices", "tcp[".repeat(100_000)],
    ["parentheses in a computation", `1 = ${"(".repeat(100_000)}`],
    ["parentheses that are closed and opened", "((1) + ".repeat(2000)],
  ])("refuses very many %s", (_, filter) => {
    expect(refusalOf(filter).message).toMatch(/^can't parse filter expression: (nested )?more than 1000/);
  });
});

interface Suite {
  readonly accept: readonly { readonly aliases: readonly string[] }[];
  readonly apply: readonly { readonly expr: string }[];
  readonly reject: readonly { readonly expr: string; readonly error_substring: string }[];
}

describeWithCaptures("libpcap's own suite of filters", (folder) => {
  const suite = JSON.parse(readFileSync(`${folder}/libpcap-tests/filters.json`, "utf8")) as Suite;
  const wordsOfSyntax = /syntax error|overflows|non-octal|invalid IPv6 address/;

  it("reads what it accepts", () => {
    const written = suite.accept.flatMap(({ aliases }) => aliases).filter((alias) => !alias.startsWith("_enumerate"));
    for (const filter of [...written, ...suite.apply.map(({ expr }) => expr)]) parseFilter(filter);
    expect(written.length).toBeGreaterThan(1000);
  });

  it("refuses what it rejects as syntax, in its words, and reads the rest", () => {
    for (const { expr, error_substring: words } of suite.reject) {
      if (wordsOfSyntax.test(words)) expect(refusalOf(expr).message, expr).toContain(words);
      else parseFilter(expr);
    }
  });
});

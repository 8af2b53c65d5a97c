import { describe, expect, it } from "vitest";
import { FilterError } from "../../src/capture-filter/filter-error.ts";
import { parseFilter } from "../../src/capture-filter/syntax.ts";

/** What people type, and the filter that is proposed to them. */
const meant: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "misspelt words": {
    "prot 80": "port 80",
    "tcp prot 80": "tcp port 80",
    "tcp prt 80 or 443": "tcp port 80 or 443",
    "src hots 1.2.3.4": "src host 1.2.3.4",
    "dst prt 80": "dst port 80",
    "host a adn port 80": "host a and port 80",
    "prot 80 && hots a": "port 80 && host a",
    "udp prot 53 adn hots 10.0.0.1": "udp port 53 and host 10.0.0.1",
    "(port 80 or port 443) and hst 10.0.0.1": "(port 80 or port 443) and host 10.0.0.1",
    multcast: "multicast",
    "TCP PORT 80": "tcp port 80",
    "Host 10.0.0.1": "host 10.0.0.1",
    "host a AND port 80": "host a and port 80",
    "ipv6 and tcp": "ip6 and tcp",
    "source 10.0.0.1": "src 10.0.0.1",
    "from 1.2.3.4 to 5.6.7.8": "src 1.2.3.4 and dst 5.6.7.8",
    "mac 00:11:22:33:44:55": "ether host 00:11:22:33:44:55",
    "length gt 100": "length > 100",
    "tcp[tcpflags] & syn != 0": "tcp[tcpflags] & tcp-syn != 0",
    "tcp[flags] & tcp-syn != 0": "tcp[tcpflags] & tcp-syn != 0",
  },
  "values that nothing says what they are": {
    "tcp 80": "tcp port 80",
    "sctp 5": "sctp port 5",
    "10.0.0.1": "host 10.0.0.1",
    "ip 10.0.0.1": "ip host 10.0.0.1",
    "arp 10.0.0.1": "arp host 10.0.0.1",
    "10.0.0.0/8": "net 10.0.0.0/8",
    "192.168.1.0/24 and tcp": "net 192.168.1.0/24 and tcp",
    "fe80::1": "host fe80::1",
    "00:11:22:33:44:55": "ether host 00:11:22:33:44:55",
    "ether 00:11:22:33:44:55": "ether host 00:11:22:33:44:55",
    "80-90": "portrange 80-90",
    "!10.0.0.1": "!host 10.0.0.1",
    "icmp and 10.0.0.1": "icmp and host 10.0.0.1",
    "example.com": "host example.com",
    "vlan id 5": "vlan 5",
    "vlan any": "vlan",
    "greater than 100": "greater 100",
    "len > 100 bytes": "len > 100",
  },
  lists: {
    "port http or https,": "port http or https",
    "port 80,443": "port 80 or 443",
    "port 80 443": "port 80 or 443",
    "port {80,443}": "port 80 or 443",
    "port [80, 443]": "port 80 or 443",
    "port (80,443)": "port 80 or 443",
    "tcp and port 80,443": "tcp and port (80 or 443)",
    "tcp port 80, 443 and host a": "tcp port (80 or 443) and host a",
    "net 192.168.0.0/16, 10.0.0.0/8": "net 192.168.0.0/16 or 10.0.0.0/8",
    "portrange 80 - 90": "portrange 80-90",
    "portrange 80:90": "portrange 80-90",
    "portrange 80 90": "portrange 80-90",
    "port 80 to 90": "portrange 80-90",
  },
  "signs of other languages": {
    "host = 1.2.3.4": "host 1.2.3.4",
    "port == 80": "port 80",
    "port eq 80": "port 80",
    "tcp == 80": "tcp port 80",
    "ip = 1.2.3.4": "ip host 1.2.3.4",
    "tcp port != 80": "not tcp port 80",
    "tcp port >= 1024 and host a": "tcp portrange 1024-65535 and host a",
    "port < 1024": "portrange 0-1023",
    "vlan = 5": "vlan 5",
    "len => 5": "len >= 5",
    "len <> 5": "len != 5",
    "len 100": "len = 100",
    'host "a"': "host a",
    "host ‘a’": "host a",
    "len ≥ 5": "len >= 5",
    "portrange 80–90": "portrange 80-90",
    "host http://example.com:8080/x": "host example.com and port 8080",
    "host 10.0.0.1:80": "host 10.0.0.1 and port 80",
    "host fe80::1%eth0": "host fe80::1",
    "host 10.0.0.*": "net 10.0.0",
    "net 10/8": "net 10.0.0.0/8",
    "net 10 mask 255.0.0.0": "net 10.0.0.0 mask 255.0.0.0",
  },
  "operators and parentheses": {
    "host a & port 80": "host a and port 80",
    "tcp | udp": "tcp or udp",
    "tcp &&& udp": "tcp && udp",
    "tcp and and udp": "tcp and udp",
    "and tcp": "tcp",
    "tcp or": "tcp",
    "host a port 80": "host a and port 80",
    "tcp udp": "tcp or udp",
    "tcp, udp": "tcp or udp",
    "ip6 tcp port 80": "ip6 and tcp port 80",
    "src 10.0.0.1 dst 10.0.0.2": "src 10.0.0.1 and dst 10.0.0.2",
    "src 1.2.3.4, dst 5.6.7.8": "src 1.2.3.4 and dst 5.6.7.8",
    "tcp !port 80": "tcp and !port 80",
    "host a not host b": "host a and not host b",
    "(tcp or udp": "(tcp or udp)",
    "port 80 or 443)": "port 80 or 443",
    "tcp[13] & 2": "tcp[13] & 2 != 0",
    "tcp[13] and 2 != 0": "tcp[13] & 2 != 0",
    "tcp[13] & 2 and port 80": "tcp[13] & 2 != 0 and port 80",
    "tcp[0 = 5": "tcp[0] = 5",
  },
  "words in another order": {
    "port tcp 80": "tcp port 80",
    "port src 80": "src port 80",
    "src tcp port 80": "tcp src port 80",
    "src port tcp 80": "tcp src port 80",
    "src ip 1.2.3.4": "ip src 1.2.3.4",
    "host host a": "host a",
    "ip proto tcp": "ip proto \\tcp",
    "ether proto ip": "ether proto \\ip",
  },
  "protocols and flags by name": {
    http: "tcp port 80",
    "udp dns": "udp port 53",
    "dns or http": "port 53 or tcp port 80",
    "not ssh": "not tcp port 22",
    "ping and host a": "(icmp[icmptype] = icmp-echo or icmp[icmptype] = icmp-echoreply) and host a",
    "tcp-syn": "tcp[tcpflags] & tcp-syn != 0",
    "tcp syn": "tcp[tcpflags] & tcp-syn != 0",
    "icmp echo": "icmp[icmptype] = icmp-echo",
  },
};

/** Display filters, and the capture filters that are said to be the same. */
const display: Readonly<Record<string, string>> = {
  "ip.addr == 10.0.0.1": "host 10.0.0.1",
  "ip.addr==10.0.0.0/8": "net 10.0.0.0/8",
  "ip.src == 192.168.1.77/24": "src net 192.168.1.0/24",
  "ip.src 10.0.0.1": "src host 10.0.0.1",
  "ip.addr = 10.0.0.1": "host 10.0.0.1",
  "ip.addr != 10.0.0.1": "ip and not host 10.0.0.1",
  "!(ip.addr == 10.0.0.1)": "not host 10.0.0.1",
  "ip.src == 1.2.3.4 && ip.dst == 5.6.7.8": "src host 1.2.3.4 and dst host 5.6.7.8",
  "(ip.addr == 10.0.0.1 || ip.addr == 10.0.0.2) && tcp.port == 80": "(host 10.0.0.1 or host 10.0.0.2) and tcp port 80",
  "ip.addr eq 10.0.0.1 and tcp.port eq 80": "host 10.0.0.1 and tcp port 80",
  "ip.addr in {10.0.0.1, 10.0.0.2}": "host (10.0.0.1 or 10.0.0.2)",
  "ip.addr == example.com": "host example.com",
  "ipv6.addr == fe80::1": "host fe80::1",
  "ipv6.src == 2001:db8::1/32": "src net 2001:db8::/32",
  "eth.addr == 00:11:22:33:44:55": "ether host 00:11:22:33:44:55",
  "eth.src != 00-11-22-33-44-55": "not ether src 00-11-22-33-44-55",
  "wlan.sa == 00:11:22:33:44:55": "wlan src 00:11:22:33:44:55",
  "tcp.port == 80 or udp": "tcp port 80 or udp",
  "tcp.port==80 || udp.port==53 && arp": "tcp port 80 or (udp port 53 and arp)",
  "tcp.port in {80, 443}": "tcp port (80 or 443)",
  "tcp.port in {80 8000..8010}": "tcp port 80 or tcp portrange 8000-8010",
  "tcp.dstport >= 1024": "tcp dst portrange 1024-65535",
  "not arp and not (udp.port == 53)": "not arp and not udp port 53",
  "tcp.flags.syn == 1 && tcp.flags.ack == 0": "tcp[tcpflags] & tcp-syn != 0 and tcp[tcpflags] & tcp-ack = 0",
  "tcp.flags == 0x02": "tcp[tcpflags] = 0x02",
  "icmp.type == 8": "icmp[icmptype] = 8",
  "ip.ttl < 5": "ip[8] < 5",
  "frame.len > 1000": "len > 1000",
  "ip.proto == 17 && !udp": "ip proto 17 and not udp",
  "eth.type == 0x88cc": "ether proto 0x88cc",
  "http && ip.addr == 1.2.3.4": "tcp port 80 and host 1.2.3.4",
  "ip.addr == 10.0.0.1 && vlan.id == 5": "vlan 5 and host 10.0.0.1",
  "tcp.flags.syn": "tcp",
};

/** Display filters that no capture filter says, and what is named as the reason. */
const onlyDisplay: Readonly<Record<string, string>> = {
  'http.host == "example.com"': "`http.host`; `tcp port 80` selects all of http",
  'http contains "foo"': "`http contains`; `tcp port 80` selects all of http",
  "tcp.analysis.retransmission": "`tcp.analysis.retransmission`",
  "tcp.stream eq 5 && ip.addr == 10.0.0.1": "`tcp.stream`",
  "ip.addr == 10.0.0.1 && frame.number < 10": "`frame.number`",
  "ip.addr > 10.0.0.1": "`ip.addr`",
  "vlan.id == 5 || vlan.id == 6": "`vlan 5`",
  'dns.qry.name == "a.b"': "`dns.qry.name`; `port 53` selects all of dns",
};

/** Where only a remark can be made. */
const remarks: Readonly<Record<string, string>> = {
  "tcp port 80 # web": "a filter has no comments",
  "dst port": "after `port` stands a value, as in `port 80`",
  "src net": "after `net` stands a value, as in `net 10.0.0.0/8`",
  host: "after `host` stands a value, as in `host 10.0.0.1`",
  not: "after `not` stands a condition, as in `not port 80`",
  "host *.example.com": "names and addresses have no wildcards; a network is written `net 10.1` or `net 10.1.0.0/16`",
  any: "an empty filter selects every packet",
  "vlan web": "after `vlan` stands a number, or nothing",
  "host aa:bb:cc:dd:ee": "an Ethernet address is six pairs of hexadecimal digits: 00:1b:21:0a:0b:0c",
  "009 = 9": "a number that begins with 0 is octal; write it without the zero, or as hexadecimal with 0x",
};

function hintFor(filter: string): string | undefined {
  try {
    parseFilter(filter);
  } catch (fault) {
    if (fault instanceof FilterError) return fault.hint;
    throw fault;
  }
  return expect.fail(`accepted: ${filter}`);
}

describe("hints for what is not a capture filter", () => {
  describe.each(Object.entries(meant))("%s", (_, cases) => {
    it.each(Object.entries(cases))("%s -> %s", (typed, filter) => {
      expect(hintFor(typed)).toBe(`did you mean \`${filter}\`?`);
      expect(parseFilter(filter)).toBeDefined();
    });
  });

  it.each(Object.entries(display))("knows the display filter %s", (typed, filter) => {
    expect(hintFor(typed)).toBe(`\`${typed}\` is a display filter; the capture filter is \`${filter}\``);
  });

  it.each(Object.entries(onlyDisplay))("knows the display filter %s, which has no translation", (typed, reason) => {
    expect(hintFor(typed)).toBe(`this is a display filter, and no capture filter can ask for ${reason}`);
  });

  it.each(Object.entries(remarks))("%s: %s", (typed, remark) => {
    expect(hintFor(typed)).toBe(remark);
  });

  it.each(["foo bar baz", "tcp = = 5", "@", "[[[[", "(((", "arp who-has", "1 + + 2 = 3"])(
    "says nothing of %s",
    (typed) => {
      expect(hintFor(typed) ?? "").not.toContain("undefined");
    },
  );

  it("shows the part of a long filter that is meant otherwise", () => {
    const hosts = (count: number) => Array.from({ length: count }, (_, i) => `host 10.0.0.${i}`).join(" or ");
    expect(hintFor(`${hosts(20)} adn port 80 and ${hosts(20)}`)).toBe("did you mean `… host 10.0.0.19 and port 80 …`?");
  });

  it("gives up on what is too long or too wrong, soon", () => {
    expect(hintFor(`${"host a or ".repeat(20_000)}prot 80`)).toBeUndefined();
    expect(hintFor("host a hots b ".repeat(700))).toBeUndefined();
    const otherwise = "this is a display filter; a capture filter is written as `host 10.0.0.1 and tcp port 80`";
    expect(hintFor(`${"(".repeat(1900)}ip.addr`)).toBe(otherwise);
    expect(hintFor(`${"not ".repeat(400)}ip.addr`)).toBe(otherwise);
  });
});

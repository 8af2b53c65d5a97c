import { describe, expect, it } from "vitest";
import { compileDisplayFilter } from "../../src/display-filter/compile-display-filter.ts";
import { packetVocabulary } from "../../src/display-filter/packet-fields.ts";
import { Compiler } from "../../src/dissect/compile.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { interpretedWalk } from "../../src/dissect/walk.ts";
import { Dot1Q, DNS, Ether, IP, IPv6, TCP, UDP } from "../../src/protocols/layers.ts";
import { packet } from "../../src/toolkit/packet.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

const catalog = standardCatalog();
const compiler = new Compiler(catalog);
const vocabulary = packetVocabulary(catalog, compiler);
const dissector = new Dissector(catalog, interpretedWalk(catalog), compiler);

/** A packet's octets with a few spare ones, as readers hand them over. */
function octets(of: { readonly bytes: Uint8Array }): Uint8Array {
  const bytes = new Uint8Array(of.bytes.length + 16);
  bytes.set(of.bytes);
  return bytes;
}

const tunnel = octets(
  packet(
    Ether({ src: "00:1b:21:0a:0b:0c", dst: "ff:ff:ff:ff:ff:ff" }),
    Dot1Q({ vlan: 7 }),
    IP({ src: "10.0.0.1", dst: "10.0.0.2", ttl: 9 }),
    IP({ src: "192.168.0.1", dst: "192.168.0.2", ttl: 64 }),
    TCP({ sport: 40000, dport: 80, flags: "SA", seq: 4_000_000_000 }),
  ),
);
const query = octets(
  packet(Ether(), IPv6({ src: "fe80::1", dst: "2001:db8::2" }), UDP({ sport: 5000 }), DNS({ id: 0x1234, qd: [{ qname: "www.example.com.", qtype: "A", qclass: "IN" }] })), // oxfmt-ignore
);

function accepts(filter: string, bytes: Uint8Array, captured = bytes.length - 16): boolean {
  dissector.dissect(bytes, 0, captured, bytes.length - 16, 1);
  return compileDisplayFilter(filter, vocabulary).matches(dissector);
}

describe("filters on packets", () => {
  it.each([
    "ip and tcp and vlan and not udp",
    "ip.addr == 10.0.0.1 and ip.addr == 192.168.0.2",
    "ip.src#1 == 10.0.0.1 and ip.src#2 == 192.168.0.1 and not ip.src#1 == 192.168.0.1",
    "ip.ttl#[1-2] == 64 and ip.ttl#[-1] == 64 and not ip.ttl#[3-9] == 64",
    "not ip#3 and ip#2 and not ip#0",
    "all ip.ttl < 65 and count(ip.ttl) == 2 and max(ip.ttl) == 64",
    "tcp.port == 80 and tcp.port != 81 and tcp.port in {80, 443}",
    "tcp.flags.syn == 1 and tcp.flags.ack and tcp.flags & 0x12 == 0x12 and not tcp.flags.fin == 1",
    "tcp.seq_raw > 3999999999",
    "eth.src[0:3] == 00:1b:21 and eth.dst == ff:ff:ff:ff:ff:ff and eth.addr contains 0a:0b",
    "@tcp.dstport == 00:50 and @ip.src#1 == 0a:00:00:01",
    "vlan.id == 7",
    "ip[0] == 45 and len(ip#1) == 20 and not ip[20]",
    "ip contains 9c:40 and ip#2 contains 9c:40 and not eth[14:] contains 9c:40",
    'tcp matches r"\\x9c\\x40\\x00P"',
  ])("of a tunnel match: %s", (filter) => expect(accepts(filter, tunnel)).toBe(true));

  it.each([
    "ipv6.src == fe80::/10 and ipv6.dst == 2001:db8::2 and not ip",
    'dns.qry.name == "www.example.com" and dns.qry.name contains "example" and dns.qry.name matches "^WWW"',
    "dns.id == 0x1234 and dns.qry.type == 1 and dns.count.queries == 1",
    "udp.port == 53 and udp.srcport == 5000 and udp.dstport < udp.srcport",
    "ip_linklocal(ipv6.src) and not ip_linklocal(ipv6.dst)",
  ])("of a question match: %s", (filter) => expect(accepts(filter, query)).toBe(true));

  it("ask for nothing beyond what was captured", () => {
    // Ethernet, the tag, and the first octets of the outer header up to its length.
    expect(accepts("ip.ttl", tunnel, 18 + 8)).toBe(false);
    expect(accepts("ip.len and ip.dsfield", tunnel, 18 + 8)).toBe(true);
    expect(accepts("ip.src or ip.addr == 10.0.0.1", tunnel, 18 + 12)).toBe(false);
    expect(accepts("vlan.id == 7 and ip", tunnel, 18 + 8)).toBe(true);
    expect(accepts("frame", tunnel, 18)).toBe(false);
  });

  it("decode only the layers that they ask for", () => {
    const decoded = (filter: string, bytes: Uint8Array): readonly string[] => {
      accepts(filter, bytes);
      const { layers } = dissector;
      const names = Array.from({ length: layers.count }, (_, layer) =>
        layers.tree(layer) < 0 ? "" : (catalog.protocols[layers.protocol(layer)]?.name ?? ""),
      );
      return names.filter(Boolean);
    };
    expect(decoded("tcp.port == 80 and ip.src == 10.0.0.1 and eth.src == 00:1b:21:0a:0b:0c", tunnel)).toEqual([]);
    expect(decoded('dns.qry.name == "a" and udp.port == 53', query)).toEqual(["dns"]);
    expect(decoded("udp.port == 80 and dns.qry.name", query)).not.toContain("dns");
  });

  it("say which fields they ask for", () => {
    const { fields } = compileDisplayFilter("tcp.port == 80 and (ip.src == ip.dst or len(dns) > 12)", vocabulary);
    expect(fields.map(({ name }) => name)).toEqual(["tcp.port", "ip.src", "ip.dst", "dns"]);
  });
});

describe("what is wrong with packets", () => {
  it("can be asked for", () => {
    expect(accepts("_ws.short and not _ws.malformed and not _ws.expert", query, 70)).toBe(true);
    expect(accepts("_ws.short or _ws.malformed or _ws.malformed.expert", query)).toBe(false);
    const broken = Uint8Array.from(query);
    broken[14 + 40 + 8 + 5] = 2; // questions of DNS, where there is one
    const remarks =
      '_ws.expert.severity == error and _ws.expert.group == 117440512 and _ws.expert.message contains "Exception"';
    expect(accepts(`_ws.malformed and _ws.malformed.expert and ${remarks}`, broken)).toBe(true);
  });
});

describe("words for values", () => {
  it("are compared without their case, as in tshark", () => {
    expect(accepts('eth.type == "ipv6" and dns.flags.opcode == "standard QUERY"', query)).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { meaningOf } from "../../src/capture-filter/meaning.ts";
import { FilterError } from "../../src/capture-filter/filter-error.ts";
import type { FilterContext } from "../../src/capture-filter/filter-context.ts";
import { nameTable } from "../../src/capture-filter/names/name-table.ts";
import { parseFilter } from "../../src/capture-filter/syntax.ts";
import { Dot1Q, Ether, IP, IPv6, IPv6ExtHdrHopByHop, MPLS, packet, TCP, UDP } from "../../src/toolkit/index.ts";
import { accepts } from "../bpf/evaluate.ts";

const FILES = {
  hosts: "10.0.0.9 twice\n10.0.0.3 twice\n2001:db8::9 both\n10.0.0.1 both\n2001:db8::6 six",
  networks: "home 10.0.0.0",
  services: "domain 53/tcp\ndomain 53/udp\nhttp 80/tcp\nbootps 67/udp",
  protocols: "tcp 6 TCP",
  ethers: "00:11:22:33:44:55 twice",
};
const names = nameTable((file) => FILES[file]);
const ETHERNET: FilterContext = { linkType: 1, names, netmask: undefined, source: "none", anywhere: false };

function matches(filter: string, bytes: Uint8Array, context: Partial<FilterContext> = {}): boolean {
  return accepts(meaningOf(parseFilter(filter)!, { ...ETHERNET, ...context }), { bytes, length: bytes.length });
}

/** The words of a refusal, the part of the filter that it points at, and its hint. */
function refusal(
  filter: string,
  context: Partial<FilterContext> = {},
): { words: string; at: string; hint: string | undefined } {
  try {
    meaningOf(parseFilter(filter)!, { ...ETHERNET, ...context });
  } catch (fault) {
    if (!(fault instanceof FilterError)) throw fault;
    const { start = 0, end = 0 } = fault.span ?? {};
    return { words: fault.message, at: filter.slice(start, end), hint: fault.hint };
  }
  return expect.fail(`${filter} is accepted`);
}

describe("refusals", () => {
  it("point at the value or the primitive at fault", () => {
    expect(refusal("tcp or udp port 70000")).toMatchObject({
      words: "port number 70000 greater than maximum 65535",
      at: "70000",
    });
    expect(refusal("ip and (vlan 5 and vlan 4096)")).toMatchObject({
      words: "VLAN tag 4096 greater than maximum 4095",
      at: "vlan 4096",
    });
    expect(refusal("arp or port nosuch")).toMatchObject({ words: "unknown port 'nosuch'", at: "nosuch" });
    expect(refusal("arp or host nosuch")).toMatchObject({ words: "unknown host 'nosuch'", at: "nosuch" });
    expect(refusal("net 10.300")).toMatchObject({ words: "invalid IPv4 address '10.300'", at: "10.300" });
    expect(refusal("ip[0] / 0 = 1")).toMatchObject({ words: "division by zero", at: "0" });
    expect(refusal("ip[0] % 0 = 1")).toMatchObject({ words: "modulus by zero" });
    expect(refusal("ip[0] << 32 = 1")).toMatchObject({ words: "shift by more than 31 bits", at: "32" });
    expect(refusal("len > 5 and tcp[0:3] = 1")).toMatchObject({
      words: "data size must be 1, 2, or 4",
      at: "tcp[0:3]",
    });
    expect(refusal("port 80 or nosuch")).toMatchObject({ words: "unknown port 'nosuch'", at: "nosuch" });
  });

  it("say what may be meant", () => {
    expect(refusal("tcp host 1.2.3.4")).toMatchObject({
      words: "'tcp' is not a valid qualifier for 'host <IPv4 address>'",
      at: "tcp host 1.2.3.4",
      hint: "did you mean `tcp and host 1.2.3.4`?",
    });
    expect(refusal("ip6 dst port 80").hint).toBe("did you mean `ip6 and dst port 80`?");
    expect(refusal("icmp net 10").hint).toBe("did you mean `icmp and net 10`?");
    expect(refusal("host 10.0.0.0/8").hint).toBe("did you mean `net 10.0.0.0/8`?");
    expect(refusal("host fe80::/10").hint).toBe("did you mean `net fe80::/10`?");
    expect(refusal("net 10.1.2.3/8")).toEqual({
      words: 'non-network bits set in "10.1.2.3/8"',
      at: "10.1.2.3/8",
      hint: "did you mean `net 10.0.0.0/8`?",
    });
    expect(refusal("udp port http")).toMatchObject({
      words: "port 'http' is tcp",
      hint: "did you mean `tcp port http`?",
    });
    expect(refusal("port 10.0.0.1").hint).toBe("did you mean `host 10.0.0.1`?");
    expect(refusal("host 00:11:22:33:44:55").hint).toBe("did you mean `ether host 00:11:22:33:44:55`?");
    expect(refusal("gateway 10.0.0.1").hint).toContain("`ether host MAC and not host 10.0.0.1`");
    expect(refusal("ip broadcast").hint).toContain("`dst host 10.1.255.255`");
  });

  it("name the link type that a word is not for", () => {
    expect(refusal("vlan", { linkType: 101 }).words).toBe("'vlan' not supported on DLT_RAW");
    expect(refusal("pppoes and vlan").words).toBe("'vlan' not supported on DLT_PPP");
    expect(refusal("tcp", { linkType: 189 }).words).toBe("link-layer type filtering not implemented for DLT_USB_LINUX");
    expect(refusal("ifindex 3")).toMatchObject({
      words: "not a live capture, 'ifindex' not supported on DLT_EN10MB",
      at: "ifindex 3",
    });
    expect(refusal("llc", { linkType: 147 }).words).toBe("'llc' not supported on DLT 147");
    expect(refusal("type mgt").words).toBe("'type/subtype' not supported on DLT_EN10MB");
  });
});

describe("what is behind an encapsulation", () => {
  const opening = TCP({ sport: 40000, dport: 80, flags: "S" });
  const ip = IP({ src: "10.0.0.1", dst: "10.0.0.2" });

  it("is looked for by all that follows in the text", () => {
    const tagged = packet(Ether(), Dot1Q({ vlan: 5 }), Dot1Q({ vlan: 6 }), ip, opening).bytes;
    expect(matches("vlan 5 and vlan 6 and tcp port 80", tagged)).toBe(true);
    expect(matches("(vlan) and ((not (vlan 7)) and host 10.0.0.1)", tagged)).toBe(true);
    expect(matches("(vlan 4 or vlan 6) and tcp", tagged)).toBe(true);
    expect(matches("tcp or vlan", tagged)).toBe(true);
    expect(matches("vlan and tcp", tagged)).toBe(false);
    expect(matches("tcp", tagged)).toBe(false);
    const untagged = packet(Ether(), ip, opening).bytes;
    expect(matches("vlan or tcp", untagged)).toBe(false);
  });

  it("is IP behind MPLS labels, whose last is marked", () => {
    const labelled = packet(Ether(), MPLS({ label: 100, s: 0 }), MPLS({ label: 200, s: 1 }), ip, opening).bytes;
    expect(matches("mpls 100 and mpls 200 and host 10.0.0.2", labelled)).toBe(true);
    expect(matches("mpls 100 and ip", labelled)).toBe(false);
    expect(matches("mpls and mpls and mpls", labelled)).toBe(false);
    expect(refusal("mpls and arp").words).toBe("unsupported protocol over mpls");
    expect(refusal("mpls and vlan").words).toBe("no VLAN match after MPLS");
  });

  it("is PPP in a PPPoE session", () => {
    const session = [0x11, 0, 0, 7, 0, 42, 0, 0x21];
    const bytes = Uint8Array.from([...packet(Ether({ type: 0x8864 })).bytes, ...session, ...packet(ip, opening).bytes]);
    expect(matches("pppoes 7 and ip and tcp dst port 80", bytes)).toBe(true);
    expect(matches("pppoes 8", bytes)).toBe(false);
    expect(matches("pppoed", bytes)).toBe(false);
  });

  it("is any EtherType's packet in Geneve, and an Ethernet frame in VXLAN", () => {
    const geneve = (type: number) => Uint8Array.from([0x01, 0, type >> 8, type & 255, 0, 0, 11, 0, 1, 2, 3, 4]);
    const frame = packet(Ether({ src: "00:11:22:33:44:55" }), ip, opening).bytes;
    const around = (
      outer: typeof ip | ReturnType<typeof IPv6>,
      port: number,
      header: Uint8Array,
      inner: Uint8Array,
    ) => {
      return Uint8Array.from([...packet(Ether(), outer, UDP({ dport: port })).bytes, ...header, ...inner]);
    };
    const vxlan = Uint8Array.from([8, 0, 0, 0, 0, 0, 11, 0]);
    for (const outer of [IP(), IPv6()]) {
      const inEthernet = around(outer, 6081, geneve(0x6558), frame);
      expect(matches("geneve 11 and tcp dst port 80 and ether src 00:11:22:33:44:55", inEthernet)).toBe(true);
      expect(matches("geneve 12", inEthernet)).toBe(false);
      const bare = around(outer, 6081, geneve(0x0800), packet(ip, opening).bytes);
      expect(matches("geneve and tcp dst port 80 and host 10.0.0.1", bare)).toBe(true);
      expect(matches("geneve and ether src 00:11:22:33:44:55", bare)).toBe(false);
      const inVxlan = around(outer, 4789, vxlan, frame);
      expect(matches("vxlan 11 and tcp dst port 80 and ether src 00:11:22:33:44:55", inVxlan)).toBe(true);
      expect(matches("vxlan and udp", inVxlan)).toBe(false);
    }
  });
});

describe("a chain of headers", () => {
  const chain = (headers: number) =>
    packet(Ether(), IPv6(), ...Array.from({ length: headers }, () => IPv6ExtHdrHopByHop()), UDP({ dport: 53 })).bytes;

  it("is followed for 128 headers", () => {
    expect(matches("ip6 protochain 17", chain(0))).toBe(true);
    expect(matches("protochain 17", chain(128))).toBe(true);
    expect(matches("ip6 protochain 17", chain(129))).toBe(false);
    expect(matches("ip6 protochain 0", chain(3))).toBe(true);
    expect(matches("ip6 protochain 6", chain(3))).toBe(false);
    expect(matches("ip protochain 17", chain(0))).toBe(false);
  });

  it("is not followed behind what has no fixed length", () => {
    expect(refusal("geneve and protochain 6").words).toBe("'protochain' not supported with variable length headers");
    expect(refusal("ip6 protochain 256").words).toBe("protocol number 256 greater than maximum 255");
  });
});

describe("names", () => {
  const to = (dst: string) => packet(Ether(), IP({ src: "192.0.2.1", dst }), UDP({ sport: 5000, dport: 53 })).bytes;

  it("stand for all their addresses", () => {
    expect(matches("host twice", to("10.0.0.9"))).toBe(true);
    expect(matches("dst host twice", to("10.0.0.3"))).toBe(true);
    expect(matches("host twice", to("10.0.0.4"))).toBe(false);
    expect(matches("host both", packet(Ether(), IPv6({ src: "2001:db8::9", dst: "2001:db8::1" }), UDP()).bytes)).toBe(
      true,
    );
    expect(matches("ip6 host both", to("10.0.0.1"))).toBe(false);
    expect(refusal("ip host six").words).toBe("unknown host 'six' for specified address family");
  });

  it("stand for ports of the transports that have them", () => {
    expect(matches("port domain", to("10.0.0.1"))).toBe(true);
    expect(matches("tcp port domain", to("10.0.0.1"))).toBe(false);
    expect(matches("portrange bootps-domain", to("10.0.0.1"))).toBe(true);
    expect(matches("port http", packet(Ether(), IP(), UDP({ sport: 5000, dport: 80 })).bytes)).toBe(false);
  });

  it("stand for networks and protocols", () => {
    expect(matches("net home", to("10.0.0.0"))).toBe(true);
    expect(matches("net home", to("10.0.0.1"))).toBe(false);
    expect(matches("ip proto \\tcp", to("10.0.0.1"))).toBe(false);
    expect(refusal("proto nosuch").words).toBe("unknown 'proto' value 'nosuch'");
  });
});

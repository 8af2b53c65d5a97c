import { describe, expect, it } from "vitest";
import { compileFilter } from "../../src/capture-filter/compile-filter.ts";
import {
  AH, ARP, CookedLinuxV2, Dot1AD, Dot1Q, Ether, ICMPv6, IP, IPv6, IPv6ExtHdrDestOpt, IPv6ExtHdrFragment,
  IPv6ExtHdrHopByHop, IPv6ExtHdrRouting, packet, Raw, TCP, UDP,
} from "../../src/toolkit/index.ts"; // oxfmt-ignore

const ETHERNET = 1;
const COOKED_2 = 276;

const dns = UDP({ sport: 40000, dport: 53 });
const opening = TCP({ sport: 40000, dport: 80, flags: "S" });
const ip = IP({ src: "10.0.0.1", dst: "10.0.0.2" });
const ip6 = IPv6({ src: "2001:db8::1", dst: "2001:db8::2" });

/** The filters of a list that match. */
function matching(
  octets: { readonly bytes: Uint8Array },
  filters: readonly string[],
  anywhere = true,
  linkType = ETHERNET,
): string[] {
  return filters.filter((filter) => compileFilter(filter, linkType, { anywhere }).matches(octets.bytes));
}

describe("looking anywhere", () => {
  it("looks behind up to two VLAN tags", () => {
    const filters = ["port 53", "udp", "host 10.0.0.1", "net 10", "ip", "udp[2:2] = 53", "ip[9] = 17", "proto 17"];
    const untagged = packet(Ether(), ip, dns);
    expect(matching(untagged, filters, false)).toEqual(filters);
    for (const tagged of [
      untagged,
      packet(Ether(), Dot1Q({ vlan: 5 }), ip, dns),
      packet(Ether(), Dot1AD({ vlan: 9 }), Dot1Q({ vlan: 5 }), ip, dns),
    ]) {
      expect(matching(tagged, filters)).toEqual(filters);
      expect(matching(tagged, ["tcp", "port 54", "ip6", "arp", "icmp", "tcp[2:2] = 53"])).toEqual([]);
    }
    expect(matching(packet(Ether(), Dot1Q(), ip, dns), filters, false)).toEqual([]);
    expect(matching(packet(Ether(), Dot1Q(), Dot1Q(), Dot1Q(), ip, dns), filters)).toEqual([]);
  });

  it("looks behind tags of cooked headers, whose type stands elsewhere", () => {
    const filters = ["port 53", "host 10.0.0.1", "ip"];
    expect(matching(packet(CookedLinuxV2(), ip, dns), filters, true, COOKED_2)).toEqual(filters);
    const tagged = packet(CookedLinuxV2({ proto: 0x8100 }), Dot1Q({ vlan: 5 }), ip, dns);
    expect(matching(tagged, filters, true, COOKED_2)).toEqual(filters);
  });

  it("finds addresses in ARP behind a tag", () => {
    const request = packet(Ether(), Dot1Q({ vlan: 5 }), ARP({ psrc: "10.0.0.1", pdst: "10.0.0.2" }));
    expect(matching(request, ["arp", "host 10.0.0.2", "src host 10.0.0.2", "port 53"])).toEqual([
      "arp",
      "host 10.0.0.2",
    ]);
  });

  it("looks behind the extension headers of IPv6", () => {
    const filters = [
      "port 80",
      "tcp",
      "tcp dst port 80",
      "tcp[tcpflags] & tcp-syn != 0",
      "ip6 proto 6",
      "proto 6",
      "dst port 80",
    ];
    const extensions = [
      [],
      [IPv6ExtHdrHopByHop()],
      [IPv6ExtHdrDestOpt(), IPv6ExtHdrRouting()],
      [IPv6ExtHdrHopByHop(), IPv6ExtHdrRouting(), IPv6ExtHdrFragment({ offset: 0, m: 1 }), IPv6ExtHdrDestOpt()],
      [AH({ icv: new Uint8Array(12) })],
    ];
    for (const headers of extensions) {
      const found = packet(Ether(), Dot1Q(), ip6, ...headers, opening);
      expect(matching(found, filters), `${headers.length} headers`).toEqual(filters);
      expect(matching(found, ["udp", "port 81", "ip", "icmp6"])).toEqual([]);
    }
  });

  it("asks for the extension headers themselves", () => {
    const chain = packet(Ether(), ip6, IPv6ExtHdrHopByHop(), AH({ icv: new Uint8Array(12) }), opening);
    expect(matching(chain, ["ah", "ip6 proto 0", "ip6 proto 51", "proto 60", "tcp"])).toEqual([
      "ah",
      "ip6 proto 0",
      "ip6 proto 51",
      "tcp",
    ]);
  });

  it("finds no ports in later fragments, and their protocol all the same", () => {
    const filters = ["port 53", "udp", "udp[2:2] = 53"];
    const octets = new Uint8Array([0, 53, 0, 53, 0, 53, 0, 53]);
    const later = [
      packet(Ether(), IP({ frag: 100, proto: 17 }), Raw({ load: octets })),
      packet(Ether(), ip6, IPv6ExtHdrFragment({ offset: 100, nh: 17 }), Raw({ load: octets })),
    ];
    for (const fragment of later) expect(matching(fragment, filters)).toEqual(["udp"]);
  });

  it("reads ICMPv6 behind extension headers", () => {
    const solicitation = packet(Ether(), ip6, IPv6ExtHdrHopByHop(), ICMPv6({ type: 135 }));
    expect(matching(solicitation, ["icmp6", "icmp6[icmp6type] = 135", "icmp", "icmp6[0] = 136"])).toEqual([
      "icmp6",
      "icmp6[icmp6type] = 135",
    ]);
  });

  it("still takes `vlan` for a tag that must be there, and looks on behind it", () => {
    const tagged = packet(Ether(), Dot1AD({ vlan: 9 }), Dot1Q({ vlan: 5 }), ip6, IPv6ExtHdrHopByHop(), opening);
    const filters = [
      "vlan",
      "vlan 9",
      "vlan 9 and port 80",
      "vlan 9 and vlan 5",
      "vlan and vlan and tcp",
      "ether proto 0x88a8",
    ];
    expect(matching(tagged, filters)).toEqual(filters);
    expect(matching(tagged, ["vlan 5", "vlan and vlan and vlan", "not vlan", "vlan 9 and not port 80"])).toEqual([]);
    expect(matching(packet(Ether(), ip6, opening), ["vlan", "not vlan", "vlan or port 80"])).toEqual(["not vlan"]);
  });

  it("reads both sides of an operation only where both are", () => {
    const request = packet(Ether(), ARP());
    expect(matching(request, ["1 + ip[0] >= 0"], false)).toEqual(["1 + ip[0] >= 0"]);
    expect(matching(request, ["1 + ip[0] >= 0"])).toEqual([]);
  });
});

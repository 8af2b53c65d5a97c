import { describe, expect, it } from "vitest";
import { compileFilter } from "../../src/capture-filter/compile-filter.ts";
import type { FilterError } from "../../src/capture-filter/filter-error.ts";
import { nameTable } from "../../src/capture-filter/names/name-table.ts";
import { Ether, IP, packet, TCP, UDP } from "../../src/toolkit/index.ts";

const ETHERNET = 1;
const RAW = 101;
const query = packet(Ether(), IP({ dst: "10.0.0.53" }), UDP({ sport: 40000, dport: 53 }));
const opening = packet(Ether(), IP({ dst: "10.0.0.1" }), TCP({ dport: 80, flags: "S" }));

function refusalOf(text: string, linkType = ETHERNET): FilterError {
  try {
    compileFilter(text, linkType);
  } catch (fault) {
    return fault as FilterError;
  }
  return expect.fail(`"${text}" was accepted`);
}

describe("compileFilter", () => {
  it("says of octets and of packets whether they match", () => {
    const filter = compileFilter("udp port 53", ETHERNET);
    expect(filter.matches(query.bytes)).toBe(true);
    expect(filter.matches(query)).toBe(true);
    expect(filter.matches(opening)).toBe(false);
    expect(filter.matches(new Uint8Array(0))).toBe(false);
    expect(() => compileFilter("udp", RAW).matches(query)).toThrow(
      "the filter is for packets of RAW (Raw IP), this one is of EN10MB (Ethernet)",
    );
  });

  it("has everything that asks about it", () => {
    const filter = compileFilter("tcp[tcpflags] & tcp-syn != 0", ETHERNET, { snapLength: 96 });
    const { bytes } = opening;
    expect(filter).toMatchObject({ text: "tcp[tcpflags] & tcp-syn != 0", linkType: ETHERNET, warnings: [] });
    expect(filter.program.at(-2)).toEqual({ code: 6, jt: 0, jf: 0, k: 96 });
    expect(filter.matcher(bytes, 0, bytes.length, bytes.length)).toBe(96);
    expect(filter.explain()).toMatch(/^Selects a packet if it has the TCP flag SYN\n/);
  });

  it("counts the length that a packet had on the network", () => {
    const filter = compileFilter("greater 1000", ETHERNET);
    expect(filter.matches(query.bytes)).toBe(false);
    expect(filter.matches({ bytes: query.bytes, originalLength: 1000 })).toBe(true);
  });

  it("takes an empty filter for everything", () => {
    const filter = compileFilter(" ", ETHERNET);
    expect(filter.program).toEqual([{ code: 6, jt: 0, jf: 0, k: 262144 }]);
    expect(filter.matches(new Uint8Array(0))).toBe(true);
    expect(filter.explain()).toBe("Selects every packet.");
  });

  it("takes names from the table that it is given, and says so where there is none", () => {
    const names = nameTable((file) => (file === "services" ? "http 80/tcp\n" : ""));
    expect(compileFilter("port http", ETHERNET, { names }).matches(opening)).toBe(true);
    expect(() => compileFilter("port smtp", ETHERNET, { names })).toThrow("unknown port 'smtp'");
    const { message, span, hint } = refusalOf("tcp and port http");
    expect({ message, span }).toEqual({ message: "unknown port 'http'", span: { start: 13, end: 17 } });
    expect(hint).toContain("no names are known here");
    expect(refusalOf("tcp and port 65536").hint ?? "").not.toContain("no names");
  });

  it("needs the netmask for what asks about it", () => {
    expect(() => compileFilter("ip broadcast", ETHERNET)).toThrow("netmask not known");
    const directed = packet(Ether(), IP({ dst: "10.0.0.255" }), UDP());
    expect(compileFilter("ip broadcast", ETHERNET, { netmask: 0xffffff00 }).matches(directed)).toBe(true);
  });
});

describe("a filter that can never match", () => {
  it.each([
    ["ip6 and tcp[13] & 2 != 0", "`ip6` is true of IPv6 only, `tcp[13] & 2 != 0` of IPv4 only", [8, 24]],
    ["tcp and (port 80 and udp)", "no packet is both `tcp` and `udp`", [21, 24]],
    ["src host 10.0.0.1 and src host 10.0.0.2", "no packet is both `src host 10.0.0.1` and `src host 10.0.0.2`", [22, 39]],
    ["icmp and tcp port 80", "`icmp` is true of ICMP only, `tcp port 80` of TCP only", [9, 20]],
    ["vlan and ip and arp", "`arp` excludes what stands before it", [16, 19]],
    ["(ip and arp) or (tcp and udp)", "no packet is both `ip` and `arp`", [8, 11]],
    ["ip and not ip", "no packet is both `ip` and `not ip`", [7, 13]],
  ] as const)("is refused with the reason: %s", (text, reason, [start, end]) => {
    const { message, span } = refusalOf(text);
    expect({ message, span }).toEqual({ message: `expression rejects all packets: ${reason}`, span: { start, end } });
  }); // oxfmt-ignore

  it("is refused for the link type's sake", () => {
    expect(refusalOf("arp host 1.2.3.4", RAW).message).toBe(
      "expression rejects all packets: `arp host 1.2.3.4` is true of no packet of this link type",
    );
  });

  it("is told where the octets of IPv6 are", () => {
    expect(refusalOf("ip6 and tcp[13] & 2 != 0").hint).toContain("`ip6[53]`");
    expect(refusalOf("udp[2:2] = 53 and ip6").hint).toContain("`ip6[42:2]`");
  });

  it("is accepted with a warning where it is not optimised", () => {
    const { warnings, program } = compileFilter("ip and arp", ETHERNET, { optimise: false });
    expect(warnings).toEqual([
      {
        message: "the filter can never match: no packet is both `ip` and `arp`",
        span: { start: 7, end: 10 },
        hint: undefined,
      },
    ]);
    expect(program.length).toBeGreaterThan(1);
  });

  it("is warned of where it is one of several parts", () => {
    const warningsOf = (text: string): string[] => compileFilter(text, ETHERNET).warnings.map(({ message }) => message);
    const prefix = "a part of the filter can never match: ";
    expect(warningsOf("arp or (ip6 and icmp[0] = 8)")).toEqual([
      `${prefix}\`ip6\` is true of IPv6 only, \`icmp[0] = 8\` of IPv4 only`,
    ]);
    expect(warningsOf("udp and (port 53 or (tcp and port 80) or (ip and ip6))")).toEqual([
      `${prefix}no packet is both \`ip\` and \`ip6\``,
    ]);
    expect(warningsOf("arp or (ip and tcp port 80) or (ip6 and udp)")).toEqual([]);
    // Behind a tag the same words mean something else.
    expect(warningsOf("vlan or (ip and arp)")).toEqual([]);
  });
});

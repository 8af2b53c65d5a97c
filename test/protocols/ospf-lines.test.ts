import { describe, expect, it } from "vitest";
import { IP, IPv6 } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of OSPF version 2", () => {
  const word = (value: number, octets: number): string => value.toString(16).padStart(2 * octets, "0");
  const plain = "0000 0000000000000000";
  const message = (type: string, body: string, authentication = plain): string => {
    const octetsOfBody = body.replaceAll(" ", "").length / 2;
    return `02 ${type} ${word(24 + octetsOfBody, 2)} 0a000001 00000000 0000 ${authentication} ${body}`;
  };
  /** A link state of one type, from 10.0.0.1. */
  const state = (type: string, body: string, id = "0a000001"): string =>
    `0001 22 ${type} ${id} 0a000001 80000001 0000 ${word(20 + body.replaceAll(" ", "").length / 2, 2)} ${body}`;
  const ospf = (hex: string, verbose = 1): string => saidInside([IP({ proto: 89 })], hex, verbose);
  const updated = (link: string, verbose = 1): string => ospf(message("04", `00000001 ${link}`), verbose);
  const hello = "ffffff00 000a 02 01 00000028 0a000001 0a000002";

  it("is short, or greets with neighbours", () => {
    expect(ospf(message("01", hello), 0)).toBe("OSPFv2, Hello, length 44");
    expect(ospf(message("01", `${hello} 0a000003`))).toBe(
      "OSPFv2, Hello, length 48\n\tRouter-ID 10.0.0.1, Backbone Area, Authentication Type: none (0)" +
        "\n\tOptions [External]\n\t  Hello Timer 10s, Dead Timer 40s, Mask 255.255.255.0, Priority 1" +
        "\n\t  Designated Router 10.0.0.1, Backup Designated Router 10.0.0.2" +
        "\n\t  Neighbor List:\n\t    10.0.0.3",
    );
    const signalling = "fff6 0003 0001 0004 00000001 0002 0014 00000009";
    expect(ospf(`${message("01", hello.replace("02 01", "12 01"))} ${signalling}`)).toContain(
      "\n\t  LLS: checksum: 0xfff6, length: 3\n\t    Extended Options (1), length: 4" +
        "\n\t      Options: 0x00000001 [LSDB resync]\n\t    MD5 Authentication (2), length: 20" +
        "\n\t      Sequence number: 0x00000009",
    );
  });

  it("says how it is authenticated", () => {
    const keyed = `${message("01", hello, "0002 0000 01 10 0000002a")} ${"00".repeat(16)}`;
    expect(ospf(keyed)).toContain(
      "OSPFv2, Hello, length 44\n\tRouter-ID 10.0.0.1, Backbone Area, Authentication Type: MD5 (2)" +
        "\n\tKey-ID: 1, Auth-Length: 16, Crypto Sequence Number: 0x0000002a",
    );
    expect(ospf(message("01", hello, "0001 7365637265740000"))).toContain(
      "simple (1)\n\tSimple text password: secret\n\tOptions",
    );
    expect(ospf(message("01", hello, "0009 0000000000000000"))).toMatch(/Authentication Type: unknown \(9\)$/);
  });

  it("describes, asks for and acknowledges link states", () => {
    const header = state("01", "").slice(0, 60);
    expect(ospf(message("02", `05dc 02 07 00000009 ${header}`))).toContain(
      "\n\tOptions [External], DD Flags [Init, More, Master], MTU: 1500, Sequence: 0x00000009" +
        "\n\t  Advertising Router 10.0.0.1, seq 0x80000001, age 1s, length 0\n\t    Router LSA (1), LSA-ID: 10.0.0.1" +
        "\n\t    Options: [External, Demand Circuit]",
    );
    expect(ospf(message("03", "00000001 0a000001 0a000002 0000000a 01000002 0a000002"))).toContain(
      "\n\t  Advertising Router: 10.0.0.2, Router LSA (1), LSA-ID: 10.0.0.1" +
        "\n\t  Advertising Router: 10.0.0.2, Area Local Opaque LSA (10), " +
        "Opaque-Type: Traffic Engineering LSA (1), Opaque-ID: 2",
    );
    expect(ospf(message("05", state("0a", "", "04000007")))).toContain(
      "\n\t    Area Local Opaque LSA (10), Opaque-Type Router Information LSA (4), Opaque-ID 7" +
        "\n\t    Options: [External, Demand Circuit] [|ospf2]",
    );
  });

  it("tells of routers, networks and routes", () => {
    const link = "0a000002 0a000001 01 01 000a 02000014 0a000000 ff000000 03 00 0001";
    expect(updated(state("01", `0300 0002 ${link}`))).toContain(
      ", 1 LSA\n\t  LSA #1\n\t  Advertising Router 10.0.0.1, seq 0x80000001, age 1s, length 32" +
        "\n\t    Router LSA (1), LSA-ID: 10.0.0.1\n\t    Options: [External, Demand Circuit]" +
        "\n\t    Router LSA Options: [ABR, ASBR]\n\t      Neighbor Router-ID: 10.0.0.2, Interface Address: 10.0.0.1" +
        "\n\t\ttopology default (0), metric 10\n\t\ttopology management (2), metric 20" +
        "\n\t      Stub Network: 10.0.0.0, Mask: 255.0.0.0\n\t\ttopology default (0), metric 1",
    );
    expect(updated(state("02", "ffffff00 0a000002"), 2)).toContain(
      "\n\t    Mask 255.255.255.0\n\t    Connected Routers:\n\t      10.0.0.2\n\t    0x0000:  ffff ff00 0a00 0002",
    );
    expect(updated(state("03", "ffffff00 00000005"))).toContain(
      "Mask 255.255.255.0\n\t\ttopology default (0) metric 5",
    );
    expect(updated(state("05", "ffffff00 80ffffff 0a000009 00000004"))).toContain(
      "\n\t\ttopology default (0), type 2, metric infinite, forward 10.0.0.9, tag 0.0.0.4",
    );
    expect(updated(state("06", "00000001 0a000002 00000002 0a000003 00000003 0a000003"))).toContain(
      "Router Router-ID 10.0.0.2\n\t    Network Designated Router 10.0.0.3\n\t    unknown VertexType (3)",
    );
    expect(updated(state("01", "0000 0001 0a000002 0a000001 09 00 000a"))).toContain("Unknown Router Link Type (9)");
  });

  it("tells of capabilities, restarts and the traffic of links", () => {
    expect(updated(state("0a", "0001 0004 00000060 0063 0001 ab", "04000000"))).toContain(
      "\n\t    Router Capabilities TLV (1), length: 4, value: " +
        "Capabilities: graceful restart capable, graceful restart helper" +
        "\n\t    unknown TLV (99), length: 1, value: \n\t      0x0000:  ab",
    );
    expect(updated(state("09", "0001 0004 00000028 0002 0001 01 000000 0003 0004 0a000001", "03000000"))).toContain(
      "\n\t    Grace Period TLV (1), length 4, value: 40s" +
        "\n\t    Graceful restart Reason TLV (2), length 1, value: Software Restart (1)" +
        "\n\t    IPv4 interface address TLV (3), length 4, value: 10.0.0.1",
    );
    const parts = "0001 0001 01000000 0002 0004 0a000002 0006 0004 4d9502f9 0009 0004 00000001";
    const more = "000e 0004 05000000 0010 0004 00000007 0011 0008 01000000 4d9502f9";
    const switching = `000f 0024 33020000 ${"4d9502f9".repeat(8)}`;
    const traffic = updated(state("0a", `0002 0064 ${parts} ${more} ${switching}`, "01000000"));
    expect(traffic).toContain(
      "\n\t    Link TLV (2), length: 100\n\t      Link Type subTLV (1), length: 1, Point-to-point (1)" +
        "\n\t      Link ID subTLV (2), length: 4, 10.0.0.2 (0x0a000002)" +
        "\n\t      Maximum Bandwidth subTLV (6), length: 4, 2500.000 Mbps" +
        "\n\t      Administrative Group subTLV (9), length: 4, 0x00000001" +
        "\n\t      Link Protection Type subTLV (14), length: 4, Extra Traffic, Shared" +
        "\n\t      Shared Risk Link Group subTLV (16), length: 4\n\t\t  Shared risk group: 7" +
        "\n\t      Bandwidth Constraints subTLV (17), length: 8" +
        "\n\t\tBandwidth Constraints Model ID: Maximum allocation (1)" +
        "\n\t\t  Bandwidth constraint CT0: 2500.000 Mbps",
    );
    expect(traffic).toContain("Capability: Layer-2 Switch Capable\n\t\tLSP Encoding: Ethernet V2/DIX");
    for (const [wrong, said] of [
      ["0001 0004 0a000001", "Router Address TLV (1), length: 4, 10.0.0.1"],
      ["0002 0008 0000 0001 00000000", "Link TLV (2), length: 8 (invalid)"],
      ["0002 0008 0009 0002 00000000", "length: 2 != 4 (invalid)"],
      ["0009 0008 0009", "length: 8\n\t    Bogus length 8 > 2"],
    ] as const) {
      expect(updated(state("0a", wrong, "01000000"))).toContain(said);
    }
  });

  it("ends where something is not right", () => {
    expect(ospf(message("09", ""))).toBe("OSPFv2, unknown LS-type 9, length 24");
    expect(ospf(message("01", hello).replace("02 01", "07 01"))).toMatch(/none \(0\) ospf \[version 7\]$/);
    expect(ospf("02 01")).toBe(" [|ospf2]");
    expect(updated(state("01", "").replace("0000 0014", "0000 0009"))).toContain(
      "LSA #1\n\t    Bogus length 9 < header (20) [|ospf2]",
    );
  });
});

describe("tcpdump's line of OSPF version 3", () => {
  const size = (hex: string): number => hex.replaceAll(" ", "").length / 2;
  const word = (value: number): string => value.toString(16).padStart(4, "0");
  const message = (type: string, body: string): string =>
    `03 ${type} ${word(16 + size(body))} 0a000001 00000001 0000 00 00 ${body}`;
  const state = (type: string, body: string): string =>
    `0001 ${type} 00000006 0a000001 80000001 0000 ${word(20 + size(body))} ${body}`;
  const ospf = (hex: string, verbose = 2): string => saidInside([IPv6({ nh: 89 })], hex, verbose);
  const updated = (...states: string[]): string =>
    ospf(message("04", `0000${word(states.length)} ${states.join(" ")}`)).replace(/^.*\n.*/, "");
  const prefix = (options: string): string => `40 ${options} 0005 20010db800000000`;

  it("greets and describes", () => {
    const hello = "00000006 01 000013 000a 0028 0a000001 0a000002 0a000003";
    expect(ospf(message("01", hello), 0)).toBe("OSPFv3, Hello, length 40");
    expect(ospf(message("01", hello))).toBe(
      "OSPFv3, Hello, length 40\n\tRouter-ID 10.0.0.1, Area 0.0.0.1\n\tOptions [V6, External, Router]" +
        "\n\t  Hello Timer 10s, Dead Timer 40s, Interface-ID 0.0.0.6, Priority 1" +
        "\n\t  Designated Router 10.0.0.1, Backup Designated Router 10.0.0.2\n\t  Neighbor List:\n\t    10.0.0.3",
    );
    const trailer = "0001 0018 0000 0001 00000000 00000009 aaaaaaaaaaaaaaaa";
    expect(ospf(`${message("02", `00 000413 05dc 00 07 00000001 ${state("2001", "")}`)} ${trailer}`)).toContain(
      "\n\tOptions [V6, External, Router, Authentication Trailer], DD Flags [Init, More, Master], MTU 1500" +
        ", DD-Sequence 0x00000001\n\t  Advertising Router 10.0.0.1, seq 0x80000001, age 1s, length 0" +
        "\n\t    Router LSA (1), Area Local Scope, LSA-ID 0.0.0.6" +
        "\n\tAuthentication Type HMAC, Length 24, SAID 1, CSN 0x00000000:00000009" +
        "\n\tAuthentication Data 0x0000:  aaaa aaaa aaaa aaaa",
    );
    expect(ospf(message("03", "0000 0008 00000006 0a000002"))).toContain(
      "\n\t  Advertising Router 10.0.0.2\n\t    Link LSA (8), Link Local Scope, LSA-ID 0.0.0.6",
    );
    expect(ospf(message("05", state("c005", "")))).toContain(
      "\n\t    External LSA (5), Domain Wide Scope, transitive, LSA-ID 0.0.0.6",
    );
  });

  it("tells of routers, networks and prefixes", () => {
    const link = "01 00 0001 00000002 00000003 0a000002";
    expect(updated(state("2001", `03000013 ${link}`), state("2002", "00000013 0a000002"))).toContain(
      "\n\t      Options [V6, External, Router], RLA-Flags [ABR, External]" +
        "\n\t      Neighbor Router-ID 10.0.0.2\n\t      Neighbor Interface-ID 0.0.0.3, Interface 0.0.0.2, metric 1" +
        "\n\t  Advertising Router 10.0.0.1, seq 0x80000001, age 1s, length 8" +
        "\n\t    Network LSA (2), Area Local Scope, LSA-ID 0.0.0.6\n\t      Options [V6, External, Router]" +
        "\n\t      Connected Routers:\n\t\t10.0.0.2",
    );
    expect(updated(state("2003", `0000000a ${prefix("02")}`))).toContain(
      "LSA-ID 0.0.0.6, metric 10\n\t\t2001:db8::/64, Options [Local address], metric 5",
    );
    expect(
      updated(state("4005", `0300000a 40 00 2001 20010db800000000 ${"20".repeat(16)} 00000007 00000006`)),
    ).toContain(
      "\n\t     Flags [Forwarding, Tag] metric 10\n\t\t2001:db8::/64, metric 8193" +
        " forward 2020:2020:2020:2020:2020:2020:2020:2020 tag 0.0.0.7 RefLSID: 0.0.0.6",
    );
    expect(updated(state("0008", `64 000013 fe80000000000000${"00".repeat(7)}03 00000001 ${prefix("00")}`))).toContain(
      "\n\t      Priority 100, Link-local address fe80::3, Prefixes 1:\n\t\t2001:db8::/64, metric 5",
    );
    expect(updated(state("2009", `0001 2001 00000000 0a000001 ${prefix("00")}`))).toContain(
      "\n\t    Router LSA (1), Area Local Scope, LSA-ID 0.0.0.0\n\t      Prefixes 1:\n\t\t2001:db8::/64, metric 5",
    );
    expect(updated(state("2007", "00000001"))).toContain("\n\t      0x0000:  0000 0001");
    expect(updated(state("000b", "0001 0004 00000028"))).toContain("Grace Period TLV (1), length 4, value: 40s");
  });

  it("ends where something is not right", () => {
    expect(ospf(message("06", ""))).toBe("OSPFv3, unknown packet type (6), length 16");
    expect(ospf(message("01", "").replace("0010", "0020"))).toBe("OSPFv3, Hello, length 16 [len 32]");
    expect(updated(state("2003", "0000000a 81000000"))).toContain(", metric 10 bogus prefixlen /129 [|ospf3]");
    expect(updated(state("2001", "00000013 03000001 00000002 00000003 0a000002"))).toContain(
      "Unknown Router Links Type 0x03",
    );
    const cut = ospf(`${message("01", "00000006 01 000213 000a 0028 00000000 00000000")} fff6 0003 0001 0004`);
    expect(cut).toContain("\n\tLLS Checksum 0xfff6, Data Length 3 [|ospf3]");
  });
});

import { describe, expect, it } from "vitest";
import { Ether, IP, IPv6, Raw, UDP, type Layer } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** The end of the line of octets inside `headers`, behind the addresses and a checksum. */
function said(headers: readonly Layer[], hex: string, verbose: number, captured?: number): string {
  const line = lineOf([Ether(), ...headers, Raw({ load: octets(hex) })], { verbose }, captured);
  return line.replace(/^[^]*? > \S+ (?:\[(?:bad )?udp [^\]]*\] )?/, "");
}

describe("tcpdump's line of RIP", () => {
  const rip = (hex: string, verbose = 1, captured?: number): string =>
    said([IP(), UDP({ sport: 520, dport: 520 })], hex, verbose, captured);
  const route = "0002 0007 0a010000 ffff0000 00000000 00000003";

  it("is short, or has a line of each route", () => {
    expect(rip(`0202 0000 ${route}`, 0)).toBe("RIPv2, Response, length: 24");
    expect(rip(`0202 0000 ${route}`)).toBe(
      "\n\tRIPv2, Response, length: 24, routes: 1 or less" +
        "\n\t  AFI IPv4,        10.1.0.0/16, tag 0x0007, metric: 3, next-hop: self",
    );
    expect(rip("0101 0000 0000 0000 00000000 0000000000000000 00000010")).toBe(
      "\n\tRIPv1, Request, length: 24, routes: 1\n\t  AFI 0, 0.0.0.0, metric: 16",
    );
    expect(rip("0201 0000 0002 0001 0a010000 0000000000000000 00000001")).toContain("\n\t  0x0000:  0002 0001 0a01");
    expect(rip(`0202 0000 ${route} 0202 0000`)).toContain(
      "\n\t  AFI Unknown (514) [remaining entries length 4 < 20] (invalid)",
    );
  });

  it("shows who is believed", () => {
    const secret = "ffff 0002 70617373 00000000 0000000000000000";
    expect(rip(`0202 0000 ${secret}`)).toContain("\n\t  Simple Text Authentication data: pass");
    const keyed = "ffff 0003 0018 01 10 00000005 0000000000000000";
    expect(rip(`0202 0000 ${keyed} ffff 0001 00112233`)).toContain(
      "\n\t  Auth header: Packet Len 24, Key-ID 1, Auth Data Len 16, SeqNo 5, MBZ 0, MBZ 0" +
        "\n\t  Auth trailer:\n\t  0x0000:  0011 2233",
    );
  });

  it("ends where something is not right", () => {
    expect(rip("0202")).toBe(" [|rip]");
    expect(rip("0200 0000")).toBe("\n\tRIPv0\n\t0x0000:  0200 0000");
    expect(rip("0207 0000")).toBe("\n\tRIPv7, Response, length: 4, unknown version");
    expect(rip("0902 0000")).toBe("\n\tRIPv2, unknown command (9), length: 4\n\t0x0000:  0902 0000");
    expect(rip(`0201 0000 ${route.slice(0, 20)}`)).toContain("routes: 0 [|rip]");
  });
});

describe("tcpdump's line of RIPng", () => {
  const ripng = (hex: string, verbose = 0): string => said([IPv6(), UDP({ sport: 521, dport: 521 })], hex, verbose);
  const prefix = "20010db8000000000000000000000000";

  it("has every route, or says that all are asked for", () => {
    expect(ripng(`0201 0000 ${prefix} 0005 40 02`)).toBe(" ripng-resp 1: 2001:db8::/64 [5] (2)");
    expect(ripng(`0101 0000 ${prefix} 0000 40 02`)).toBe(" ripng-req 1: 2001:db8::/64");
    expect(ripng(`0101 0000 ${"00".repeat(16)} 0000 00 10`)).toBe(" ripng-req dump");
    expect(ripng(`0201 0000 ${prefix} 0000 40 02`, 2)).toBe(" ripng-resp 1:\n\t2001:db8::/64 (2)");
    expect(ripng(`0201 0000 ${prefix} 0000 40 02 ff`)).toContain("1[25]: 2001:db8::/64 (2) (invalid)");
    expect(ripng("0701 0000")).toBe(" ripng-7 ?? 4 (invalid)");
    expect(ripng("0202 0000")).toBe(" [vers 2] (invalid)");
    expect(ripng("0201")).toBe(" (invalid)");
  });
});

describe("tcpdump's line of HSRP", () => {
  const hsrp = (hex: string, verbose = 0): string => said([IP(), UDP({ sport: 1985, dport: 1985 })], hex, verbose);

  it("has state and group, or more of them", () => {
    const hello = "00 00 08 03 0a 64 01 00 636973636f000000 0a0000fe";
    expect(hsrp(hello)).toBe("HSRPv0-hello 20: state=standby group=1 addr=10.0.0.254");
    expect(hsrp(hello, 1)).toContain(' hellotime=3s holdtime=10s priority=100 auth="cisco"');
    expect(hsrp("00 03 00 03 0a 64 01 07")).toBe("HSRPv0-unknown (3) 8: state=initial group=1 [reserved=7!]  [|hsrp]");
    expect(hsrp("01 28")).toBe("HSRPv1");
  });
});

describe("tcpdump's line of EIGRP", () => {
  const eigrp = (hex: string, verbose = 1): string => said([IP({ proto: 88 })], hex, verbose);
  const head = (opcode: string): string => `02 ${opcode} 1234 00000009 00000001 00000002 0000 002a`;

  it("is short, or tells of each parameter", () => {
    expect(eigrp(`${head("05")} 0001 000c 01 00 01 00 00 00 000f`, 0)).toBe("EIGRP Hello, length: 32");
    expect(eigrp(`${head("05")} 0001 000c 01 00 01 00 00 00 000f 0004 0008 0c04 0102`)).toBe(
      "\n\tEIGRP v2, opcode: Hello (5), chksum: 0x1234, Flags: [Init, End-of-Table]" +
        "\n\tseq: 0x00000001, ack: 0x00000002, VRID: 0, AS: 42, length: 20" +
        "\n\t  General Parameters TLV (0x0001), length: 12" +
        "\n\t    holdtime: 15s, k1 1, k2 0, k3 1, k4 0, k5 0" +
        "\n\t  Software Version TLV (0x0004), length: 8\n\t    IOS version: 12.4, EIGRP version 1.2",
    );
    const metrics = "00000064 00000080 0005dc 01 ff 02 0000";
    expect(eigrp(`${head("01")} 0102 001c 00000000 ${metrics} 18 0a0102`)).toContain(
      "\n\t    IPv4 prefix:        10.1.2.0/24, nexthop: self" +
        "\n\t      delay 1 ms, bandwidth 128 Kbps, mtu 1500, hop 1, reliability 255, load 2",
    );
    const origin = "0a000001 00000007 00000001 00000003 0000 06 02";
    expect(eigrp(`${head("01")} 0103 002e 0a000009 ${origin} ${metrics} 08 0a`)).toContain(
      "\n\t    IPv4 prefix:        10.0.0.0/8, nexthop: 10.0.0.9" +
        "\n\t      origin-router 10.0.0.1, origin-as 7, origin-proto OSPF, flags [0x02], tag 0x00000001, metric 3",
    );
    expect(eigrp(`${head("01")} 0202 001c 00010002 ${metrics} 0003 0004`)).toContain("Cable-Range: 3-4, nexthop: 1.2");
    expect(eigrp(`${head("01")} 0204 000c 0003 0004 00000005`)).toContain("Cable-range: 3-4, Router-ID 5");
    expect(
      eigrp(`${head("01")} 0203 002c 00000000 0000000500000007 00000001 0600 0003 ${metrics} 0003 0004`),
    ).toContain(
      "nexthop: self\n\t      origin-router 5, origin-as 7, origin-proto OSPF, flags [0x00], tag 0x00000001, metric 3",
    );
  });

  it("ends where something is not right", () => {
    expect(eigrp(head("05").replace("02", "03"))).toBe("EIGRP version 3 packet not supported");
    expect(eigrp("02 05")).toBe(" [|eigrp]");
    expect(eigrp(`${head("05")} 0001 0003 01`)).toContain("length: 5\n\t    0x0000:  01");
    expect(eigrp(`${head("05")} 0001 0008 01000100`)).toContain("length: 8 (too short, < 12)");
    expect(eigrp(`${head("01")} 0102 001a 00000000 ${"00".repeat(16)} 21 0a`)).toContain("illegal prefix length 33");
  });
});

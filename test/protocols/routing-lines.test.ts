import { describe, expect, it } from "vitest";
import { IP, IPv6, UDP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of RIP", () => {
  const rip = (hex: string, verbose = 1, captured?: number): string =>
    saidInside([IP(), UDP({ sport: 520, dport: 520 })], hex, verbose, captured);
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
  const ripng = (hex: string, verbose = 0): string =>
    saidInside([IPv6(), UDP({ sport: 521, dport: 521 })], hex, verbose);
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
  const hsrp = (hex: string, verbose = 0): string =>
    saidInside([IP(), UDP({ sport: 1985, dport: 1985 })], hex, verbose);

  it("has state and group, or more of them", () => {
    const hello = "00 00 08 03 0a 64 01 00 636973636f000000 0a0000fe";
    expect(hsrp(hello)).toBe("HSRPv0-hello 20: state=standby group=1 addr=10.0.0.254");
    expect(hsrp(hello, 1)).toContain(' hellotime=3s holdtime=10s priority=100 auth="cisco"');
    expect(hsrp("00 03 00 03 0a 64 01 07")).toBe("HSRPv0-unknown (3) 8: state=initial group=1 [reserved=7!]  [|hsrp]");
    expect(hsrp("01 28")).toBe("HSRPv1");
  });
});

describe("tcpdump's line of EIGRP", () => {
  const eigrp = (hex: string, verbose = 1): string => saidInside([IP({ proto: 88 })], hex, verbose);
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

describe("tcpdump's line of PIM", () => {
  const pim = (hex: string, verbose = 1): string => saidInside([IP({ proto: 103 })], hex, verbose);
  const group = "0100 00 20 e0010101";
  const source = "0100 0a000002";

  it("is short, or has a line of each option", () => {
    expect(pim("2000 0000 0001 0002 0069", 0)).toBe("PIMv2, Hello, length 10");
    expect(pim("2000 0000 0001 0002 0069 0002 0004 81f409c4 0013 0004 00000001 0014 0004 00000007")).toBe(
      "PIMv2, length 34\n\tHello, cksum 0x0000 (unverified)" +
        "\n\t  Hold Time Option (1), length 2, Value: 1m45s" +
        "\n\t  LAN Prune Delay Option (2), length 4, Value: \n\t    T-bit=1, LAN delay 500ms, Override interval 2500ms" +
        "\n\t  DR Priority Option (19), length 4, Value: 1\n\t  Generation ID Option (20), length 4, Value: 0x00000007",
    );
    expect(pim("2000 0000 0015 0004 013c0007 0016 0000 0012 0000 0063 0001 ab")).toContain(
      "Value: v1, interval 1m ?0x0007?\n\t  Bi-Directional Capability Option (22), length 0, Value: " +
        "\n\t  DR Priority (Old) Option (18), length 0, Value: Bi-Directional Capability (Old)" +
        "\n\t  Unknown Option (99), length 1, Value: \n\t    0x0000:  ab",
    );
    expect(pim(`2000 0000 0018 0006 ${source}`, 2)).toContain("Value: \n\t    10.0.0.2\n\t    0x0000:  0100 0a00 0002");
    expect(pim("2000 0000 0001 0001 00")).toContain("Value: [option length 1 != 2] (invalid)");
  });

  it("names neighbours, groups and sources", () => {
    expect(pim(`2300 0000 ${source} 00 01 00d2 ${group} 0001 0001 0100 07 20 0a000003 0100 00 18 0a000004`)).toContain(
      ", upstream-neighbor: 10.0.0.2\n\t  1 group(s), holdtime: 3m30s" +
        "\n\t    group #1: 224.1.1.1, joined sources: 1, pruned sources: 1" +
        "\n\t      joined source #1: 10.0.0.3(SWR)\n\t      pruned source #1: 10.0.0.4/24",
    );
    expect(pim("2304 0000 0a000002 00 00 ffff")).toContain(
      "RFC2117-encoding, cksum 0x0000 (unverified), upstream-neighbor: 10.0.0.2\n\t  0 group(s), holdtime: infinite",
    );
    expect(pim(`2200 0000 0100 08 18 e0010100 ${source}`)).toContain(" group=224.1.1.0/24(0x08) source=10.0.0.2");
    expect(pim(`2500 0000 ${group} ${source} 80000001 0000000a`)).toContain(
      " group=224.1.1.1 src=10.0.0.2 RPT pref=1 metric=10",
    );
    expect(pim(`2800 0000 01 c0 0096 ${source} ${group}`)).toContain(
      " prefix-cnt=1 prio=192 holdtime=2m30s RP=10.0.0.2 Group0=224.1.1.1",
    );
    expect(pim(`2900 0000 ${source} ${group} ${source} 0064`)).toContain(
      " src=10.0.0.2 grp=224.1.1.1 forwarder=10.0.0.2 TUNR 1m40s",
    );
    expect(pim(`2400 0000 1234 1e 01 ${source} ${group} 01 01 0000 ${source} 0096 c0 00`)).toContain(
      " tag=1234 hashmlen=30 BSRprio=1 BSR=10.0.0.2" +
        " (group0: 224.1.1.1 RPcnt=1 FRPcnt=1 RP0=10.0.0.2,holdtime=2m30s,prio=192)",
    );
    expect(pim(`2a30 0000 ${source} 00000064 0000000a ${source} 00000001 00000002 0064`)).toContain(
      "\n\t  Backoff, rpa=10.0.0.2 sender pref=100 sender metric=10" +
        "\n\t  offer addr=10.0.0.2 offer pref=1 offer metric=2 interval 100ms",
    );
  });

  it("holds packets on the way to a rendezvous point", () => {
    const inner = "4500 001c 0001 0000 40 11 d823 c0a80101 e0010101 0001 0002 0008 0000";
    expect(pim(`2100 deff 00000000 ${inner}`)).toMatch(
      /Register, cksum 0xdeff \(correct\), Flags \[ none \]\n\tIP [^\n]*\n {4}192\.168\.1\.1\.1 > 224\.1\.1\.1\.2: UDP/,
    );
    expect(pim(`2100 0000 40000000 ${"00".repeat(12)} c0a80101 e0010101`)).toContain(
      "Flags [ Null ]\n\tIP-Null-header 192.168.1.1 > 224.1.1.1",
    );
  });

  it("ends where something is not right", () => {
    expect(pim("1000 0000")).toBe("PIMv1, length 4");
    expect(pim("2c00 0001")).toBe("PIMv2, length 4\n\tUnknown Type, cksum 0x0001 (incorrect) [type 12]");
    expect(pim("20")).toBe("PIMv2, length 1\n\tHello[length 1 < 2] (invalid)");
    expect(pim("2000 00")).toBe("PIMv2, length 3\n\tHello[length 3 < 4] (invalid)");
    expect(pim(`2300 0000 ${source} 00 01 00d2 0900`)).toContain("group #1:  [|pimv2]");
  });
});

describe("tcpdump's line of Auto-RP", () => {
  const autoRp = (hex: string): string => saidInside([IP(), UDP({ sport: 496, dport: 496 })], hex, 0);

  it("has rendezvous points and what they are for", () => {
    expect(autoRp("11 01 00b5 00000000 02020202 03 01 00 04 e0000000")).toBe(
      " auto-rp candidate-advert Hold 3m1s RP 2.2.2.2 PIMv1+2 224.0.0.0/4",
    );
    expect(autoRp("12 01 0000 00000000 02020202 06 02 03 04 e0000000 08 08 e1000000")).toBe(
      " auto-rp mapping Hold FOREVER RP 2.2.2.2 PIMv2 [rsvd=0x04] !224.0.0.0/4 bidir,225.0.0.0/8[rsvd=0x08]",
    );
    expect(autoRp("07 01 0000 00000000 02020202")).toBe(" auto-rp type-0x07 Hold FOREVER RP 2.2.2.2 [|cisco_autorp]");
  });
});

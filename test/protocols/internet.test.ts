import { describe, expect, it } from "vitest";
import {
  AH,
  ESP,
  Ether,
  GRE,
  IP,
  IPv6,
  IPv6ExtHdrDestOpt,
  IPv6ExtHdrFragment,
  IPv6ExtHdrHopByHop,
  IPv6ExtHdrRouting,
  MobilityHeader,
  packet,
  Packet,
  Raw,
  UDP,
  UDPLite,
} from "../../src/toolkit/index.ts";
import type { Layer } from "../../src/definition/protocol.ts";
import { Talk } from "../flows/talk.ts";
import { lineOf } from "./line-text.ts";

const six = IPv6({ src: "fd00::1", dst: "fd00::2" });
const datagram = UDP({ sport: 40000, dport: 9 });
const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** The octets of a packet from `start` on; it must be whole and build to the same again. */
function hex(start: number, ...layers: Layer[]): string {
  const made = packet(...layers);
  expect(made.build()).toEqual(made.bytes);
  expect(made.whole).toBe(true);
  return Array.from(made.bytes.subarray(start), (octet) => octet.toString(16).padStart(2, "0")).join("");
}

describe("IPv6 extension headers", () => {
  it("are padded to words of eight octets", () => {
    expect(
      hex(54, Ether(), six, IPv6ExtHdrHopByHop({ options: [{ name: "RouterAlert", value: "MLD" }] }), datagram),
    ).toMatch(/^1100050200000100/);
    expect(
      hex(
        54,
        Ether(),
        six,
        IPv6ExtHdrDestOpt({ options: [{ name: "HomeAddress", value: { address: "fd00::9" } }] }),
        datagram,
      ),
    ).toMatch(/^1102c910fd0{29}901020000/);
  });

  it("hold routes of each type", () => {
    const address = "fd" + "0".repeat(29) + "9";
    const route = (type: number, data: object) => IPv6ExtHdrRouting({ type, segleft: 1, data } as never);
    expect(hex(54, Ether(), six, route(2, { addresses: ["fd00::9"] }), datagram)).toMatch(
      new RegExp(`^11020201${"0".repeat(8)}${address}`),
    );
    expect(
      hex(54, Ether(), six, route(4, { lastentry: 0, tag: 7, addresses: ["fd00::9"], tlvs: [] }), datagram),
    ).toMatch(new RegExp(`^1102040100000007${address}`));
    const compressed = {
      cmpri: 15,
      cmpre: 14,
      pad: 5,
      reserved: 0,
      addresses: { inner: [octets("01")], last: octets("0203"), padding: octets("0000000000") },
    };
    expect(hex(54, Ether(), six, route(3, compressed), datagram)).toMatch(/^11010301fe5000000102030{10}9c40/);
  });

  it("whose options lie are octets from there on, and build again", () => {
    const good = packet(Ether(), six, IPv6ExtHdrHopByHop({ options: ["Pad1"] }), datagram).bytes;
    for (const lie of [0x00, 0x09, 0xff]) {
      const bytes = Uint8Array.from(good);
      bytes[56] = 0x05;
      bytes[57] = lie;
      const bad = new Packet(bytes);
      expect(bad.whole).toBe(false);
      expect(bad.build()).toEqual(bytes);
    }
  });

  it("print before what they lead to", () => {
    const options = [
      Ether(),
      six,
      IPv6ExtHdrHopByHop({
        options: [
          { name: "RouterAlert", value: 0 },
          { name: "PadN", value: octets("") },
        ],
      }),
      datagram,
    ];
    expect(lineOf(options)).toBe("IP6 fd00::1 > fd00::2: HBH 40000 > 9: UDP, length 0");
    expect(lineOf(options, { verbose: 1, checksums: false })).toBe(
      "IP6 (hlim 64, next-header Options (0) payload length: 16) fd00::1 > fd00::2: HBH (rtalert: 0x0000) (padn) 40000 > 9: UDP, length 0",
    );
    expect(lineOf([Ether(), six, IPv6ExtHdrFragment({ offset: 1, id: 5, nh: 17 }), Raw({ load: "abcdefgh" })])).toBe(
      "IP6 fd00::1 > fd00::2: frag (8|8)",
    );
    expect(
      lineOf([Ether(), six, IPv6ExtHdrRouting({ type: 0, data: { addresses: ["fd00::9"] } } as never), datagram]),
    ).toContain("RT6 (len=2, type=0 [Deprecated], segleft=0, [0]fd00::9) ");
  });

  it("say a jumbo payload's length", () => {
    const jumbo = (length: number) =>
      lineOf(
        [
          Ether(),
          IPv6({ src: "fd00::1", dst: "fd00::2", plen: 0 }),
          IPv6ExtHdrHopByHop({ options: [{ name: "Jumbo", value: length }] }),
          datagram,
        ],
        { verbose: 1, checksums: false },
      );
    expect(jumbo(65536)).toContain("HBH (jumbo: 65536)  truncated-ip6 - 65520 bytes missing!40000 > 9: ");
    expect(jumbo(100)).toContain(
      "HBH (jumbo: 100 - < 65536)  [No valid Jumbo Payload Hop-by-Hop option found] (invalid)",
    );
  });
});

describe("IPsec and mobility", () => {
  it("AH leads on to what it carries", () => {
    const layers = [
      Ether(),
      IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
      AH({ spi: 1, seq: 2, icv: octets("aabbccdd") }),
      datagram,
    ];
    expect(hex(34, ...layers)).toMatch(/^11020000000000010{7}2aabbccdd9c40/);
    expect(lineOf(layers)).toBe(
      "IP 10.0.0.1 > 10.0.0.2: AH(spi=0x00000001,seq=0x2,icv=0xaabbccdd): 40000 > 9: UDP, length 0",
    );
  });

  it("ESP keeps what it carries", () => {
    const layers = [Ether(), six, ESP({ spi: 0x1234, seq: 1, data: octets("00112233") })];
    expect(hex(54, ...layers)).toBe("000012340000000100112233");
    expect(lineOf(layers)).toBe("IP6 fd00::1 > fd00::2: ESP(spi=0x00001234,seq=0x1), length 12");
  });

  it("mobility messages have options", () => {
    const update = MobilityHeader({
      mhtype: "Binding Update",
      data: { seq: 3, flags: 0x8000, mhtime: 4, options: [{ name: "AltCoA", value: "fd00::9" }] },
    } as never);
    const made = packet(Ether(), six, update);
    expect(made.get(MobilityHeader)).toMatchObject({ len: 3, mhtype: 5, data: { seq: 3, flags: 0x8000, mhtime: 4 } });
    expect(lineOf([Ether(), six, update])).toBe("IP6 fd00::1 > fd00::2: mobility: BU seq#=3 A lifetime=16");
  });

  it("mobility messages that were cut show their flags, but no options", () => {
    const update = MobilityHeader({
      mhtype: "Binding Update",
      data: { flags: 0x8040, options: [{ name: "AltCoA", value: "fd00::9" }] },
    } as never);
    const names = ["mip6.bu.a_flag", "mip6.bu.b_flag", "mip6.bu.m_flag", "mip6.options.len"];
    const shown = (cut: number) => names.map((name) => new Talk().send([Ether(), six, update], 0, cut).field(name)[0]);
    expect(shown(0)).toEqual([1, 1, 0, 16]);
    expect(shown(1)).toEqual([1, 1, 0, undefined]);
  });

  it("mobility messages have the number that is assigned to them in their checksums", () => {
    const made = packet(Ether(), IPv6({ src: "2001:db8::1", dst: "2001:db8::2" }), MobilityHeader());
    expect(made.get(MobilityHeader)?.cksum).toBe(0x68fb);
  });
});

describe("GRE", () => {
  const outer = IP({ src: "10.0.0.1", dst: "10.0.0.2" });
  const inner = IP({ src: "192.168.0.1", dst: "192.168.0.2" });

  it("has the fields that its flags announce", () => {
    const layers = [
      Ether(),
      outer,
      GRE({ key_present: 1, key: 7, seqnum_present: 1, sequence_number: 9 }),
      inner,
      datagram,
    ];
    expect(hex(34, ...layers)).toMatch(/^30000800000000070000000945/);
    expect(lineOf(layers)).toBe(
      "IP 10.0.0.1 > 10.0.0.2: GREv0, key=0x7, seq 9, length 40: IP 192.168.0.1.40000 > 192.168.0.2.9: UDP, length 0",
    );
  });

  it("has checksum and offset where either is announced, then routes", () => {
    const routing = [
      { addressfamily: 0x0800, sreoffset: 0, srelength: 4, information: ["1.2.3.4"] },
      { addressfamily: 0, sreoffset: 0, srelength: 0, information: octets("") },
    ];
    const layers = [
      Ether(),
      outer,
      GRE({ routing_present: 1, chksum: 1, offset: 2, routing } as never),
      inner,
      datagram,
    ];
    expect(hex(34, ...layers)).toMatch(/^40000800000100020800000401020304000000004500/);
    expect(lineOf(layers)).toContain("GREv0, off 0x2, (rtaf=ip *1.2.3.4), length 48: IP 192.168.0.1");
  });

  it("of version 1 acknowledges, and may carry nothing", () => {
    const layers = [
      Ether(),
      outer,
      GRE({ version: 1, proto: 0x880b, key_present: 1, key: 0x00050006, acknum_present: 1, ack_number: 8 }),
    ];
    expect(hex(34, ...layers)).toBe("2081880b0005000600000008");
    expect(lineOf(layers)).toBe("IP 10.0.0.1 > 10.0.0.2: GREv1, call 6, ack 8, no-payload, length 12");
  });
});

describe("UDP and UDP-Lite", () => {
  it("checksums of UDP-Lite leave out what is not covered", () => {
    const lite = (coverage: number, load: string) =>
      packet(Ether(), six, UDPLite({ sport: 1, dport: 2, coverage }), Raw({ load })).get(UDPLite)?.chksum;
    const same = packet(Ether(), six, UDPLite({ sport: 1, dport: 2, coverage: 8 }), Raw({ load: "abcd" }));
    expect(same.build()).toEqual(same.bytes);
    expect(lite(8, "abcd")).toBe(lite(8, "wxyz"));
    expect(lite(0, "abcd")).not.toBe(lite(0, "wxyz"));
  });

  it("say when the header announces more than there is", () => {
    const line = (values: object, options = {}) =>
      lineOf(
        [
          Ether(),
          IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
          UDP({ sport: 40000, dport: 9, ...values }),
          Raw({ load: "abc" }),
        ],
        options,
      );
    expect(line({ len: 20 })).toBe("IP 10.0.0.1.40000 > 10.0.0.2.9: UDP, bad length 12 > 3");
    expect(line({ len: 3 })).toBe("IP 10.0.0.1.40000 > 10.0.0.2.9: truncated-udplength 3");
    expect(line({ chksum: 0 }, { verbose: 2 })).toContain(": [no cksum] UDP, length 3");
    expect(line({ chksum: 1 }, { verbose: 2 })).toContain(": [bad udp cksum 0x0001 -> 0x");
    expect(line({}, { verbose: 2 })).toContain(": [udp sum ok] UDP, length 3");
  });
});

describe("tcpdump's IPv4 line", () => {
  const line = (values: object, options = {}, captured = Infinity) =>
    lineOf([Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2", ...values }), datagram], options, captured);

  it("shows the header at -v", () => {
    expect(line({ tos: 3, flags: "DF" }, { verbose: 1 })).toBe(
      "IP (tos 0x3,CE, ttl 64, id 1, offset 0, flags [DF], proto UDP (17), length 28)\n    10.0.0.1.40000 > 10.0.0.2.9: UDP, length 0",
    );
    expect(line({ chksum: 5 }, { verbose: 1 })).toContain(", length 28, bad cksum 5 (->66ce)!)\n");
  });

  it("shows options and where they point", () => {
    const options = [{ name: "RR", value: { pointer: 8, routers: ["1.1.1.1", "2.2.2.2"] } }, "NOP"];
    expect(line({ options }, { verbose: 1 })).toContain(", options (RR 1.1.1.1, 2.2.2.2,NOP))\n");
    const stamps = [{ name: "TS", value: { pointer: 5, overflow: 0, flag: 0, stamps: [7] } }];
    expect(line({ options: stamps }, { verbose: 1 })).toContain(", options (timestamp TS{TSONLY ^ 7@}))\n");
  });

  it("ends with what is wrong", () => {
    expect(line({ ihl: 4 })).toBe("IP bad-hlen 16");
    expect(line({ len: 10 })).toBe("IP bad-len 10");
    expect(line({ len: 100 })).toBe("IP truncated-ip - 72 bytes missing! 10.0.0.1.40000 > 10.0.0.2.9: UDP, length 0");
    expect(line({}, {}, 30)).toBe("IP  [|ip]");
    expect(line({ frag: 2 })).toBe("IP 10.0.0.1 > 10.0.0.2: ip-proto-17");
    expect(line({ proto: 1, version: 6 })).toContain("wrong link-layer encapsulation (invalid)");
  });
});

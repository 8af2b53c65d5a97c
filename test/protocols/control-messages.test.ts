import { describe, expect, it } from "vitest";
import {
  ARP,
  CARP,
  Ether,
  ICMP,
  ICMPv6,
  IGMP,
  IP,
  IPv6,
  NTP,
  packet,
  type Packet,
  Radius,
  Raw,
  Syslog,
  TFTP,
  UDP,
  VRRP,
} from "../../src/toolkit/index.ts";
import type { Layer } from "../../src/definition/protocol.ts";
import { lineOf } from "./line-text.ts";

const four = IP({ src: "10.0.0.1", dst: "10.0.0.2", ttl: 255 });
const six = IPv6({ src: "fe80::1", dst: "ff02::1", hlim: 255 });
const udp = (port: number): Layer => UDP({ sport: port, dport: port });
const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** The octets of a packet from `start` on in hexadecimal; dissected and built again they must be the same. */
function hex(start: number, ...layers: Layer[]): string {
  const made = packet(...layers);
  expect(made.build()).toEqual(made.bytes);
  return Array.from(made.bytes.subarray(start), (octet) => octet.toString(16).padStart(2, "0")).join("");
}

/** A packet around octets that a builder would not make. */
const crafted = (outer: readonly Layer[], inner: string): Packet => packet(...outer, Raw({ load: octets(inner) }));

describe("ICMP", () => {
  it("has the fields of each type and a checksum", () => {
    expect(hex(34, Ether(), four, ICMP({ type: "echo-request", id: 1, seq: 2 }))).toBe("0800f7fc00010002");
    expect(hex(34, Ether(), four, ICMP({ type: "redirect", code: 1, gw: "10.0.0.3" }))).toBe("0501f0fb0a000003");
    expect(hex(34, Ether(), four, ICMP({ type: "address-mask-reply", addr_mask: "255.0.0.0" }))).toBe(
      "1200eefe00000000ff000000",
    );
  });

  it("counts the routers of an advertisement", () => {
    const router = { routers: [{ address: "10.0.0.9", preference: -1 }] };
    expect(hex(34, Ether(), four, ICMP({ type: "router-advertisement", router }))).toBe(
      "0900e4ec010207080a000009ffffffff",
    );
    expect(lineOf([Ether(), four, ICMP({ type: "router-advertisement", router })])).toContain(
      "ICMP router advertisement lifetime 30:00 1: {10.0.0.9 4294967295}, length 16",
    );
  });

  it("quotes a datagram as the layer inside", () => {
    const quote = [Ether(), four, ICMP({ type: "dest-unreach", code: 3 }), four, udp(53)];
    expect(packet(...quote).get(UDP)?.dport).toBe(53);
    expect(lineOf(quote)).toBe("IP 10.0.0.1 > 10.0.0.2: ICMP 10.0.0.2 udp port 53 unreachable, length 36");
  });

  it("quotes a datagram as octets where an extension follows, whether it is counted or not", () => {
    const object = { classnum: "MPLS Label Stack", data: [{ label: 16, ttl: 3 }] } as const;
    const extension = { chksum: 0xddf2, objects: [object] };
    const datagram = new Uint8Array(128);
    const message = (length: number) =>
      packet(Ether(), four, ICMP({ type: "time-exceeded", length, datagram, extension } as never));
    for (const length of [32, 0]) {
      const made = message(length);
      expect(made.build()).toEqual(made.bytes);
      expect(made.whole).toBe(true);
      expect(made.get(ICMP)).toMatchObject({
        extension: { objects: [{ classnum: 1, data: [{ label: 16, ttl: 3 }] }] },
      });
    }
    expect(
      packet(Ether(), four, ICMP({ type: "time-exceeded", datagram, extension } as never)).get(ICMP),
    ).toMatchObject({ length: 32 });
  });

  it("shows a datagram that announces more octets than there are", () => {
    const lie = crafted([Ether(), IP({ ...four.values, proto: 1 })], "0b00f4ff00ff0000");
    expect(lie.build()).toEqual(lie.bytes);
    expect(lie.get(ICMP)).toMatchObject({ length: 255, datagram: new Uint8Array(0) });
  });
});

describe("ARP", () => {
  it("asks, answers and prints addresses of any length", () => {
    const ask = ARP({ hwsrc: "00:00:00:00:00:01", psrc: "10.0.0.1", hwdst: "00:00:00:00:00:00", pdst: "10.0.0.2" });
    expect(hex(14, Ether(), ask)).toBe("00010800060400010000000000010a0000010000000000000a000002");
    expect(lineOf([Ether(), ask])).toBe("ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28");
    const relay = ARP({
      hwtype: "Frame Relay",
      hwlen: 2,
      op: "InARP-req",
      hwsrc: octets("1841"),
      psrc: "10.0.0.1",
      hwdst: octets("0000"),
      pdst: "0.0.0.0",
    });
    expect(lineOf([Ether(), relay])).toBe("ARP, Inverse Request who-is <Truncated> tell DLCI 100, length 20");
  });

  it("is malformed where its lengths lie", () => {
    const lie = crafted([Ether({ type: "ARP" })], "0001080006ff0001");
    expect(lie.whole).toBe(false);
    expect(lie.build()).toEqual(lie.bytes);
  });
});

describe("ICMPv6", () => {
  it("solicits a neighbour", () => {
    const solicit = ICMPv6({
      type: "Neighbor Solicitation",
      body: { tgt: "fe80::2", options: [{ name: "SrcLLAddr", value: { lladdr: "00:11:22:33:44:55" } }] },
    } as never);
    expect(hex(58, Ether(), six, solicit)).toBe(`00000000fe80${"0".repeat(27)}20101001122334455`);
    expect(lineOf([Ether(), six, solicit], { verbose: 1 })).toContain(
      "who has fe80::2\n\t  source link-address option (1), length 8 (1): 00:11:22:33:44:55",
    );
  });

  it("keeps the padding of a search list as names of the root", () => {
    const option = { name: "DNSSL", value: { res: 0, lifetime: 60, searchlist: ["example.", "."] } };
    const made = packet(
      Ether(),
      six,
      ICMPv6({ type: "Router Solicitation", body: { res: 0, options: [option] } } as never),
    );
    expect(made.build()).toEqual(made.bytes);
    expect(made.get(ICMPv6)).toMatchObject({
      body: { options: [{ value: { searchlist: ["example.", ".", ".", ".", ".", ".", ".", "."] } }] },
    });
  });

  it("ends a list of options at one without length", () => {
    const outer = [Ether(), IPv6({ ...six.values, nh: 58 })];
    const lie = crafted(outer, "85000000000000000100000000000000");
    expect(lie.whole).toBe(false);
    expect(lie.build()).toEqual(lie.bytes);
    expect(lineOf([...outer, Raw({ load: octets("85000000000000000100000000000000") })], { verbose: 1 })).toMatch(
      /length 16 \[\|icmp6\]$/,
    );
  });

  it("tells a query of MLDv2 by its length", () => {
    const version2 = { QRV: 2, QQIC: 125, sources: ["fd00::1"] };
    const query = ICMPv6({ type: "MLD Query", body: { mrd: 1000, mladdr: "ff05::2", version2 } } as never);
    expect(packet(Ether(), six, query).get(ICMPv6)).toMatchObject({
      body: { version2: { sources_number: 1, sources: ["fd00::1"] } },
    });
    expect(lineOf([Ether(), six, query], { verbose: 2 })).toContain(
      "v2 [max resp delay=1000] [gaddr ff05::2 robustness=2 qqi=125 { fd00::1 }]",
    );
  });
});

describe("IGMP", () => {
  it("counts records and sources of a report", () => {
    const report = IGMP({
      type: "Version 3 - Membership Report",
      mrcode: 0,
      body: { records: [{ rtype: "Change To Include Mode", maddr: "224.1.1.1", srcaddrs: ["10.0.0.3"] }] },
    } as never);
    expect(hex(34, Ether(), four, report)).toBe("2200eff70000000103000001e00101010a000003");
    expect(lineOf([Ether(), four, report], { verbose: 2 })).toContain(
      "igmp v3 report, 1 group record(s) [gaddr 224.1.1.1 to_in { 10.0.0.3 }]",
    );
  });

  it("bounds a count that lies", () => {
    const lie = crafted([Ether(), IP({ ...four.values, proto: 2 })], "220000000000ffff01000000e0010101");
    expect(lie.whole).toBe(false);
    expect(lie.build()).toEqual(lie.bytes);
  });
});

describe("VRRP and CARP", () => {
  it("share a number", () => {
    const router = VRRP({ vrid: 7, addrlist: ["10.0.0.9"], auth: "secret\0\0", authtype: 1 });
    expect(hex(34, Ether(), four, router)).toMatch(/^21076401010133a10a000009736563726574/);
    expect(lineOf([Ether(), four, router], { verbose: 1 })).toMatch(
      /VRRPv2, Advertisement, vrid 7, prio 100, authtype simple, intvl 1s, length 20, addrs: 10\.0\.0\.9 auth "secret"$/,
    );
    expect(lineOf([Ether(), four, router], { packetType: "carp" })).toContain(
      "CARPv2-advertise 20: vhid=7 advbase=1 advskew=100 authlen=1 counter=",
    );
  });

  it("have addresses of IPv6 in version 3", () => {
    const router = VRRP({ version: 3, addrlist: ["fe80::9"] });
    const made = packet(Ether(), six, router);
    expect(made.get(VRRP)).toMatchObject({ ipcount: 1, addrlist: ["fe80::9"] });
    expect(made.build()).toEqual(made.bytes);
  });

  it("computes CARP's checksum", () => {
    expect(hex(14, Ether(), CARP({ vhid: 1, counter: 5n }))).toMatch(/^210100070001def1/);
  });
});

describe("NTP", () => {
  const time = { stratum: 1, ref_id: "GPS\0", sent: 3712483316n << 32n };

  it("prints times in UTC", () => {
    expect(lineOf([Ether(), four, udp(123), NTP({ body: time } as never)], { verbose: 1 })).toContain(
      "Reference-ID: GPS^@\n\t  Reference Timestamp:  0.000000000\n\t  Originator Timestamp: 0.000000000\n\t  Receive Timestamp:    0.000000000\n\t  Transmit Timestamp:   3712483316.000000000 (2017-08-23T13:21:56Z)",
    );
  });

  it("tells extension fields from an authentication code", () => {
    const extensions = [{ type: 0x104, value: new Uint8Array(32) }];
    const made = packet(
      Ether(),
      four,
      udp(123),
      NTP({ body: { ...time, extensions, key_id: 1, dgst: new Uint8Array(16) } } as never),
    );
    expect(made.get(NTP)).toMatchObject({ body: { extensions, key_id: 1, dgst: new Uint8Array(16) } });
    expect(made.build()).toEqual(made.bytes);
    const short = packet(
      Ether(),
      four,
      udp(123),
      NTP({ body: { ...time, dgst: octets("0104000000000000000000000000000000000000000000000000000000") } } as never),
    );
    expect(short.get(NTP)).toMatchObject({ body: { extensions: [], key_id: 0x01040000 } });
  });
});

describe("RADIUS", () => {
  it("measures attributes and those of vendors", () => {
    const attributes = [
      { name: "User-Name", value: "bob" },
      { name: "Service-Type", value: "Framed" },
      { name: "Vendor-Specific", value: { vendor_id: 9, attributes: [{ code: 1, value: octets("6869") }] } },
    ];
    const request = Radius({ id: 7, attributes } as never);
    expect(hex(42, Ether(), four, udp(1812), request)).toBe(
      `01070029${"0".repeat(32)}0105626f620606000000021a0a0000000901046869`,
    );
    expect(lineOf([Ether(), four, udp(1812), request], { verbose: 1 })).toContain(
      "User-Name Attribute (1), length: 5, Value: bob\n\t  Service-Type Attribute (6), length: 6, Value: Framed\n\t  Vendor-Specific Attribute (26), length: 10, Value: Vendor: Cisco (9)\n\t    Vendor Attribute: 1, Length: 2, Value: hi",
    );
  });

  it("ends at an attribute without length", () => {
    const lie = crafted([Ether(), four, udp(1812)], `01070018${"0".repeat(32)}01000000`);
    expect(lie.whole).toBe(false);
    expect(lie.build()).toEqual(lie.bytes);
  });
});

describe("syslog and TFTP", () => {
  it("keep odd priorities", () => {
    for (const [value, text] of [
      [13, "<13>hi"],
      ["013", "<013>hi"],
      ["", "hi"],
    ] as const) {
      const made = packet(Ether(), four, udp(514), Syslog({ pri: value, msg: "hi" }));
      expect(new TextDecoder().decode(made.bytes.subarray(42))).toBe(text);
      expect(made.get(Syslog)).toEqual({ pri: value, msg: "hi" });
    }
    expect(lineOf([Ether(), four, udp(514), Syslog({ pri: 165, msg: "hi" })])).toContain(
      "SYSLOG local4.notice, length: 7",
    );
  });

  it("end a request's words by zeros, or say that none does", () => {
    const request = TFTP({
      op: "RRQ",
      body: { filename: "a", mode: "octet", options: [{ oname: "tsize", value: "0" }] },
    } as never);
    expect(hex(42, Ether(), four, udp(69), request)).toBe("000161006f6374657400747369 7a65003000".replace(" ", ""));
    expect(lineOf([Ether(), four, udp(69), request])).toContain('TFTP, length 18, RRQ "a" octet tsize 0');
    const cut = crafted([Ether(), four, udp(69)], "00016162");
    expect(cut.get(TFTP)).toMatchObject({ body: { filename: { text: "ab", end: "" } } });
    expect(cut.build()).toEqual(cut.bytes);
  });
});

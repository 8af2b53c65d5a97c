import { describe, expect, it } from "vitest";
import {
  CDP,
  CHAP,
  CHDLC,
  CookedLinux,
  CookedLinuxV2,
  Dot1AD,
  Dot1Q,
  Ether,
  EthernetLoopback,
  GENEVE,
  HDLC,
  IP,
  IPCP,
  IPv6,
  LCP,
  LLC,
  LLDP,
  Loopback,
  MPLS,
  NSH,
  OpenBSDLoopback,
  Packet,
  PAP,
  PPP,
  CompressedPPP,
  PPPFrame,
  PPPoE,
  PPPoED,
  Raw,
  RawIP,
  SLARP,
  SNAP,
  STP,
  UDP,
  VXLAN,
  VXLANGPE,
} from "../../src/toolkit/index.ts";
import { build } from "../../src/craft/build.ts";
import type { Layer } from "../../src/definition/protocol.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
const hex = (...layers: Layer[]): string => hexOf(build(layers));
const datagram = [IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 40000, dport: 9 })];
/** The names of the layers of octets that start with a link type's header. */
const names = (bytes: Uint8Array, linkType = 1): string[] =>
  new Packet(bytes, { linkType }).layers.map(({ protocol }) => protocol.layer);

/** Builds layers, dissects them as a link type and expects the same layers and octets. */
function comesBack(linkType: number, ...layers: Layer[]): Packet {
  const made = new Packet(build(layers), { linkType });
  expect(made.layers.map(({ protocol }) => protocol.layer)).toEqual(layers.map(({ protocol }) => protocol.layer));
  expect(made.build()).toEqual(made.bytes);
  expect(made.whole).toBe(true);
  return made;
}

describe("headers that stand for a link layer", () => {
  it("carry what their type says", () => {
    comesBack(113, CookedLinux({ lladdrlen: 6 }), ...datagram);
    comesBack(276, CookedLinuxV2({ ifindex: 3 }), ...datagram);
    comesBack(0, Loopback(), ...datagram);
    comesBack(108, OpenBSDLoopback(), ...datagram);
    comesBack(101, RawIP(), ...datagram);
    comesBack(12, RawIP(), IPv6(), UDP({ sport: 40000, dport: 9 }));
    comesBack(104, CHDLC(), ...datagram);
    comesBack(104, CHDLC(), SLARP({ mysequence: 1, yoursequence: 2 }));
  });

  it("find the family of either byte order", () => {
    expect(hex(Loopback(), IP()).slice(0, 8)).toBe("02000000");
    expect(names(octets(`00000002${hex(...datagram)}`), 0)).toEqual(["Loopback", "IP", "UDP"]);
    expect(names(octets(`1e000000${hex(IPv6())}`), 0)).toEqual(["Loopback", "IPv6"]);
  });

  it("take kernel protocol numbers below the EtherTypes for what they are", () => {
    expect(hex(CookedLinux(), LLC(), STP()).slice(28, 32)).toBe("0004");
    expect(names(octets(hex(CookedLinux({ proto: 0x000c }), Raw({ load: "can" }))), 113)).toEqual([
      "CookedLinux",
      "Raw",
    ]);
  });
});

describe("802.2", () => {
  const bridge = STP({
    rootid: 0x8001,
    rootmac: "00:00:00:00:00:01",
    bridgeid: 0x8001,
    bridgemac: "00:00:00:00:00:02",
    portid: 0x8003,
  });

  it("stands where Ethernet's type is a length, which ends it", () => {
    const made = comesBack(1, Ether(), LLC(), bridge);
    expect(made.get(Ether)?.type).toBe(38);
    expect(made.get(LLC)).toMatchObject({ dsap: 0x42, ssap: 0x42, ctrl: 3 });
    const padded = new Packet(octets(hexOf(made.bytes) + "00".repeat(8)));
    expect(padded.whole).toBe(true);
    expect(padded.build()).toEqual(padded.bytes);
    expect(lineOf([Ether(), LLC(), bridge])).toBe(
      "STP 802.1d, Config, Flags [none], bridge-id 8001.00:00:00:00:00:02.8003, length 35",
    );
  });

  it("has one octet of control in unnumbered frames and two in others", () => {
    expect(hex(LLC({ ctrl: 0x01, ctrl2: 0x05, dsap: 4, ssap: 5 }))).toBe("04050105");
    expect(hex(LLC({ ctrl: 0xbf, xid: { types: 1, window: 64 } }))).toBe("0000bf810180");
    expect(lineOf([Ether({ dst: "00:00:00:00:00:02" }), LLC({ ctrl: 0x01, ctrl2: 0x05, dsap: 4, ssap: 5 })])).toBe(
      "00:00:00:00:00:00 > 00:00:00:00:00:02 SNA Supervisory, Receiver Ready, rcv seq 2, Flags [Final], length 4",
    );
  });

  it("carries EtherTypes and what organizations number themselves", () => {
    expect(hex(LLC(), SNAP(), ...datagram).slice(0, 16)).toBe("aaaa030000000800");
    expect(hex(LLC(), SNAP(), CDP()).slice(0, 16)).toBe("aaaa0300000c2000");
    comesBack(1, Ether(), LLC(), SNAP(), ...datagram);
    // 0x0003 is no length here, and no child of another organization's.
    expect(names(build([Ether(), LLC(), SNAP({ code: 3 }), Raw({ load: "x" })]))).toEqual([
      "Ether",
      "LLC",
      "SNAP",
      "Raw",
    ]);
    expect(names(build([Ether(), LLC(), SNAP({ OUI: 0xe02b, code: 0x2000 }), Raw({ load: "x" })]))).toEqual([
      "Ether",
      "LLC",
      "SNAP",
      "Raw",
    ]);
  });

  it("carries spanning trees of every kind", () => {
    comesBack(1, Ether(), LLC(), STP({ bpdutype: "Topology Change Notification" }));
    comesBack(1, Ether(), LLC(), STP({ bpdutype: 2, version: 2 }));
    const instances = [{ rootid: 0x8001, rootmac: "00:00:00:00:00:01", hops: 20 }];
    const many = comesBack(
      1,
      Ether(),
      LLC(),
      STP({ bpdutype: 2, version: 3, v3len: 80, mst: { name: "region", instances } }),
    );
    expect(many.get(STP)?.mst?.instances).toHaveLength(1);
    const pvst = comesBack(
      1,
      Ether(),
      LLC(),
      SNAP({ OUI: 0x00000c, code: 0x010b }),
      STP({ pad: 0, pvst: { vlan: 7 } }),
    );
    expect(pvst.get(STP)?.pvst).toEqual({ type: 0, length: 2, vlan: 7 });
  });

  it("is malformed where the version 3 length is shorter than what it counts", () => {
    const bytes = build([Ether(), LLC(), STP({ bpdutype: 2, version: 3, v3len: 10, mst: {} })]);
    expect(new Packet(bytes).whole).toBe(false);
    expect(new Packet(bytes).build()).toEqual(bytes);
  });
});

describe("MPLS", () => {
  it("is a layer a label, down to the bottom of the stack", () => {
    expect(hex(MPLS({ label: 16, ttl: 64 }), MPLS({ label: 17, cos: 5, ttl: 63 }))).toBe("0001004000011b3f");
    comesBack(1, Ether(), MPLS({ label: 16, ttl: 64 }), MPLS({ label: 17, ttl: 63 }), ...datagram);
    expect(lineOf([Ether(), MPLS({ label: 16, ttl: 64 }), MPLS({ label: 17, ttl: 63 }), ...datagram])).toBe(
      "MPLS (label 16, tc 0, ttl 64) (label 17, tc 0, [S], ttl 63) IP 10.0.0.1.40000 > 10.0.0.2.9: UDP, length 0",
    );
  });

  it("ends at a limit of layers", () => {
    const bytes = octets(`${hex(Ether({ type: 0x8847 }))}${"00010040".repeat(2000)}`);
    expect(new Packet(bytes).layers.length).toBeLessThan(200);
    expect(new Packet(bytes).build()).toEqual(bytes);
  });
});

describe("PPP", () => {
  it("may leave out address, control and half of its number", () => {
    comesBack(9, PPPFrame(), HDLC(), PPP(), ...datagram);
    comesBack(9, PPPFrame(), PPP(), ...datagram);
    comesBack(9, PPPFrame(), CompressedPPP(), ...datagram);
    comesBack(50, PPPFrame(), HDLC(), CompressedPPP(), ...datagram);
    comesBack(50, PPPFrame(), CHDLC(), ...datagram);
    comesBack(1, Ether(), PPPoE({ sessionid: 0x3b }), PPP(), LCP({ code: 9, magic_number: 0x1234 }));
  });

  it("negotiates by options", () => {
    const options = [
      { name: "Maximum-Receive-Unit", value: 1492 },
      { name: "Authentication-Protocol", value: { protocol: 0xc223, algorithm: 5 } },
      "Protocol-Field-Compression",
    ] as const;
    expect(hex(LCP({ id: 1, options }))).toBe("0101000f010405d40305c223050702");
    expect(lineOf([Ether(), PPPoE({ sessionid: 1 }), PPP(), LCP({ id: 1, options })], { verbose: 1 })).toBe(
      "PPPoE  [ses 0x1] LCP, Conf-Request (0x01), id 1, length 17\n\tencoded length 15 (=Option(s) length 11)\n" +
        "\t  MRU Option (0x01), length 4: 1492\n\t  Auth-Prot Option (0x03), length 5: CHAP, MD5\n\t  PFC Option (0x07), length 2",
    );
    comesBack(
      9,
      PPPFrame(),
      PPP(),
      IPCP({
        options: [
          { name: "IP-Address", value: "10.0.0.1" },
          { code: 77, value: octets("0102") },
        ],
      }),
    );
  });

  it("ends where its own length says, and keeps what follows", () => {
    const bytes = octets(`${hex(PPPFrame(), PPP(), PAP({ username: "me", password: "secret" }))}0000`);
    const made = new Packet(bytes, { linkType: 9 });
    expect(made.get(PAP)).toMatchObject({ username: "me", password: "secret" });
    expect(made.whole).toBe(true);
    expect(made.build()).toEqual(bytes);
  });

  it("does not trust lengths", () => {
    for (const bad of [
      "c021 0101000a 0100",
      "c021 0101000a 05ff00000000",
      "c021 0101ffff 0506",
      "c023 01010006 ff61",
      "c223 01010006 05",
      "c021 01010002",
    ]) {
      const bytes = octets(bad);
      expect(new Packet(bytes, { linkType: 9 }).build(), bad).toEqual(bytes);
    }
    expect(hex(CHAP({ value: octets("0102"), optional_name: "peer" }))).toBe("0100000b02010270656572");
  });
});

describe("PPPoE discovery", () => {
  const initiation = PPPoED({
    tags: [
      { name: "Service-Name", value: "" },
      { name: "Host-Uniq", value: octets("01020304") },
    ],
  });

  it("is a list of tags behind its length", () => {
    expect(hex(initiation)).toBe("11090000000c010100000103000401020304");
    comesBack(1, Ether(), initiation);
    expect(lineOf([Ether(), initiation])).toBe("PPPoE PADI [Service-Name] [Host-Uniq 0x01020304]");
  });

  it("shows tags that lie as such", () => {
    const bytes = octets(`${hex(Ether({ type: 0x8863 }))}110900000008 0101ffff 00000000`);
    expect(new Packet(bytes).whole).toBe(false);
    expect(new Packet(bytes).build()).toEqual(bytes);
  });
});

describe("tunnels in UDP", () => {
  const outer = [Ether(), IP({ src: "192.0.2.1", dst: "192.0.2.2" })];
  const inner = [Ether(), ...datagram];

  it("carry Ethernet, and the same protocols again", () => {
    const made = comesBack(1, ...outer, UDP({ sport: 50000, dport: 4789 }), VXLAN({ vni: 42 }), ...inner);
    expect(made.get(IP, 2)?.src).toBe("10.0.0.1");
    expect(hex(VXLAN({ vni: 42 }))).toBe("0800000000002a00");
    comesBack(1, ...outer, UDP({ sport: 50000, dport: 4790 }), VXLANGPE({ next: 1 }), ...datagram);
    comesBack(
      1,
      ...outer,
      UDP({ sport: 50000, dport: 4790 }),
      VXLANGPE({ next: 4 }),
      NSH({ nextproto: 1, spi: 1, context_header: new Uint8Array(16) }),
      ...datagram,
    );
  });

  it("count options in words of four octets", () => {
    const options = [{ classid: 0x0102, type: 0x80, data: octets("0000000a") }];
    expect(hex(GENEVE({ vni: 5, options }))).toBe("0200655800000500010280010000000a");
    comesBack(1, ...outer, UDP({ sport: 50000, dport: 6081 }), GENEVE({ vni: 5, options }), ...inner);
  });

  it("do not go on where the options are longer than the packet", () => {
    const bytes = build([...outer, UDP({ sport: 50000, dport: 6081 }), GENEVE({ optionlen: 60 })]);
    expect(new Packet(bytes).whole).toBe(false);
    expect(lineOf([...outer, UDP({ sport: 50000, dport: 6081 }), GENEVE({ optionlen: 60 })])).toMatch(
      /truncated-geneve - 240 bytes missing$/,
    );
  });
});

describe("discovery of neighbours", () => {
  it("fills the lengths and counts of CDP", () => {
    const msg = [
      { name: "Device ID", value: "R1" },
      { name: "Addresses", value: { addr: [{ proto: octets("cc"), addr: "10.0.0.1", addrlen: 4 }] } },
      { name: "Duplex", value: "full" },
    ] as const;
    expect(hex(CDP({ cksum: 0, msg })).slice(8)).toBe("00010006523100020011000000010101cc00040a000001000b000501");
    const made = comesBack(1, Ether(), LLC(), SNAP(), CDP({ msg }));
    expect(made.get(CDP)?.msg[0]).toEqual({ name: "Device ID", value: "R1" });
  });

  it("has seven bits of type and nine of length in LLDP", () => {
    const long = "x".repeat(300);
    const tlvlist = [
      { type: "Chassis Id", value: { subtype: 4, id: "00:00:00:00:00:01" } },
      { type: "Port Id", value: { subtype: 5, id: "eth0" } },
      { type: "Time to Live", value: 120 },
      { type: "System Description", value: long },
      { type: "Organization Specific", value: { oui: "IEEE 802.1", subtype: 1, data: { pvid: 7 } } },
      { type: "Organization Specific", value: { oui: 0x123456, subtype: 9, data: octets("0102") } },
      { type: "End of LLDPDU" },
    ] as const;
    const made = comesBack(1, Ether(), LLDP({ tlvlist }));
    expect(hexOf(made.bytes.slice(14, 23))).toBe("020704000000000001");
    const [, , , description, vlan] = made.get(LLDP)?.tlvlist ?? [];
    expect(description).toMatchObject({ length: 300, value: long });
    expect(vlan).toMatchObject({ value: { oui: 0x0080c2, data: { pvid: 7 } } });
  });

  it("says what LLDP's transmission selection has for priorities and classes", () => {
    const selection = {
      priorities: 0xf411f414,
      bandwidths: octets("0032000000320000"),
      algorithms: octets("0002000000020000"),
    };
    const value = {
      oui: "IEEE 802.1",
      subtype: 9,
      data: { willing: 0, cbs: 0, reserved: 0, maximum: 0, ...selection },
    };
    const made = comesBack(
      1,
      Ether(),
      LLDP({
        tlvlist: [
          { type: "Chassis Id", value: { subtype: 7, id: "a" } },
          { type: "Port Id", value: { subtype: 7, id: "b" } },
          { type: "Time to Live", value: 120 },
          { type: "Organization Specific", value },
          { type: "End of LLDPDU" },
        ] as never,
      }),
    );
    const { fields } = seenBy(new FullSession(standardCatalog(), standardWalk), made.bytes, 1);
    const said = (name: string) => fields.get(`lldp.dcbx.${name}`)?.map(Number);
    expect([0, 1, 4, 7].map((number) => said(`feature.pg.pgid_prio${number}`))).toEqual([[15], [4], [15], [4]]);
    expect(said("feature.pg.per1")).toEqual([50]);
    expect(said("ieee.ets.tsa5")).toEqual([2]);
  });

  it("goes on behind elements that lie", () => {
    for (const bad of [
      "0201 04",
      "0407 03 0102",
      "fe04 0080c209",
      "fe03 0012bb",
      "1001 ff",
      "ffff 00",
      "fe06 001b21020000",
      "0a00 0a00 0000",
    ]) {
      const bytes = octets(`${hex(Ether({ type: 0x88cc }))}${bad}`);
      expect(new Packet(bytes).build(), bad).toEqual(bytes);
      expect(() => lineOf([Ether({ type: 0x88cc }), Raw({ load: octets(bad) })], { verbose: 3 }), bad).not.toThrow();
    }
  });
});

describe("tags and tests of Ethernet", () => {
  it("tags in tags", () => {
    expect(hex(Dot1AD({ vlan: 5, prio: 3 }), Dot1Q({ vlan: 6, dei: 1 })).slice(0, 12)).toBe("600581001006");
    comesBack(1, Ether(), Dot1AD({ vlan: 5 }), Dot1Q({ vlan: 6 }), ...datagram);
    comesBack(1, Ether(), Dot1Q({ vlan: 6 }), LLC(), STP());
  });

  it("sends frames on and back", () => {
    const messages = [
      { function: "Forward Data", body: "00:00:00:00:00:01" },
      { function: "Reply", body: { receipt: 1, data: octets("aa") } },
    ] as const;
    expect(hex(EthernetLoopback({ messages }))).toBe("0000020000000000000101000100aa");
    comesBack(1, Ether(), EthernetLoopback({ messages }));
    expect(lineOf([Ether(), EthernetLoopback({ messages })])).toBe(
      "Loopback, skipCount 0, Forward Data, forwarding address 00:00:00:00:00:01, data (5 octets)",
    );
  });
});

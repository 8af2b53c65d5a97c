import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Raw, UDP, type Layer } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy, type SeenPacket } from "./streams.ts";

function octets(hex: string): Uint8Array {
  return Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function seen(...layers: Layer[]): SeenPacket {
  return seenBy(new FullSession(standardCatalog(), standardWalk), packet(Ether(), ...layers).bytes, 1);
}
const overIP = (proto: number, hex: string): SeenPacket => seen(IP({ proto }), Raw({ load: octets(hex) }));
const overUDP = (port: number, hex: string): SeenPacket =>
  seen(IP(), UDP({ sport: port, dport: port }), Raw({ load: octets(hex) }));

describe("routing protocols", () => {
  it("OSPF: a hello with its neighbours, and what is behind it", () => {
    const head = "0201 0030 01010101 00000000 0000 0000 0000000000000000";
    const hello = "ffffff00 000a 12 01 00000028 0a000001 00000000 02020202";
    const { path, fields } = overIP(89, `${head} ${hello} fff6 0003 0001 0004 00000001`);
    expect(path).toBe("eth:ethertype:ip:ospf");
    expect(fields.get("ospf.hello.active_neighbor")).toEqual(["2.2.2.2"]);
    expect(fields.get("ospf.lls.data_length")).toEqual(["12"]);
    expect(fields.get("ospf.lls.ext.options.lr")).toEqual(["1"]);
  });

  it("OSPF: a link state says by its length where the next one begins", () => {
    const head = "0204 004c 01010101 00000000 0000 0000 0000000000000000 00000002";
    const network = "0001 02 02 0a000001 01010101 80000001 0000 001c ffffff00 01010101";
    const cut = "0001 02 02 0a000002 01010101 80000002 0000 0013";
    const { fields } = overIP(89, `${head} ${network} ${cut}`);
    expect(fields.get("ospf.lsa.network.attchrtr")).toEqual(["1.1.1.1"]);
    expect(fields.get("ospf.lsa.length")).toEqual(["28", "19"]);
  });

  it("EIGRP: prefixes as long as they say", () => {
    const head = "0201 0000 00000000 00000001 00000000 0000 0064";
    const metric = "00000a00 00006400 0005dc 00 ff 01 00 00";
    const { fields } = overIP(88, `${head} 0102 001c 00000000 ${metric} 18 0a0102`);
    expect(fields.get("eigrp.ipv4.destination")).toEqual(["10.1.2.0"]);
  });

  it("RIP: routes of both versions, and a digest in place of one", () => {
    const route = "0002 0007 0a000000 ff000000 00000000 00000003";
    const signed = "ffff 0003 002c 01 14 00000001 0000000000000000";
    const digest = "ffff 0001 000102030405060708090a0b0c0d0e0f";
    const { fields } = overUDP(520, `02020000 ${signed} ${route} ${digest}`);
    expect(fields.get("rip.route_tag")).toEqual(["7"]);
    expect(fields.get("rip.authentication_data")).toEqual(["00:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f"]);
    expect(overUDP(520, "02010000 0002 0000 0a000000 0000000000000000 00000001").fields.get("rip.ip")).toEqual([
      "10.0.0.0",
    ]);
  });

  it("HSRP: both versions on one port", () => {
    expect(overUDP(1985, "0000 10 03 0a 64 01 00 636973636f000000 0a000064").fields.get("hsrp.virt_ip")).toEqual([
      "10.0.0.100",
    ]);
    const group = "02 00 06 04 0001 001122334455 00000064 00000bb8 00002710 0a000064 000000000000000000000000";
    expect(overUDP(1985, `0128 ${group}`).fields.get("hsrp2.virt_ip")).toEqual(["10.0.0.100"]);
  });

  it("PIM: joins and prunes, as many as are counted", () => {
    const source = (host: string): string => `0100 04 20 0a0000${host}`;
    const group = `0100 00 20 ef000001 0001 0001 ${source("02")} ${source("03")}`;
    const { fields } = overIP(103, `2300 0000 0100 0a000001 00 01 00d2 ${group}`);
    expect(fields.get("pim.source")).toEqual(["10.0.0.2", "10.0.0.3"]);
    expect(fields.get("pim.source_addr.flags.s")).toEqual(["1", "1"]);
  });

  it("PIM: an option holds what its kind has, whatever its length says", () => {
    const { fields } = overIP(103, "2000 0000 0014 0000 0013 0004 00000001 00fe 0008 0000000000000000");
    expect(fields.get("pim.optionlength")).toEqual(["0", "4", "8"]);
    expect(fields.get("pim.generation_id")).toEqual(["1245188"]);
  });

  it("PIM: a register may have a header in place of a packet", () => {
    const { path, fields } = overIP(103, "2100 0000 00000000 00000001 0a000001 ef000001");
    expect(path).toBe("eth:ethertype:ip:pim");
    expect(fields.get("pim.ip_version")).toEqual(["0"]);
  });

  it("GTP: a tunnel carries packets, with and without a sequence number", () => {
    const inner = packet(IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 40000, dport: 9 })).bytes;
    const hex = Array.from(inner, (octet) => octet.toString(16).padStart(2, "0")).join("");
    const plain = overUDP(2152, `30ff 001c 00000001 ${hex}`);
    const numbered = overUDP(2152, `32ff 0020 00000001 0007 0000 ${hex}`);
    expect([plain.path, numbered.path]).toEqual(Array(2).fill("eth:ethertype:ip:udp:gtp:ip:udp"));
    expect(numbered.fields.get("gtp.seq_number")).toEqual(["0x0007"]);
  });

  it("are bounded where lengths and counts lie", () => {
    expect(() => {
      overIP(89, "0204 ffff 01010101 00000000 0000 0000 0000000000000000 ffffffff 0001");
      overIP(88, "0201 0000 00000000 00000001 00000000 0000 0064 0102 0000");
      overIP(103, "2300 0000 0100 0a000001 00 ff 00d2 0100 00 20 ef000001 ffff ffff");
      overUDP(1985, "01ff 02");
      overUDP(2152, "34ff 0004 00000001 00000085 ff");
    }).not.toThrow();
  });
});

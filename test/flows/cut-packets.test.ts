import { describe, expect, it } from "vitest";
import { ProtocolPath } from "../../src/flows/protocol-path.ts";
import { ARP, CookedLinux, Ether, GRE, IP, IPv6, packet, Raw, TCP, UDP, type Layer } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const below = IP({ src: "10.0.0.1", dst: "10.0.0.2" });
const load = (...octets: number[]) => Raw({ load: Uint8Array.from(octets) });

const query = Array.from({ length: 12 }, () => 0);

/** `frame.protocols` of a packet of which the last `cut` octets were not captured. */
function pathOf(layers: readonly Layer[], cut = 0): string {
  const { session } = new Talk().send(layers, 0, cut);
  return new ProtocolPath(session.dissector).text();
}

describe("what nothing was captured of", () => {
  it("is named where the header outside was", () => {
    expect(pathOf([Ether(), ARP()], 28)).toBe("eth:ethertype:arp");
    expect(pathOf([Ether(), below, UDP(), load(...query)], 20)).toBe("eth:ethertype:ip:udp");
    expect(pathOf([Ether(), IP({ proto: 253 }), load(1, 2, 3)], 3)).toBe("eth:ethertype:ip");
  });

  it("is named in a packet without octets, and told from what the fields before it say", () => {
    expect(pathOf([Ether()], 14)).toBe("eth");
    const advertisement = Uint8Array.of(0x21, 1, 100, 1, 1, 255);
    const talk = new Talk().send([Ether(), IP({ proto: 112, ttl: 255 }), Raw({ load: advertisement })], 0);
    expect([talk.field("vrrp.adver_int"), talk.field("vrrp.short_adver_int")]).toEqual([[255], []]);
  });

  it("is not named behind UDP, or where the header outside is cut", () => {
    expect(pathOf([Ether(), below, UDP(), load(...query)], 12)).toBe("eth:ethertype:ip:udp");
    expect(pathOf([Ether(), below, UDP(), load(...query)], 21)).toBe("eth:ethertype:ip");
  });
});

describe("headers that cannot be", () => {
  it("of TCP are read as far as the length that is too short, and whole where it is too long", () => {
    const shown = (dataofs: number, flags = "S") => {
      const made = TCP({ sport: 80, dport: 4000, seq: 1000, ack: 7, flags, dataofs });
      const talk = new Talk().send([Ether(), below, made], 0);
      const names = ["len", "seq", "nxtseq", "ack_raw", "flags.syn", "checksum.status"];
      return names.map((name) => talk.field(`tcp.${name}`)[0]);
    };
    expect(shown(5)).toEqual([0, 0, 1, 7, 1, 2]);
    expect(shown(4)).toEqual([4, 0, undefined, undefined, undefined, undefined]);
    expect(shown(4, "A")).toEqual([4, 1, undefined, undefined, undefined, undefined]);
    expect(shown(6)).toEqual([undefined, 1000, undefined, 7, 1, 2]);
  });

  it("of Ethernet and GRE show nothing where they were cut", () => {
    const cut = (octets: number) => new Talk().send([Ether(), below, GRE({ proto: 0x6558 }), Ether()], 0, octets);
    expect(cut(0).field("eth.dst")).toHaveLength(2);
    expect(cut(1).field("eth.dst")).toHaveLength(1);
    expect(cut(15).field("gre.proto")).toEqual([]);
    expect(cut(15).field("gre.flags_and_version")).toEqual([]);
  });
});

describe("tunnels of GRE on Linux's device for all", () => {
  it("name no EtherType", () => {
    const { session } = new Talk();
    const { bytes } = packet(CookedLinux({ lladdrtype: 778, lladdrlen: 0, proto: 0x86dd }), IPv6(), UDP());
    const about = { number: 1, seconds: 0, nanoseconds: 0, original: bytes.length, interface: 0, comments: [] };
    session.dissect({ ...about, linkType: 113, bytes, start: 0, end: bytes.length });
    expect(new ProtocolPath(session.dissector).text()).toBe("sll:ipv6:udp");
  });
});

describe("segments that are not all there", () => {
  const segment = [TCP({ sport: 80, dport: 4000, flags: "A", seq: 5, ack: 9 }), load(1, 2, 3)];

  it("have neither length nor relative numbers in a first fragment", () => {
    const fragment = IP({ src: "10.0.0.1", dst: "10.0.0.2", flags: "MF", proto: 6 });
    const whole = new Talk().send([Ether(), below, ...segment], 0);
    expect([...whole.field("tcp.len")]).toEqual([3]);
    const talk = new Talk().send([Ether(), fragment, ...segment], 0);
    expect([...talk.field("tcp.len")]).toEqual([]);
  });

  it("are not analysed where their header is cut", () => {
    const options = [["MSS", 1460]];
    const made = [Ether(), below, TCP({ sport: 80, dport: 4000, flags: "A", options } as never), load(1, 2, 3)];
    expect([...new Talk().send(made, 0).field("tcp.analysis.bytes_in_flight")]).toEqual([3]);
    expect([...new Talk().send(made, 0, 5).field("tcp.analysis.bytes_in_flight")]).toEqual([]);
  });

  it("scale windows by what a SYN says alone", () => {
    const options = [["WScale", 3]];
    const talk = new Talk().send([Ether(), below, TCP({ flags: "A", window: 10, options } as never)], 0);
    expect([...talk.field("tcp.window_size")]).toEqual([10]);
  });
});

describe("datagrams", () => {
  it("over IPv6 must have a checksum", () => {
    const six = IPv6({ src: "fd00::1", dst: "fd00::2" });
    const status = (network: Layer) =>
      new Talk()
        .send([Ether(), network, UDP({ chksum: 0, sport: 9, dport: 9 }), load(1)], 0)
        .field("udp.checksum.status");
    expect([...status(six)]).toEqual([4]);
    expect([...status(below)]).toEqual([3]);
  });

  it("are of a protocol only where they begin so", () => {
    const path = (port: number, ...octets: number[]) =>
      pathOf([Ether(), below, UDP({ sport: port, dport: port }), load(...octets)]);
    expect(path(161, 2, 1, 0)).toBe("eth:ethertype:ip:udp:data");
    expect(path(1812, 1, 2, 0, 19, 0)).toBe("eth:ethertype:ip:udp:data");
    expect(path(1812, 58, 2, 0, 20, 0)).toBe("eth:ethertype:ip:udp:data");
    expect(path(500, ...new Uint8Array(28))).toBe("eth:ethertype:ip:udp:data");
  });

  it("keep an address translator from forgetting, or carry ESP", () => {
    const esp = [Ether(), below, UDP({ sport: 4500, dport: 4500 }), load(1, 2, 3, 4, 0, 0, 0, 1, 9)];
    expect(pathOf(esp)).toBe("eth:ethertype:ip:udp:udpencap:esp");
    const alive = [Ether(), below, UDP({ sport: 4500, dport: 4500 }), load(0xff)];
    expect(pathOf(alive)).toBe("eth:ethertype:ip:udp:udpencap");
  });

  it("of IPv6 without a length carry nothing but the name of what they would", () => {
    const six = IPv6({ src: "fd00::1", dst: "fd00::2", plen: 0 });
    expect(pathOf([Ether(), six, UDP(), load(...query)])).toBe("eth:ethertype:ipv6:udp");
  });

  it("of MikroTik's tunnels hold frames, and a key", () => {
    const tunnel = GRE({ version: 1, proto: 0x6400, key_present: 1, key: 0x002e0019 } as never);
    const talk = new Talk().send([Ether(), below, tunnel, Ether(), ARP()], 0);
    expect(new ProtocolPath(talk.session.dissector).text()).toBe("eth:ethertype:ip:gre:eth:ethertype:arp");
    expect([...talk.field("gre.key")]).toEqual([0x002e0019]);
  });
});

describe("what has no name of its own", () => {
  it("is the padding of a search list, and the identifier of an object that LLDP leaves out", () => {
    const option = [31, 2, 0, 0, 0, 0, 0, 9, 3, 108, 97, 110, 0, 0, 0, 0];
    const advertisement = [134, 0, 0, 0, ...Array<number>(12).fill(0), ...option];
    const six = IPv6({ src: "fe80::1", dst: "ff02::1", nh: 58 });
    expect(new Talk().send([Ether(), six, load(...advertisement)], 0).field("icmpv6.opt.dnssl")).toEqual(["lan"]);
    const management = [16, 12, 5, 1, 10, 0, 0, 1, 2, 0, 0, 0, 1, 0];
    const talk = new Talk().send(
      [Ether({ type: 0x88cc }), load(2, 2, 7, 65, 4, 2, 7, 66, 6, 2, 0, 120, ...management, 0, 0)],
      0,
    );
    expect(talk.field("lldp.mgn.obj.len")).toEqual([0]);
    expect(talk.field("lldp.mgn.obj.id")).toEqual([]);
  });

  it("is what follows the header of a control message of GTP", () => {
    const echo = [0x32, 2, 0, 4, 0, 0, 0, 0, 0, 7, 0, 0];
    const talk = new Talk().send([Ether(), below, UDP({ sport: 2123, dport: 2123 }), load(...echo)], 0);
    expect(new ProtocolPath(talk.session.dissector).text()).toBe("eth:ethertype:ip:udp:gtp");
    expect(talk.field("gtp.message")).toEqual([2]);
  });
});

import { describe, expect, it } from "vitest";
import { readCapture } from "../../src/node.ts";
import {
  auto, BGP, defineProtocol, Ether, fields, fragment, fuzz, help, ICMP,
  ICMPv6, IP, IPv6, IPv6ExtHdrHopByHop, ls, packet, Packet, PacketList, packets,
  randNum, range, Raw, rfc,
  scapy, TCP, UDP, UnresolvedNameError, VRRP,
} from "../../src/toolkit/index.ts"; // oxfmt-ignore

const samples = new URL("../../samples/", import.meta.url).pathname;
async function sample(name: string): Promise<Packet[]> {
  const found: Packet[] = [];
  for await (const one of readCapture(`${samples}${name}`)) found.push(one);
  return found;
}
const request = packet(
  Ether(),
  IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
  TCP({ sport: 40_000, flags: "PA" }),
  "GET / HTTP/1.1\r\n\r\n",
);

describe("a crafted packet", () => {
  it("carries text and octets", () => {
    expect(request.raw().slice(54)).toEqual(new TextEncoder().encode("GET / HTTP/1.1\r\n\r\n"));
    expect(packet(UDP(), Uint8Array.of(1, 2)).raw()).toHaveLength(10);
  });

  it("takes flags in any order and gives them in one", () => {
    expect(packet(IP(), TCP({ flags: "AS" })).get(TCP)?.flags).toBe("SA");
  });

  it("has no zone of an address in its octets", () => {
    expect(packet(IPv6({ dst: "fe80::1%eth0" })).get(IPv6)?.dst).toBe("fe80::1");
    expect(() => packet(IPv6({ dst: "fe80::1%" }))).toThrow("is not an address");
  });

  it("shows what was given, and what was filled in", () => {
    expect(request.show()).toContain("  chksum      = None");
    expect(request.show()).toContain("  proto       = tcp");
    expect(request.show2()).toMatch(/ {2}chksum {6}= 0x[0-9a-f]+/);
  });

  it("dumps its octets", () => {
    const [first] = request.hexdump().split("\n");
    expect(first).toBe("0x0000:  ffff ffff ffff 0000 0000 0000 0800 4500  ..............E.");
  });

  it("has its automatic values right", () => {
    expect(request.verify()).toEqual([]);
    const router = packet(IPv6({ src: "fe80::1", dst: "ff02::12" }), VRRP({ version: 3, addrlist: ["fe80::2"] }));
    expect(router.verify()).toEqual([]);
    expect(router.get(VRRP)?.chksum).not.toBe(0);
  });

  it("sums up an extension structure", () => {
    const error = packet(
      IP(),
      ICMP({ type: 11, datagram: new Uint8Array(128), extension: { objects: [{ data: [{ label: 16 }] }] } }),
    );
    expect(error.get(ICMP)?.extension?.chksum).not.toBe(0);
    expect(error.get(ICMP)?.datagram).toHaveLength(128);
  });
});

describe("fields with several values", () => {
  it("give a packet for each", () => {
    const scan = packet(IP({ dst: "10.0.0.0/31" }), TCP({ dport: [22, range(80, 81)] }));
    const ends = Array.from(scan.each(), (one) => `${one.get(IP)?.dst}:${one.get(TCP)?.dport}`);
    expect(ends).toEqual(["10.0.0.0:22", "10.0.0.0:80", "10.0.0.0:81", "10.0.0.1:22", "10.0.0.1:80", "10.0.0.1:81"]);
  });

  it("may be drawn", () => {
    const ids = Array.from({ length: 30 }, () => packet(IP({ id: randNum(5, 9) })).get(IP)!.id);
    expect(Math.min(...ids)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...ids)).toBeLessThanOrEqual(9);
  });
});

describe("a name in place of an address", () => {
  const named = packet(IP({ dst: "example.com" }), UDP());

  it("must be resolved before there are octets", () => {
    expect(() => named.raw()).toThrow(UnresolvedNameError);
    expect(() => named.raw()).toThrow(
      "dst: example.com is a name, which must be resolved first: await packet.resolve()",
    );
    expect(named.show()).toContain("example.com");
    expect(named.summary()).toBe("IP 0.0.0.0 > example.com / UDP 53 > 53");
  });

  it("is resolved by whom it is given", async () => {
    const asked: unknown[] = [];
    const resolved = await named.resolve((hostname, version) => {
      asked.push([hostname, version]);
      return Promise.resolve("192.0.2.7");
    });
    expect(resolved.get(IP)?.dst).toBe("192.0.2.7");
    expect(asked).toEqual([["example.com", 4]]);
    await expect(named.resolve(() => Promise.reject(new Error("no such host")))).rejects.toThrow("no such host");
  });
});

describe("the expression of a packet", () => {
  it("makes a crafted one again", () => {
    const text = 'IP(dst="10.0.0.0/30")/TCP(dport=[22, 80])';
    const [first] = packets(text);
    expect(first.command()).toBe('IP(dst="10.0.0.0")/TCP(dport=22)');
    expect(packet(IP({ ttl: 3 }), UDP()).command()).toBe("IP(ttl=3)/UDP()");
  });

  it.each([
    "welcome",
    "dns",
    "dhcp",
    "icmpv6",
    "igmp",
    "vlan",
    "tcp-options",
    "radius",
    "snmp",
    "ipv6-extension-headers",
    "lldp-cdp",
    "stp",
    "ntp",
  ])("makes each packet of %s.pcap again", async (name) => {
    const all = await sample(`${name}.pcap`);
    expect(all.length).toBeGreaterThan(0);
    for (const one of all.slice(0, 60)) {
      const command = one.command();
      const [again] = packets(command);
      expect(again.raw(), command).toEqual(one.bytes);
    }
  });

  it("leaves out what is filled in", async () => {
    const [first] = await sample("tcp.pcap");
    expect(first.command()).toMatch(
      /^Ether\(dst="[^"]+", src="[^"]+"\)\/IP\(id=\d+, flags="DF", src="[^"]+", dst="[^"]+"\)\/TCP\(sport=/,
    );
  });
});

describe("JSON", () => {
  it("goes both ways", async () => {
    for (const name of ["dns.pcap", "tcp-options.pcap", "snmp.pcap", "vlan.pcap", "ntp.pcap"]) {
      for (const one of await sample(name)) {
        const again = Packet.fromJSON(JSON.parse(JSON.stringify(one)) as never);
        expect(again.raw()).toEqual(one.bytes);
      }
    }
  });

  it("names a layer that there is not", () => {
    expect(() => Packet.fromJSON({ linkType: 1, layers: [{ layer: "Nonsense", values: {} }] })).toThrow(
      "there is no layer Nonsense",
    );
  });
});

describe("editing", () => {
  it("makes sums and lengths right again", () => {
    const edited = request.with(IP, { dst: "10.9.9.9", ttl: 1 });
    expect(edited.get(IP)).toMatchObject({ dst: "10.9.9.9", ttl: 1 });
    expect(edited.verify()).toEqual([]);
    expect(request.with(Raw, { load: "x" }).verify()).toEqual([]);
  });

  it("keeps what was wrong", () => {
    const liar = packet(Ether(), IP({ chksum: 0xbeef }), UDP());
    expect(liar.with(IP, { ttl: 3 }).get(IP)).toMatchObject({ chksum: 0xbeef, ttl: 3 });
  });

  it("says what is not there", () => {
    expect(() => request.with(UDP, {})).toThrow("there is no UDP in this packet; its layers are Ether, IP, TCP");
    expect(() => request.with(IP, { tll: 1 } as never)).toThrow('IP has no field "tll"; its fields are version');
  });
});

describe("fragments", () => {
  const payload = Uint8Array.from({ length: 3000 }, (_, i) => i & 255);
  const joined = (parts: readonly Packet[], offset: (one: Packet) => number): Uint8Array => {
    const whole = new Uint8Array(3008);
    for (const one of parts) whole.set(one.get(Raw)!.load, offset(one));
    return whole;
  };

  it("of IPv4 are what routers make", () => {
    const large = packet(Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2", id: 7 }), UDP(), payload);
    const parts = fragment(large, 1480);
    expect(parts.map((one) => [one.get(IP)!.len, one.get(IP)!.frag, one.get(IP)!.flags])).toEqual([
      [1500, 0, "MF"],
      [1500, 185, "MF"],
      [68, 370, ""],
    ]);
    for (const one of parts) expect(one.verify()).toEqual([]);
    expect(joined(parts, (one) => 8 * one.get(IP)!.frag)).toEqual(large.raw().slice(34));
    expect(fragment(parts[0], 600).map((one) => [one.get(IP)!.frag, one.get(IP)!.flags])).toEqual([
      [0, "MF"],
      [75, "MF"],
      [150, "MF"],
    ]);
  });

  it("of IPv6 have the headers that each router reads in front", () => {
    const large = packet(
      IPv6({ src: "fd00::1", dst: "fd00::2" }),
      IPv6ExtHdrHopByHop({ options: [{ name: "RouterAlert", value: 0 }] }),
      UDP(),
      payload,
    );
    const parts = fragment(large, 1280, 77);
    expect(parts).toHaveLength(3);
    expect(parts[1].summary()).toMatch(/^IPv6 fd00::1 > fd00::2 \/ IPv6ExtHdrHopByHop \/ IPv6ExtHdrFragment/);
    for (const one of parts) expect(one.raw().length).toBeLessThanOrEqual(1280 + 48);
  });

  it("are none of what is small enough, or no packet of IP", () => {
    expect(fragment(request)).toEqual([request]);
    expect(() => fragment(packet(Ether(), "x"))).toThrow("only packets of IPv4 and IPv6 are cut into fragments");
    expect(() => fragment(packet(IP(), payload), 7)).toThrow("a fragment carries 8 octets or more, not 7");
  });
});

describe("fuzz", () => {
  it("draws what is neither given nor automatic", () => {
    const seen = new Set(Array.from({ length: 20 }, () => packet(IP(), fuzz(TCP({ dport: 80 }))).get(TCP)!.seq));
    expect(seen.size).toBeGreaterThan(10);
    const one = packet(IP(), fuzz(TCP({ dport: 80 })));
    expect(one.get(TCP)?.dport).toBe(80);
    expect(one.verify()).toEqual([]);
  });
});

describe("Scapy's names", () => {
  it("are layers of the library, too", () => {
    const ping = packet(
      IPv6({ src: "fd00::1", dst: "fd00::2" }),
      scapy["ICMPv6EchoRequest"]!({ id: 1, seq: 2 } as never),
    );
    expect(ping.get(ICMPv6)).toMatchObject({ type: 128, body: { id: 1, seq: 2 } });
    expect(ping.verify()).toEqual([]);
  });

  it("are headers of protocols and their messages", () => {
    const made = packet(IP(), TCP({ dport: 179 }), scapy["BGPHeader"]!(), scapy["BGPOpen"]!({ my_as: 64501 } as never));
    expect(made.get(BGP)).toMatchObject({ len: 29, type: 1, message: { as: 64501 } });
  });
});

describe("lists of packets", () => {
  const list = new PacketList(
    packets('IP(src="10.0.0.1", dst=["10.0.0.2", "10.0.0.3"])/TCP(sport=40000, dport=[22, 80])'),
  );

  it("are summed up, filtered and grouped", () => {
    expect(list.nsummary().split("\n")[1]).toBe("0001 IP 10.0.0.1 > 10.0.0.2 / TCP 40000 > 80 S");
    expect(list.filter((one) => one.get(TCP)?.dport === 22).length).toBe(2);
    expect([...list.sessions().keys()][0]).toBe("TCP 10.0.0.1:40000 > 10.0.0.2:22");
    expect(list.conversations()).toEqual([
      { a: "10.0.0.1", b: "10.0.0.2", packets: 2, octets: 80 },
      { a: "10.0.0.1", b: "10.0.0.3", packets: 2, octets: 80 },
    ]);
  });

  it("make tables", () => {
    expect(list.makeTable((one) => [one.get(IP)!.dst, one.get(TCP)!.dport, one.get(TCP)!.flags])).toBe(
      ["   10.0.0.2 10.0.0.3", "22 S        S", "80 S        S", ""].join("\n"),
    );
  });
});

describe("what there is", () => {
  it("is listed", () => {
    expect(ls()).toMatch(/^IPv6 +: Internet Protocol Version 6$/m);
    expect(ls()).toMatch(/^ICMPv6EchoRequest +: /m);
    expect(ls(UDP)).toMatch(/^chksum +: 16 bits +.*= \(None\)$/m);
    expect(() => ls("Nonsense")).toThrow("there is no layer Nonsense");
  });

  it("is drawn as RFCs do", () => {
    const rows = rfc(UDP).split("\n");
    expect(rows[3]).toBe(" |             SPORT             |             DPORT             |");
    expect(new Set(rows.slice(2, -1).map((row) => row.length))).toEqual(new Set([66]));
    expect(help(UDP)).toMatch(/^UDP: User Datagram Protocol \(RFC 768\)/);
  });
});

describe("a protocol of one's own", () => {
  const Toy = defineProtocol({
    name: "toy",
    layer: "Toy",
    title: "Toy Protocol",
    spec: "none",
    carriedBy: { "udp.port": 50_505 },
    fields: {
      kind: fields.u8({ names: { hello: 1, bye: 2 }, default: 1 }),
      size: fields.u8({ auto: auto.sizeOf("name") }),
      name: fields.text({ by: "size" }),
    },
  });

  it("is crafted, dissected and written in expressions", () => {
    const one = packet(IP(), UDP({ sport: 50_505 }), Toy({ name: "ann" }));
    expect(one.get(UDP)?.dport).toBe(50_505);
    expect(new Packet(one.raw(), { linkType: 228 }).get(Toy)).toEqual({ kind: 1, size: 3, name: "ann" });
    const [again] = packets('IP()/UDP(sport=50505)/Toy(name="ann")');
    expect(again.raw()).toEqual(one.raw());
    expect(ls()).toMatch(/^Toy +: Toy Protocol$/m);
  });

  it("cannot take another's name", () => {
    expect(() => defineProtocol({ name: "toy", layer: "Toy2", title: "", spec: "", fields: {} })).toThrow(
      "there is a protocol with the name toy already",
    );
  });
});

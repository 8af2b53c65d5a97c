import { describe, expect, it } from "vitest";
import { definitions } from "../../src/protocols/catalog.ts";
import { Footprints } from "../../src/flows/footprint.ts";
import { createCatalog, ICMP, IP, packet, packets, type Packet } from "../../src/toolkit/index.ts";

const first = (expression: string): Packet => [...packets(expression)][0];

/** A request, what answers it, and what is like that and does not. */
const cases: readonly (readonly [request: string, answer: string, other: string])[] = [
  [
    'IP(src="10.0.0.1",dst="10.0.0.2")/TCP(sport=4000,dport=80,seq=77)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/TCP(sport=80,dport=4000,flags="SA",ack=78)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/TCP(sport=80,dport=4000,flags="SA",ack=500)',
  ],
  [
    'IP(src="10.0.0.1",dst="10.0.0.2")/TCP(sport=4000,dport=80,flags="A",ack=9)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/TCP(sport=80,dport=4000,flags="R",seq=9)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/TCP(sport=80,dport=4000,flags="R",seq=10)',
  ],
  [
    'IP(src="10.0.0.1",dst="10.0.0.2")/UDP(sport=4000,dport=53)/DNS(id=7)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/UDP(sport=53,dport=4000)/DNS(id=7,qr=1)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/UDP(sport=53,dport=4000)/DNS(id=8,qr=1)',
  ],
  [
    'IP(src="10.0.0.1",dst="10.0.0.2")/ICMP(type=13,id=7,seq=1)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/ICMP(type=14,id=7,seq=1)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/ICMP(type=0,id=7,seq=1)',
  ],
  [
    'Ether()/ARP(op=1,psrc="10.0.0.1",pdst="10.0.0.2")',
    'Ether()/ARP(op=2,psrc="10.0.0.2",pdst="10.0.0.1")',
    'Ether()/ARP(op=2,psrc="10.0.0.3",pdst="10.0.0.1")',
  ],
  [
    'Ether()/IPv6(src="fe80::1",dst="ff02::1:ff00:2")/ICMPv6ND_NS(tgt="fe80::2")',
    'Ether()/IPv6(src="fe80::2",dst="fe80::1")/ICMPv6ND_NA(tgt="fe80::2")',
    'Ether()/IPv6(src="fe80::2",dst="fe80::1")/ICMPv6ND_NA(tgt="fe80::3")',
  ],
  [
    'Ether(dst="ff:ff:ff:ff:ff:ff")/IP(src="0.0.0.0",dst="255.255.255.255")/UDP(sport=68,dport=67)/BOOTP(xid=7)/DHCP(options=[("message-type","discover"),"end"])',
    'Ether()/IP(src="10.0.0.1",dst="10.0.0.9")/UDP(sport=67,dport=68)/BOOTP(op=2,xid=7)/DHCP(options=[("message-type","offer"),"end"])',
    'Ether()/IP(src="10.0.0.1",dst="10.0.0.9")/UDP(sport=67,dport=68)/BOOTP(op=2,xid=8)/DHCP(options=[("message-type","offer"),"end"])',
  ],
  [
    'IPv6(src="fe80::1",dst="ff02::1:2")/UDP(sport=546,dport=547)/DHCP6_Solicit(trid=7)',
    'IPv6(src="fe80::2",dst="fe80::1")/UDP(sport=547,dport=546)/DHCP6_Advertise(trid=7)',
    'IPv6(src="fe80::2",dst="fe80::1")/UDP(sport=547,dport=546)/DHCP6_Advertise(trid=8)',
  ],
  [
    'IP(src="10.0.0.1",dst="10.0.0.2")/UDP(sport=123,dport=123)/NTP(mode=3,sent=5)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/UDP(sport=123,dport=123)/NTP(mode=4,orig=5)',
    'IP(src="10.0.0.2",dst="10.0.0.1")/UDP(sport=123,dport=123)/NTP(mode=4,orig=6)',
  ],
  [
    'Ether(dst="01:00:5e:00:00:fb")/IP(src="10.0.0.1",dst="224.0.0.251")/UDP(sport=5353,dport=5353)/DNS(id=0)',
    'Ether(dst="01:00:5e:00:00:fb")/IP(src="10.0.0.2",dst="224.0.0.251")/UDP(sport=5353,dport=5353)/DNS(id=0,qr=1)',
    'Ether(dst="01:00:5e:00:00:fb")/IP(src="10.0.0.2",dst="224.0.0.252")/UDP(sport=5353,dport=5353)/DNS(id=0,qr=1)',
  ],
  [
    'IP(src="10.0.0.1",dst="10.0.0.2",ttl=1)/UDP(sport=4000,dport=33434)',
    'IP(src="10.9.9.9",dst="10.0.0.1")/ICMP(type=11)/IP(src="10.0.0.1",dst="10.0.0.2",ttl=1)/UDP(sport=4000,dport=33434)',
    'IP(src="10.9.9.9",dst="10.0.0.1")/ICMP(type=11)/IP(src="10.0.0.1",dst="10.0.0.2",ttl=1)/UDP(sport=4001,dport=33434)',
  ],
  [
    'IPv6(src="fd00::1",dst="fd00::2")/ICMPv6EchoRequest(id=7,seq=1)',
    'IPv6(src="fd00::9",dst="fd00::1")/ICMPv6TimeExceeded()/IPv6(src="fd00::1",dst="fd00::2")/ICMPv6EchoRequest(id=7,seq=1)',
    'IPv6(src="fd00::9",dst="fd00::1")/ICMPv6TimeExceeded()/IPv6(src="fd00::1",dst="fd00::2")/ICMPv6EchoRequest(id=7,seq=2)',
  ],
  [
    'IP(src="10.0.0.1",dst="10.0.0.2",proto=99)/"x"',
    'IP(src="10.0.0.2",dst="10.0.0.1",proto=99)/"y"',
    'IP(src="10.0.0.2",dst="10.0.0.1",proto=98)/"y"',
  ],
];

describe("answers", () => {
  it.each(cases)("%s", (request, answer, other) => {
    expect(first(answer).answers(first(request))).toBe(true);
    expect(first(other).answers(first(request))).toBe(false);
    expect(first(request).answers(first(request))).toBe(false);
  });

  it("are found in errors that quote only eight octets, or have an extension behind the quote", () => {
    const request = packet(
      IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
      first("TCP(sport=4000,dport=80,seq=77)").crafted![0],
    );
    const outer = IP({ src: "10.9.9.9", dst: "10.0.0.1" });
    const short = packet(outer, ICMP({ type: 11 }), request.bytes.slice(0, 28));
    expect(short.answers(request)).toBe(true);
    // RFC 4884: the quote is filled up to 128 octets, and the length counts it in words.
    const quote = new Uint8Array(128);
    quote.set(request.bytes);
    const message = Uint8Array.of(11, 0, 0, 0, 0, 32, 0, 0, ...quote, 0x20, 0, 0xdf, 0xff);
    const extended = packet(IP({ src: "10.9.9.9", dst: "10.0.0.1", proto: 1 }), message);
    expect(extended.answers(request)).toBe(true);
    expect(packet(outer, ICMP({ type: 11 }), request.bytes.slice(0, 12)).answers(request)).toBe(false);
  });

  it("can be told by every definition that says something of them", () => {
    expect(() => new Footprints(createCatalog(definitions))).not.toThrow();
  });
});

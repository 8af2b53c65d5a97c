import { describe, expect, it } from "vitest";
import { ProtocolPath } from "../../src/flows/protocol-path.ts";
import { DNS, Ether, IP, IPv6, LLDP, Raw, Teredo, UDP } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const below = IP({ src: "10.0.0.1", dst: "10.0.0.2" });
const load = (...octets: readonly number[]) => Raw({ load: Uint8Array.from(octets) });
const chassis = { type: "Chassis Id", value: { subtype: 7, id: "a" } };
const port = { type: "Port Id", value: { subtype: 7, id: "b" } };
const timeToLive = { type: "Time to Live", value: 120 };
const end = { type: "End of LLDPDU" };
const elements = (...tlvlist: readonly object[]): unknown[] =>
  new Talk().send([Ether(), LLDP({ tlvlist: tlvlist as never })], 0).field("lldp.tlv.type");

describe("LLDP", () => {
  it("is shown as far as its elements come in their order", () => {
    expect(elements(chassis, port, timeToLive, end)).toEqual([1, 2, 3, 0]);
    expect(elements(chassis, timeToLive, port, end)).toEqual([1]);
    expect(elements(port, chassis)).toEqual([]);
  });

  it("ends with an element that comes again", () => {
    expect(elements(chassis, port, timeToLive, timeToLive, timeToLive, end)).toEqual([1, 2, 3, 3]);
  });
});

describe("records of DNS", () => {
  const answer = { type: "A", rrname: "a.b.", rdata: "10.0.0.9" };
  const message = [Ether(), below, UDP({ sport: 53 }), DNS({ qr: 1, qd: [], an: [answer, answer] } as never)];

  it("are shown where they are whole", () => {
    expect(new Talk().send(message, 0).field("dns.a")).toHaveLength(2);
    expect(new Talk().send(message, 0, 2).field("dns.resp.name")).toHaveLength(1);
  });

  it("have names whose length is in octets, of which one alone is none", () => {
    const question = (qname: string) =>
      new Talk().send([Ether(), below, UDP({ dport: 53 }), DNS({ qd: [{ qname }] } as never)], 0);
    expect(question("a\\001.bc.").field("dns.qry.name.len")).toEqual([5]);
    expect(question("a.").field("dns.qry.name.len")).toEqual([0]);
    expect(question("a.").field("dns.count.labels")).toEqual([0]);
    expect(question(".").field("dns.qry.name.len")).toEqual([6]);
  });
});

describe("headers", () => {
  it("of UDP that count themselves shorter than they are have no checksum and carry nothing", () => {
    const talk = new Talk().send([Ether(), below, UDP({ len: 4, dport: 53 }), load(1, 2, 3, 4)], 0);
    expect(talk.field("udp.length")).toEqual([4]);
    expect(talk.field("udp.checksum")).toEqual([]);
    expect(new ProtocolPath(talk.session.dissector).text()).toBe("eth:ethertype:ip:udp");
  });

  it("of MACsec need room for a tag and a check value", () => {
    const path = (size: number) =>
      new ProtocolPath(
        new Talk().send([Ether({ type: 0x88e5 }), load(...Array<number>(size).fill(12))], 0).session.dissector,
      ).text();
    expect(path(21)).toBe("eth:ethertype:data");
    expect(path(30)).toMatch(/^eth:ethertype:macsec/);
  });
});

describe("pings to servers of Teredo", () => {
  it("hold a nonce and no data, and others data", () => {
    const six = IPv6({ src: "2001:0:102:304::1", dst: "2001:db8::1", nh: 58 });
    const ping = load(128, 0, 0, 0, 0, 1, 0, 2, 1, 2, 3, 4, 5);
    const sent = (port: number) =>
      new Talk().send([Ether(), below, UDP({ sport: 4000, dport: port }), Teredo(), six, ping], 0);
    const talk = sent(3544);
    expect(talk.field("icmpv6.nonce")).toHaveLength(1);
    expect(new ProtocolPath(talk.session.dissector).text()).toBe("eth:ethertype:ip:udp:teredo:ipv6:icmpv6");
    const other = new Talk().send([Ether(), six, ping], 0);
    expect(other.field("icmpv6.nonce")).toEqual([]);
    expect(new ProtocolPath(other.session.dissector).text()).toBe("eth:ethertype:ipv6:icmpv6:data");
  });
});

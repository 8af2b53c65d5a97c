import { describe, expect, it } from "vitest";
import { build, Ether, IP, IPv6, IPv6ExtHdrFragment, Raw, UDP } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const text = "0123456789".repeat(10);
const datagram = build([UDP({ sport: 4000, dport: 4001, chksum: 0 }), Raw({ load: new TextEncoder().encode(text) })]);

/** Sends datagram[from..to) as a fragment. */
function piece(
  talk: Talk,
  from: number,
  to: number,
  { id = 7, more = to < datagram.length, bytes = datagram } = {},
): Talk {
  const header = IP({ src: "10.0.0.1", dst: "10.0.0.2", id, proto: 17, frag: from / 8, flags: more ? "MF" : "" });
  return talk.send([Ether(), header, Raw({ load: bytes.slice(from, to) })], 0);
}

describe("fragments of IPv4", () => {
  it("are data until the last one completes the datagram", () => {
    const talk = piece(new Talk(), 0, 40);
    expect(talk.layers).toBe("eth ip data");
    expect(piece(talk, 40, 80).layers).toBe("eth ip data");
    piece(talk, 80, datagram.length);
    expect(talk.layers).toBe("eth ip udp@1 data@1");
    expect(talk.field("ip.fragment")).toEqual([1, 2, 3]);
    expect(talk.field("ip.fragment.count")).toEqual([3]);
    expect(talk.field("ip.reassembled.length")).toEqual([datagram.length]);
    expect(talk.field("udp.stream")).toEqual([0]);
    expect(talk.field("data.data")).toEqual([text]);
  });

  it("come in any order", () => {
    const talk = piece(piece(piece(new Talk(), 80, datagram.length), 0, 40), 40, 80);
    expect(talk.layers).toBe("eth ip udp@1 data@1");
    expect(talk.field("data.data")).toEqual([text]);
  });

  it("overlap: the octets of the one that begins first are taken, and differing ones are told", () => {
    const other = datagram.map((octet, i) => (i >= 32 && i < 40 ? 0x78 : octet));
    const talk = piece(piece(new Talk(), 0, 40), 32, 80, { bytes: other });
    piece(talk, 80, datagram.length);
    expect(talk.field("data.data")).toEqual([text]);
    expect(talk.field("ip.fragment.overlap")).toEqual([1]);
    expect(talk.field("ip.fragment.overlap.conflict")).toEqual([1]);
  });

  it("of two datagrams are kept apart", () => {
    const talk = piece(piece(new Talk(), 0, 40, { id: 1 }), 40, datagram.length, { id: 2 });
    expect(talk.layers).toBe("eth ip data");
  });

  it("with a second end are told, and the first end holds", () => {
    const talk = piece(piece(new Talk(), 80, datagram.length), 40, 48, { more: false });
    piece(piece(talk, 0, 40), 40, 80);
    expect(talk.field("ip.fragment.multipletails")).toEqual([1]);
    expect(talk.field("ip.reassembled.length")).toEqual([datagram.length]);
  });

  it("beyond the largest datagram, cut ones, and thousands of beginnings change nothing else", () => {
    const talk = new Talk();
    const far = IP({ src: "10.0.0.1", dst: "10.0.0.2", id: 7, proto: 17, frag: 8191, flags: "MF" });
    talk.send([Ether(), far, Raw({ load: datagram.slice(0, 80) })], 0);
    const cut = IP({ src: "10.0.0.1", dst: "10.0.0.2", id: 9, proto: 17, frag: 0, flags: "MF" });
    talk.send([Ether(), cut, Raw({ load: datagram.slice(0, 80) })], 0, 10);
    for (let id = 100; id < 3000; id++) piece(talk, 0, 8, { id });
    piece(piece(talk, 0, 40), 40, datagram.length);
    expect(talk.layers).toBe("eth ip udp@1 data@1");
  });
});

describe("fragments of IPv6", () => {
  it("are put together behind their header", () => {
    const talk = new Talk();
    const send = (from: number, to: number) =>
      talk.send(
        [
          Ether(),
          IPv6({ src: "fd00::1", dst: "fd00::2" }),
          IPv6ExtHdrFragment({ nh: 17, offset: from / 8, m: to < datagram.length ? 1 : 0, id: 5 }),
          Raw({ load: datagram.slice(from, to) }),
        ],
        0,
      );
    expect(send(0, 56).layers).toBe("eth ipv6 ipv6.fraghdr data");
    expect(send(56, datagram.length).layers).toBe("eth ipv6 ipv6.fraghdr udp@1 data@1");
    expect(talk.field("ipv6.reassembled.length")).toEqual([datagram.length]);
  });
});

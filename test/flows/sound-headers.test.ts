import { describe, expect, it } from "vitest";
import { Ether, IP, IPv6, packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const data = Raw({ load: new Uint8Array(8) });

/** A packet of UDP with one octet of its IP header changed, and what is made of it. */
function changed(place: number, octet: number, type = 0x0800): Talk {
  const network = type === 0x0800 ? IP({ src: "10.0.0.1", dst: "10.0.0.2" }) : IPv6({ src: "fe80::1", dst: "fe80::2" });
  const bytes = packet(network, UDP({ sport: 1, dport: 2 }), data).bytes.slice();
  bytes[place] = octet;
  return new Talk().send([Ether({ type }), Raw({ load: bytes })], 0);
}

describe("headers of IP that cannot be", () => {
  it("end with the version where it is another one", () => {
    const talk = changed(0, 0x35);
    expect(talk.layers).toBe("eth ip");
    expect(talk.field("ip.version")).toEqual([3]);
    expect(talk.field("ip.hdr_len")).toEqual([]);
    expect(talk.field("ip.ttl")).toEqual([]);
  });

  it("are of IPv6 where they say so", () => {
    const talk = changed(0, 0x65);
    expect(talk.layers).toMatch(/^eth ip ipv6/);
    expect(talk.field("ip.version")).toEqual([6, 6]);
  });

  it("end with a header length that is too small", () => {
    const talk = changed(0, 0x44);
    expect(talk.layers).toBe("eth ip");
    expect(talk.field("ip.hdr_len")).toEqual([16]);
    expect(talk.field("ip.len")).toEqual([]);
  });

  it("end with a length that is less than the header's", () => {
    const talk = changed(3, 19);
    expect(talk.layers).toBe("eth ip");
    expect(talk.field("ip.len")).toEqual([19]);
    expect(talk.field("ip.src")).toEqual([]);
  });

  it("are data where they are none of IPv6", () => {
    expect(changed(0, 0x40, 0x86dd).layers).toBe("eth data");
  });
});

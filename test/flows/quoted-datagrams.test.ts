import { expect, it } from "vitest";
import { inetChecksum } from "../../src/bytes/checksum.ts";
import { Ether, ICMP, IP, packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const quoted = packet(IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 1, dport: 2 }), Raw({ load: "hello" }));

/** An error that quotes a datagram in 128 octets, with an extension that has a label of MPLS. */
function error(length: number): Talk {
  const body = new Uint8Array(128 + 12);
  body.set(quoted.bytes);
  const extension = body.subarray(128);
  extension.set([0x20, 0, 0, 0, 0, 8, 1, 1, 0, 1, 0x71, 1]);
  const sum = inetChecksum(extension, 0, extension.length);
  extension.set([sum >> 8, sum & 255], 2);
  const message = Uint8Array.of(11, 0, 0, 0, 0, length, 0, 0, ...body);
  return new Talk().send([Ether(), IP({ src: "10.0.0.9", dst: "10.0.0.1", proto: 1 }), Raw({ load: message })], 0);
}

it("what an error quotes in front of an extension is seen, whether its length is counted or not", () => {
  for (const length of [32, 0]) {
    const talk = error(length);
    expect(talk.layers).toBe("eth ip icmp ip udp data");
    expect(talk.field("udp.dstport")).toEqual([2]);
    expect(talk.field("icmp.mpls.label")).toEqual([23]);
  }
});

it("what it quotes without one is what it carries", () => {
  const sent = [Ether(), IP({ src: "10.0.0.9", dst: "10.0.0.1" }), ICMP({ type: 11 }), Raw({ load: quoted.bytes })];
  expect(new Talk().send(sent, 0).layers).toBe("eth ip icmp ip udp data");
});

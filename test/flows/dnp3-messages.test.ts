import { describe, expect, it } from "vitest";
import { DNP3, Ether, IP, UDP } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

/** A response of binary inputs with the indices 0 to 3, in octets behind the transport octet. */
const response = [0xc2, 0x81, 0, 0, 1, 2, 0, 0, 3, 1, 0x81, 1, 0x81];

function send(talk: Talk, transport: number, octets: readonly number[], dst = 1): Talk {
  const data = { octets: Uint8Array.of(transport, ...octets) };
  const frame = DNP3({ len: 5 + data.octets.length, control: 0x44, src: 10, dst, data });
  return talk.send([Ether(), IP(), UDP({ sport: 20_000, dport: 4000 }), frame], 0);
}

describe("messages of DNP3 in several frames", () => {
  it("are read where the last one is", () => {
    const talk = send(new Talk(), 0x43, response.slice(0, 7));
    expect(talk.field("dnp3.al.func")).toEqual([]);
    send(talk, 0x84, response.slice(7));
    expect(talk.layers).toBe("eth ip udp dnp3 dnp3.message@1");
    expect(talk.field("dnp3.al.func")).toEqual([0x81]);
    expect(talk.field("dnp3.al.point_index")).toEqual([0, 1, 2, 3]);
  });

  it("are given up where a frame is missing, or of others", () => {
    const talk = send(new Talk(), 0x43, response.slice(0, 7));
    expect(send(talk, 0x84, response.slice(7), 2).layers).toBe("eth ip udp dnp3");
    expect(send(talk, 0x85, response.slice(7)).layers).toBe("eth ip udp dnp3");
    expect(send(talk, 0x84, response.slice(7)).layers).toBe("eth ip udp dnp3");
  });

  it("say of which packets they are", () => {
    const talk = send(new Talk(), 0xc3, response);
    expect(talk.field("dnp3.al.fragment")).toEqual([1]);
    expect(talk.field("dnp3.al.fragment.reassembled.length")).toEqual([response.length]);
    expect(send(talk, 0x43, response.slice(0, 7)).field("dnp3.al.frag_data")[0]).toHaveLength(7);
    expect(talk.field("dnp3.al.fragment")).toEqual([]);
    expect(send(talk, 0x84, response.slice(7)).field("dnp3.al.fragment")).toEqual([2, 3]);
    expect(talk.field("dnp3.al.fragment.count")).toEqual([2]);
  });
});

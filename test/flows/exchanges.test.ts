import { describe, expect, it } from "vitest";
import { DNS, Ether, ICMP, IP, UDP } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const there = IP({ src: "10.0.0.1", dst: "10.0.0.2" });
const back = IP({ src: "10.0.0.2", dst: "10.0.0.1" });

function ask(talk: Talk, id: number, at: number): Talk {
  return talk.send([Ether(), there, UDP({ sport: 4000, dport: 53 }), DNS({ id })], at);
}
function answer(talk: Talk, id: number, at: number): Talk {
  return talk.send([Ether(), back, UDP({ sport: 53, dport: 4000 }), DNS({ id, qr: 1 })], at);
}

describe("responses", () => {
  it("name the request with their identifier, and how long it took", () => {
    const talk = answer(ask(ask(new Talk(), 1, 0), 2, 5), 1, 20);
    expect(talk.field("dns.response_to")).toEqual([1]);
    expect(talk.field("dns.time")).toEqual([20]);
  });

  it("are none where nobody asked", () => {
    expect(answer(ask(new Talk(), 1, 0), 3, 20).field("dns.response_to")).toEqual([]);
  });

  it("and requests that were sent again are told", () => {
    const talk = ask(ask(new Talk(), 1, 0), 1, 1000);
    expect(talk.field("dns.retransmit_request_in")).toEqual([1]);
    answer(answer(talk, 1, 1100), 1, 1200);
    expect(talk.field("dns.retransmit_response_in")).toEqual([3]);
  });

  it("to an echo have its identifier, sequence number and octets", () => {
    const talk = new Talk().send([Ether(), there, ICMP({ type: 8, id: 7, seq: 1 })], 0);
    talk.send([Ether(), back, ICMP({ type: 0, id: 7, seq: 1 })], 12);
    expect(talk.field("icmp.resp_to")).toEqual([1]);
    expect(talk.field("icmp.resptime")).toEqual([12]);
  });

  it("to an echo may come from who sent it", () => {
    const self = IP({ src: "127.0.0.1", dst: "127.0.0.1" });
    const talk = new Talk().send([Ether(), self, ICMP({ type: 8, id: 7, seq: 1 })], 0);
    expect(talk.send([Ether(), self, ICMP({ type: 0, id: 7, seq: 1 })], 1).field("icmp.resp_to")).toEqual([1]);
  });
});

import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";

/** A connection after its handshake; the client's numbers start at 1001, the server's at 5001. */
function connected(): Talk {
  return new Talk()
    .client({ seq: 1000, flags: "S", at: 0, options: [{ name: "WScale", value: 7 }] })
    .server({ seq: 5000, ack: 1001, flags: "SA", at: 10, options: [{ name: "WScale", value: 2 }] })
    .client({ seq: 1001, ack: 5001, at: 20 });
}

describe("numbers of a connection", () => {
  it("count from its first ones, and windows are scaled where both said so", () => {
    const talk = connected().client({ seq: 1001, ack: 5001, flags: "PA", data: "hello", window: 10, at: 30 });
    expect(talk.field("tcp.stream")).toEqual([0]);
    expect(talk.field("tcp.seq")).toEqual([1]);
    expect(talk.field("tcp.nxtseq")).toEqual([6]);
    expect(talk.field("tcp.ack")).toEqual([1]);
    expect(talk.field("tcp.len")).toEqual([5]);
    expect(talk.field("tcp.window_size")).toEqual([1280]);
    expect(talk.field("tcp.window_size_scalefactor")).toEqual([128]);
    expect(talk.field("tcp.completeness")).toEqual([7]);
    expect(talk.field("tcp.time_relative")).toEqual([30]);
    expect(talk.field("tcp.time_delta")).toEqual([10]);
  });

  it("are not scaled where one side did not say so", () => {
    const talk = new Talk()
      .client({ seq: 1, flags: "S", options: [{ name: "WScale", value: 7 }] })
      .server({ seq: 9, ack: 2, flags: "SA" })
      .client({ seq: 2, ack: 10, window: 10 });
    expect(talk.field("tcp.window_size")).toEqual([10]);
    expect(talk.field("tcp.window_size_scalefactor")).toEqual([-2]);
  });

  it("wrap at 32 bits", () => {
    const talk = new Talk()
      .client({ seq: 0xfffffffe, flags: "S" })
      .server({ seq: 7, ack: 0xffffffff, flags: "SA" })
      .client({ seq: 0xffffffff, ack: 8, data: "abc" })
      .client({ seq: 2, ack: 8, data: "def" });
    expect(talk.field("tcp.seq")).toEqual([4]);
    expect(talk.field("tcp.analysis.lost_segment")).toEqual([]);
  });

  it("begin anew with a SYN that has another number, as a new stream", () => {
    const talk = connected().client({ seq: 90_000, flags: "S", at: 100 });
    expect(talk.field("tcp.stream")).toEqual([1]);
    expect(talk.field("tcp.seq")).toEqual([0]);
    expect(talk.field("tcp.analysis.reused_ports")).toEqual(["yes"]);
  });

  it("are those of the first segments seen where the handshake was not", () => {
    const talk = new Talk().client({ seq: 500, ack: 70, data: "x" });
    expect([talk.field("tcp.seq"), talk.field("tcp.ack")]).toEqual([[1], [1]]);
    expect(talk.field("tcp.window_size_scalefactor")).toEqual([-1]);
  });

  it("are not worked out where nobody asks for them", () => {
    const talk = new Talk({ numbers: false }).client({ seq: 500, ack: 70, data: "GET / HTTP/1.1\r\n\r\n" });
    expect(talk.field("tcp.stream")).toEqual([]);
    expect(talk.layers).toBe("eth ip tcp http");
  });
});

describe("what a segment is", () => {
  it("acknowledges another, a round trip later", () => {
    const talk = connected()
      .client({ seq: 1001, ack: 5001, flags: "PA", data: "hello", at: 30 })
      .server({ seq: 5001, ack: 1006, at: 42 });
    expect(talk.field("tcp.analysis.acks_frame")).toEqual([4]);
    expect(talk.field("tcp.analysis.ack_rtt")).toEqual([12]);
    expect(talk.field("tcp.analysis.initial_rtt")).toEqual([20]);
  });

  it("has octets in flight until they are acknowledged", () => {
    const talk = connected()
      .client({ seq: 1001, ack: 5001, data: "hello", at: 30 })
      .client({ seq: 1006, ack: 5001, flags: "PA", data: "world!", at: 31 });
    expect(talk.field("tcp.analysis.bytes_in_flight")).toEqual([11]);
    expect(talk.field("tcp.analysis.push_bytes_sent")).toEqual([11]);
    talk.server({ seq: 5001, ack: 1006, at: 40 }).client({ seq: 1012, ack: 5001, flags: "PA", data: "?", at: 41 });
    expect(talk.field("tcp.analysis.bytes_in_flight")).toEqual([7]);
    expect(talk.field("tcp.analysis.push_bytes_sent")).toEqual([1]);
  });

  const lost = () => connected().client({ seq: 2001, ack: 5001, data: "later", at: 30 });
  it.each([
    ["lost_segment", lost()],
    ["out_of_order", lost().client({ seq: 1501, ack: 5001, data: "sooner", at: 32 })],
    ["retransmission", lost().client({ seq: 1501, ack: 5001, data: "sooner", at: 500 })],
    ["ack_lost_segment", connected().server({ seq: 5001, ack: 1500, at: 30 })],
    ["keep_alive", connected().client({ seq: 1000, ack: 5001, at: 5000 })],
    ["window_update", connected().client({ seq: 1001, ack: 5001, window: 9000, at: 30 })],
    ["zero_window", connected().client({ seq: 1001, ack: 5001, window: 0, at: 30 })],
    [
      "zero_window_probe",
      connected()
        .client({ seq: 1001, ack: 5001, window: 0, at: 30 })
        .server({ seq: 5001, ack: 1001, data: "x", at: 40 }),
    ],
    [
      "spurious_retransmission",
      connected()
        .client({ seq: 1001, ack: 5001, data: "hello", at: 30 })
        .server({ seq: 5001, ack: 1006, at: 40 })
        .client({ seq: 1001, ack: 5001, data: "hello", at: 400 }),
    ],
    [
      "window_full",
      connected()
        .server({ seq: 5001, ack: 1001, window: 100, at: 25 })
        .client({ seq: 1001, ack: 5001, data: new Uint8Array(400).fill(65), at: 30 }),
    ],
  ])("%s", (name, talk) => {
    expect(talk.field(`tcp.analysis.${name}`)).toEqual(["yes"]);
  });

  it("repeats an acknowledgment, counted; a retransmission soon after is a fast one", () => {
    const talk = connected().client({ seq: 1101, ack: 5001, data: "b", at: 50 });
    for (let i = 1; i <= 3; i++) talk.server({ seq: 5001, ack: 1001, at: 50 + i });
    expect(talk.field("tcp.analysis.duplicate_ack_num")).toEqual([3]);
    expect(talk.field("tcp.analysis.duplicate_ack_frame")).toEqual([2]);
    talk.client({ seq: 1001, ack: 5001, data: "a", at: 60 });
    expect(talk.field("tcp.analysis.fast_retransmission")).toEqual(["yes"]);
  });

  it("is sent again, as probably the oldest that is not acknowledged", () => {
    const talk = connected();
    for (let i = 0; i < 3; i++) talk.client({ seq: 1001 + 5 * i, ack: 5001, data: "hello", at: 30 + 1000 * i });
    talk.client({ seq: 1001, ack: 5001, data: "hello", at: 4000 });
    expect(talk.field("tcp.analysis.rto_frame")).toEqual([4]);
    talk.server({ seq: 5001, ack: 1006, at: 4100 }).client({ seq: 1006, ack: 5001, data: "hello", at: 8000 });
    expect(talk.field("tcp.analysis.rto_frame")).toEqual([5]);
  });
});

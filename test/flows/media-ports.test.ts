import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";

const packet = Uint8Array.of(0x80, 0, 0, 1, 0, 0, 0, 160, 0, 0, 0, 7, 1, 2, 3, 4);
const report = Uint8Array.of(0x80, 201, 0, 1, 0, 0, 0, 7);

function message(start: string, lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const body = ["v=0", "o=- 1 1 IN IP4 10.0.0.1", "s=-", ...lines, ""].join("\r\n");
  const head = `${start}\r\nContent-Type: application/sdp\r\nContent-Length: ${body.length}\r\n\r\n`;
  return new TextEncoder().encode(head + body);
}

function invite(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return message("INVITE sip:a@b SIP/2.0", lines);
}

const dialogue = "\r\nCall-ID: one\r\nCSeq: 1 INVITE";

function announced(...lines: readonly string[]): Talk {
  return new Talk().udp("10.0.0.1", "10.0.0.2", 5060, 5060, invite(lines));
}

describe("media that a description announces", () => {
  it("is RTP at its port, in both directions, and RTCP at the next", () => {
    const talk = announced("c=IN IP4 10.0.0.1", "t=0 0", "m=audio 40000 RTP/AVP 0");
    expect(talk.layers).toBe("eth ip udp sip sdp");
    expect(talk.udp("10.0.0.2", "10.0.0.1", 30_000, 40_000, packet).layers).toBe("eth ip udp rtp");
    expect(talk.udp("10.0.0.1", "10.0.0.2", 40_000, 30_000, packet).layers).toBe("eth ip udp rtp");
    expect(talk.udp("10.0.0.2", "10.0.0.1", 30_001, 40_001, report).layers).toBe("eth ip udp rtcp");
    expect(talk.udp("10.0.0.2", "10.0.0.9", 30_000, 40_000, packet).layers).toBe("eth ip udp data");
  });

  it("may have an address and a port for reports of its own", () => {
    const talk = announced(
      "c=IN IP4 10.0.0.1",
      "t=0 0",
      "m=audio 40000 RTP/AVP 0",
      "c=IN IP4 10.0.0.5",
      "a=rtcp:50000",
    );
    expect(talk.udp("10.0.0.2", "10.0.0.1", 30_000, 40_000, packet).layers).toBe("eth ip udp data");
    expect(talk.udp("10.0.0.2", "10.0.0.5", 30_000, 40_000, packet).layers).toBe("eth ip udp rtp");
    expect(talk.udp("10.0.0.2", "10.0.0.5", 30_001, 50_000, report).layers).toBe("eth ip udp rtcp");
  });

  it("ends with the last report, whatever is behind it", () => {
    const talk = announced("c=IN IP4 10.0.0.1", "t=0 0", "m=audio 40000 RTP/AVP 0");
    const more = Uint8Array.of(...report, 1, 2, 3, 4);
    expect(talk.udp("10.0.0.2", "10.0.0.1", 30_001, 40_001, more).layers).toBe("eth ip udp rtcp");
  });

  it("is none where the port is 0 or the transport another", () => {
    const talk = announced("c=IN IP4 10.0.0.1", "t=0 0", "m=audio 0 RTP/AVP 0", "m=image 40000 udptl t38");
    expect(talk.udp("10.0.0.2", "10.0.0.1", 30_000, 40_000, packet).layers).toBe("eth ip udp data");
  });
});

describe("the streams of announced media", () => {
  const media = (address: string, port: number): string[] => [
    `c=IN IP4 ${address}`,
    "t=0 0",
    `m=audio ${port} RTP/AVP 0`,
  ];
  const offer = message(`INVITE sip:a@b SIP/2.0${dialogue}`, media("10.0.0.1", 40_000));
  const accepted = message(`SIP/2.0 200 OK${dialogue}`, media("10.0.0.2", 30_000));
  const progress = message(`SIP/2.0 183 Session Progress${dialogue}`, media("10.0.0.2", 30_000));

  it("are one for each announced end", () => {
    const talk = new Talk().udp("10.0.0.1", "10.0.0.2", 5060, 5060, offer);
    expect(talk.udp("10.0.0.2", "10.0.0.1", 30_000, 40_000, packet).field("udp.stream")).toEqual([1]);
    expect(talk.udp("10.0.0.1", "10.0.0.2", 40_000, 30_000, packet).field("udp.stream")).toEqual([1]);
    talk.udp("10.0.0.2", "10.0.0.1", 5060, 5060, accepted);
    expect(talk.udp("10.0.0.2", "10.0.0.1", 30_000, 40_000, packet).field("udp.stream")).toEqual([2]);
    expect(talk.udp("10.0.0.1", "10.0.0.2", 40_000, 30_000, packet).field("udp.stream")).toEqual([1]);
    expect(talk.udp("10.0.0.1", "10.0.0.2", 40_000, 30_000, packet).field("rtp.setup-frame")).toEqual([1]);
  });

  it("go on where an announcement is repeated or only confirmed", () => {
    const talk = new Talk()
      .udp("10.0.0.1", "10.0.0.2", 5060, 5060, offer)
      .udp("10.0.0.2", "10.0.0.1", 5060, 5060, progress);
    expect(talk.udp("10.0.0.1", "10.0.0.2", 40_000, 30_000, packet).field("udp.stream")).toEqual([1]);
    talk.udp("10.0.0.1", "10.0.0.2", 5060, 5060, offer).udp("10.0.0.2", "10.0.0.1", 5060, 5060, accepted);
    expect(talk.udp("10.0.0.1", "10.0.0.2", 40_000, 30_000, packet).field("udp.stream")).toEqual([1]);
    expect(talk.field("rtp.setup-frame")).toEqual([2]);
    expect(talk.field("rtp.setup-method")).toEqual(["SDP"]);
  });

  it("begin with the answer where another request of the call came in between", () => {
    const other = new TextEncoder().encode("PRACK sip:a@b SIP/2.0\r\nCall-ID: one\r\nCSeq: 2 PRACK\r\n\r\n");
    const setup = (...between: Uint8Array<ArrayBuffer>[]): unknown[] => {
      const talk = new Talk().udp("10.0.0.1", "10.0.0.2", 5060, 5060, offer);
      for (const request of between) talk.udp("10.0.0.1", "10.0.0.2", 5060, 5060, request);
      talk.udp("10.0.0.2", "10.0.0.1", 5060, 5060, accepted);
      return talk.udp("10.0.0.1", "10.0.0.2", 40_000, 30_000, packet).field("rtp.setup-frame");
    };
    expect(setup()).toEqual([1]);
    expect(setup(other)).toEqual([3]);
  });

  it("stay as they are where they began before", () => {
    const talk = new Talk().udp("10.0.0.2", "10.0.0.1", 30_000, 40_000, packet);
    talk.udp("10.0.0.1", "10.0.0.2", 5060, 5060, offer);
    expect(talk.udp("10.0.0.2", "10.0.0.1", 30_000, 40_000, packet).field("udp.stream")).toEqual([0]);
  });

  it("count how often the numbers of RTP began again", () => {
    const numbered = (sequence: number): Uint8Array<ArrayBuffer> => {
      const bytes = packet.slice();
      bytes.set([sequence >> 8, sequence & 255], 2);
      return bytes;
    };
    const talk = new Talk().udp("10.0.0.1", "10.0.0.2", 5060, 5060, offer);
    const extended = (sequence: number): unknown[] =>
      talk.udp("10.0.0.2", "10.0.0.1", 30_000, 40_000, numbered(sequence)).field("rtp.extseq");
    expect([65_535, 0, 65_534, 1].map(extended)).toEqual([[65_535], [65_536], [65_534], [65_537]]);
  });
});

import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";

const packet = Uint8Array.of(0x80, 0, 0, 1, 0, 0, 0, 160, 0, 0, 0, 7, 1, 2, 3, 4);
const report = Uint8Array.of(0x80, 201, 0, 1, 0, 0, 0, 7);

function invite(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const body = ["v=0", "o=- 1 1 IN IP4 10.0.0.1", "s=-", ...lines, ""].join("\r\n");
  const head = `INVITE sip:a@b SIP/2.0\r\nContent-Type: application/sdp\r\nContent-Length: ${body.length}\r\n\r\n`;
  return new TextEncoder().encode(head + body);
}

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

  it("is none where the port is 0 or the transport another", () => {
    const talk = announced("c=IN IP4 10.0.0.1", "t=0 0", "m=audio 0 RTP/AVP 0", "m=image 40000 udptl t38");
    expect(talk.udp("10.0.0.2", "10.0.0.1", 30_000, 40_000, packet).layers).toBe("eth ip udp data");
  });
});

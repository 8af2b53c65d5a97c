import { describe, expect, it } from "vitest";
import { seenIn } from "../flows/streams.ts";
import { Talk } from "../flows/talk.ts";
import { COTP, Ether, IP, packet, Packet, Raw, TCP, TPKT } from "../../src/toolkit/index.ts";

const below = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), TCP({ sport: 40000, dport: 102, flags: "PA" })];
const HEAD = 14 + 20 + 20;
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(HEAD), (octet) => octet.toString(16).padStart(2, "0")).join("");

describe("ISO's transport service over TCP", () => {
  it("counts packets, and headers without what they carry", () => {
    const made = packet(
      ...below,
      TPKT(),
      COTP({ body: { number: 0x80 } } as never),
      Raw({ load: Uint8Array.of(0x32, 1) }),
    );
    expect(hexOf(made.bytes)).toBe("03000009" + "02f080" + "3201");
    expect(new Packet(made.bytes).build()).toEqual(made.bytes);
  });

  it("connects with parameters", () => {
    const body = {
      source: 0x14,
      parameters: [
        { name: "tpdu-size", value: 10 },
        { name: "src-tsap", value: Uint8Array.of(1, 0) },
      ],
    };
    const made = packet(...below, TPKT(), COTP({ type: 14, body } as never));
    expect(hexOf(made.bytes)).toBe("03000012" + "0de00000001400" + "c0010a" + "c1020100");
    expect(new Packet(made.bytes).build()).toEqual(made.bytes);
  });

  it("is not looked for where a header is none", () => {
    const made = packet(...below, TPKT(), Raw({ load: Uint8Array.of(0, 0xf0, 0) }));
    expect(new Packet(made.bytes).has(COTP)).toBe(false);
  });
});

describe("a stream of ISO's transport service", () => {
  const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const request = bytes("0300000b06e00000123400");
  const hello = bytes("160301000400000000");

  it("goes on where what follows is no packet of it, as when both sides change to TLS", () => {
    const talk = new Talk().client({ seq: 1, data: request }, 3389);
    expect(talk.layers).toContain("tpkt");
    expect(talk.client({ seq: 12, data: hello }, 3389).layers).toBe("eth ip tcp tpkt");
  });

  it("does not begin so", () => {
    expect(new Talk().client({ seq: 1, data: hello }, 3389).layers).not.toContain("tpkt");
  });
});

describe("what RDP negotiates while it connects", () => {
  const piece = (direction: 0 | 1, hex: string) => ({
    direction,
    bytes: Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16)),
  });
  const cookie = Buffer.from("Cookie: mstshash=me\r\n").toString("hex");

  it("is told from parameters", () => {
    const [request, response] = seenIn(
      [
        piece(0, `0300 0028 23 e0 0000 0000 00 ${cookie} 01 00 0800 0b000000`),
        piece(1, "0300 0013 0e d0 0000 1234 00 02 1f 0800 08000000"),
      ],
      3389,
    );
    expect(request!.path).toBe("eth:ethertype:ip:tcp:cotp:rdp");
    expect(request!.fields.get("rdp.rt_cookie")).toEqual(["Cookie: mstshash=me"]);
    expect(request!.fields.get("rdp.negReq.requestedProtocols")).toEqual(["0x0000000b"]);
    expect(response!.path).toBe("eth:ethertype:ip:tcp:tpkt:cotp:rdp");
    expect(response!.fields.get("rdp.negReq.selectedProtocol")).toEqual(["0x00000008"]);
  });

  it("may fail, correlate, or lie about its length", () => {
    const seen = (hex: string, direction: 0 | 1 = 0) => seenIn([piece(direction, hex)], 3389)[0]!.fields;
    expect(seen("0300 0013 0e d0 0000 1234 00 03 00 0800 05000000", 1).get("rdp.negFailure.failureCode")).toEqual([
      "0x00000005",
    ]);
    const correlated = `06 00 2400 ${"11".repeat(16)} ${"00".repeat(16)}`;
    const asked = seen(`0300 0037 32 e0 0000 0000 00 01 08 0800 03000000 ${correlated}`);
    expect(asked.get("rdp.correlationInfo.correlationId")?.[0]).toMatch(/^11/);
    const strange = seen(`0300 0028 23 e0 0000 0000 00 ${cookie} 01 00 0900 0b000000`);
    expect(strange.has("rdp.neg_len.invalid")).toBe(true);
  });
});

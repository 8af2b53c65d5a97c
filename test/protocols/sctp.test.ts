import { describe, expect, it } from "vitest";
import { crc32c } from "../../src/bytes/crc32c.ts";
import { Ether, IP, packet, Packet, SCTP } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const below = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" })];
const HEAD = 14 + 20;
const made = (...chunks: object[]): Packet => packet(...below, SCTP({ sport: 1, dport: 2, tag: 3, chunks } as never));

describe("SCTP", () => {
  it("fills lengths, padding and the sum", () => {
    const { bytes } = made({ data: { tsn: 7, payload: octets("68656c6c6f") } });
    expect(bytes.subarray(HEAD + 12)).toEqual(octets("00030015 00000007 0000 0000 00000000 68656c6c6f 000000"));
    const read = new Packet(bytes);
    expect(read.verify()).toEqual([]);
    expect(read.build()).toEqual(bytes);
    bytes[bytes.length - 4] ^= 1;
    expect(new Packet(bytes).verify().map(({ field }) => field)).toEqual(["chksum"]);
  });

  it("has the sum that everybody has", () => {
    // The check value of CRC-32C for the digits 1 to 9 is 0xe3069283, whose lowest octet is sent first.
    const digits = new TextEncoder().encode("123456789");
    expect(crc32c(digits, 0, digits.length, digits.length)).toBe(0x839206e3);
  });

  it("counts gaps and duplicates", () => {
    const { bytes } = made({ sack: { tsn: 9, window: 1, gaps: [{ start: 2, end: 3 }], duplicates: [8, 8] } });
    expect(bytes.subarray(HEAD + 12)).toEqual(
      octets("0300001c 00000009 00000001 0001 0002 0002 0003 00000008 00000008"),
    );
    expect(new Packet(bytes).whole).toBe(true);
  });

  it("puts parameters inside parameters", () => {
    const parameter = { type: 5, value: "10.0.0.3" };
    const { bytes } = made({
      addresses: { sequence: 1, parameters: [{ type: 0xc001, value: { correlation: 2, address: parameter } }] },
    });
    expect(bytes.subarray(HEAD + 12)).toEqual(octets("c1000018 00000001 c0010010 00000002 00050008 0a000003"));
  });

  it("has tcpdump's lines", () => {
    const layers = (...chunks: object[]) => [...below, SCTP({ sport: 1, dport: 2, chunks } as never)];
    const sack = { sack: { tsn: 9, window: 1, gaps: [{ start: 2, end: 3 }] } };
    const data = { data: { tsn: 7, protocol: 3, payload: octets("6869") } };
    expect(lineOf(layers(sack, data))).toBe(
      "IP 10.0.0.1.1 > 10.0.0.2.2: sctp (1) [SACK] [cum ack 9] [a_rwnd 1] [#gap acks 1] [#dup tsns 0] " +
        "\n\t\t[gap ack block #1: start = 11, end = 12] , (2) [DATA] (B)(E) [TSN: 7] [SID: 0] [SSEQ 0] [PPID M3UA] ",
    );
    expect(lineOf(layers(data), {}, HEAD + 20)).toBe("IP 10.0.0.1.1 > 10.0.0.2.2: sctp [|sctp]");
  });

  it("survives lengths that lie", () => {
    const { bytes } = made({ init: { tag: 1, parameters: [{ type: 12, value: [5] }] } });
    for (const [at, length] of [
      [2, 3],
      [2, 200],
      [22, 3],
      [22, 9],
    ]) {
      const lie = Uint8Array.from(bytes);
      lie[HEAD + 12 + at + 1] = length;
      expect(new Packet(lie).build()).toEqual(lie);
    }
  });
});

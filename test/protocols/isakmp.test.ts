import { describe, expect, it } from "vitest";
import { Ether, IP, ISAKMP, packet, Packet, UDP, UDPEncapsulation } from "../../src/toolkit/index.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const below = (port: number) => [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: port, dport: port })];

describe("ISAKMP", () => {
  const nonce = { next: 0, flags: 0, octets: octets("0102030405060708") };
  const message = { next_payload: 40, version: 0x20, exch_type: 34, flags: 8, payloads: { payloads: [nonce] } };

  it("counts payloads and the message", () => {
    const made = packet(...below(500), ISAKMP(message as never));
    expect(made.bytes.subarray(42 + 24)).toEqual(octets("00000028 0000000c 0102030405060708"));
    expect(made.whole).toBe(true);
    expect(made.build()).toEqual(made.bytes);
  });

  it("is told from ESP by a marker where address translators are", () => {
    const made = packet(...below(4500), UDPEncapsulation(), ISAKMP(message as never));
    expect(new Packet(made.bytes).has(ISAKMP)).toBe(true);
    const other = Uint8Array.from(made.bytes);
    other[42] = 1;
    expect(new Packet(other).has(ISAKMP)).toBe(false);
  });

  it("says the port at both ends that the marker has", () => {
    const made = packet(Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP(), UDPEncapsulation(), ISAKMP());
    expect(made.get(UDP)).toMatchObject({ sport: 4500, dport: 4500 });
  });

  it("survives lengths that lie", () => {
    const { bytes } = packet(...below(500), ISAKMP(message as never));
    for (const length of [0, 3, 13, 0xffff]) {
      const lie = Uint8Array.from(bytes);
      lie.set([length >> 8, length & 0xff], 42 + 28 + 2);
      const read = new Packet(lie);
      expect(read.whole).toBe(false);
      expect(read.build()).toEqual(lie);
    }
  });

  it("leaves what is encrypted", () => {
    const rest = octets("0102030405060708090a");
    const made = packet(
      ...below(500),
      ISAKMP({ next_payload: 5, exch_type: 2, flags: 1, payloads: { payloads: [], rest } } as never),
    );
    expect(made.whole).toBe(true);
    expect(made.get(ISAKMP)?.payloads).toEqual({ payloads: [], rest });
  });
});

import { describe, expect, it } from "vitest";
import { DTLS, Ether, IP, packet, Packet, Raw, TCP, TLS, UDP } from "../../src/toolkit/index.ts";
import type { Layer } from "../../src/definition/protocol.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replace(/\s/g, "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const head = [
  Ether(),
  IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
  TCP({ sport: 40000, dport: 443, flags: "PA" }),
] as const;
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(54), (octet) => octet.toString(16).padStart(2, "0")).join("");
/** A segment with these octets; building what was read of it gives them again. */
function segment(hex: string): Packet {
  const made = new Packet(packet(...head, Raw({ load: octets(hex) })).bytes);
  expect(made.build()).toEqual(made.bytes);
  return made;
}

const hello = TLS({
  version: 0x0301,
  msg: [
    {
      msgtype: "Client Hello",
      body: {
        version: "TLS 1.2",
        ciphers: ["TLS_AES_128_GCM_SHA256", 0x1a1a],
        ext: [
          { name: "server_name", value: { servernames: [{ servername: "a.example" }] } },
          { name: "application_layer_protocol_negotiation", value: { protocols: [{ protocol: "h2" }] } },
          { name: "supported_versions", value: { versions: ["TLS 1.3"] } },
          { name: "key_share", value: { client_shares: [{ group: "x25519", key_exchange: octets("aabb") }] } },
          { code: 0x2a2a, value: octets("00") },
        ],
      },
    },
  ],
} as never);

describe("TLS", () => {
  it("builds hellos with their lengths and reads them back", () => {
    const made = packet(...head, hello as Layer);
    expect(hexOf(made.bytes)).toBe(
      `1603010064010000600303${"00".repeat(32)}00000413011a1a01000033` +
        "0000000e000c000009612e6578616d706c65001000050003026832002b0003020304003300080006001d0002aabb2a2a000100",
    );
    expect(made.whole).toBe(true);
    expect(made.get(TLS)).toMatchObject({
      type: 22,
      len: 100,
      msg: [{ msgtype: 1, msglen: 96, body: { ciphers: [0x1301, 0x1a1a], extlen: 51 } }],
    });
    expect(made.build()).toEqual(made.bytes);
  });

  it("takes each record for a layer and leaves what is encrypted as octets", () => {
    const made = segment(
      "140303000101 1603030028 00000000000000006b1ecdcd34da118d66950de9ff548d315c6170a9e86175d0f5061505d5aabbcc 170303000411223344",
    );
    expect(made.layers.filter((layer) => layer.protocol === TLS).length).toBe(3);
    expect(made.get(TLS, 1)?.msg).toEqual({ msgtype: 1 });
    expect(made.get(TLS, 2)?.msg).toBeInstanceOf(Uint8Array);
    expect(made.get(TLS, 3)?.msg).toEqual({ data: octets("11223344") });
    expect(made.whole).toBe(true);
  });

  it("reads what there is of a record that goes on in the next segment", () => {
    const made = segment("1603030100 0e000000 0b0000f0 0000ed 0000ea 3082");
    expect(made.get(TLS)?.msg).toEqual([
      { msgtype: 14, msglen: 0, body: {} },
      { msgtype: 11, msglen: 240, body: octets("0000ed0000ea3082") },
    ]);
    expect(made.whole).toBe(true);
  });

  it.each([
    ["the middle of a record", "48656c6c6f2c20776f726c64"],
    ["a type without its version", "1602030005"],
    ["half a header", "160303"],
  ])("does not claim %s", (_what, hex) => {
    expect(segment(hex).has(TLS)).toBe(false);
  });

  it("tells lengths that lie from ciphertext", () => {
    const lying = segment(`16030300 2d 01000029 0303 ${"00".repeat(32)} 00 0002 1301 ff 00 aabb`);
    expect(lying.has(TLS)).toBe(false);
    expect(lying.has(Raw)).toBe(true);
    expect(segment("1503030002 0228").get(TLS)?.msg).toEqual({ level: 2, descr: 40 });
    expect(segment("1503030008 1122334455667788").get(TLS)?.msg).toEqual(octets("1122334455667788"));
  });

  it("reads key exchanges by their first octets", () => {
    const bodyOf = (hex: string): unknown =>
      (segment(hex).get(TLS) as unknown as { msg: { body: unknown }[] }).msg[0].body;
    const point = { curve_type: 3, named_curve: 29, pointlen: 2, point: octets("aabb") };
    expect(bodyOf("160303000f 0c00000b 03001d02aabb 0401 0001ff")).toEqual({
      ...point,
      signed: { sig_alg: 0x401, sig_len: 1, sig: octets("ff") },
    });
    expect(bodyOf("160302000d 0c000009 03001d02aabb 0001ff")).toEqual({
      ...point,
      signed: { sig_len: 1, sig: octets("ff") },
    });
    expect(bodyOf("160303000a 0c000006 aabbccddeeff")).toEqual({ exchange: octets("aabbccddeeff") });
    expect(bodyOf("160303000b 10000007 06aabbccddeeff")).toEqual({ ecdh_Yclen: 6, ecdh_Yc: octets("aabbccddeeff") });
    expect(bodyOf("1603030008 10000004 0002aabb")).toEqual({ dh_Yclen: 2, dh_Yc: octets("aabb") });
  });
});

describe("DTLS", () => {
  it("has numbered records and fragments of messages", () => {
    const record = DTLS({
      sequence: 7,
      msg: [{ msgtype: "Hello Verify Request", msgseq: 1, body: { version: 0xfeff, cookie: octets("0102") } }],
    } as never);
    const made = packet(Ether(), IP(), UDP({ sport: 40000, dport: 4433 }), record as Layer);
    expect(hexOf(made.bytes).slice(-60)).toContain("030000050001000000000005feff020102");
    expect(made.whole).toBe(true);
    expect(made.get(DTLS)).toMatchObject({
      len: 17,
      sequence: 7,
      msg: [{ fraglen: 5, body: { cookie: octets("0102") } }],
    });
    expect(made.build()).toEqual(made.bytes);
  });
});

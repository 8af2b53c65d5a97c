import { describe, expect, it } from "vitest";
import { CryptoStream, MOST_CRYPTO_OCTETS, MOST_WAITING_PIECES } from "../../../src/flows/quic/crypto-stream.ts";
import { QuicConnection } from "../../../src/flows/quic/quic-connection.ts";
import { cryptoFrames } from "../../../src/flows/quic/quic-frames.ts";
import { readLongHeader } from "../../../src/flows/quic/quic-packet.ts";
import { PacketProtection, wholeNumber } from "../../../src/flows/quic/quic-keys.ts";
import { portableCiphers } from "../../../src/flows/tls/portable-ciphers.ts";
import { nodeCiphers } from "../../../src/host/node-ciphers.ts";

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ""), "hex"));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** RFC 9001 appendix A.3: the server's initial packet of the connection that the client began with 8394c8f03e515708. */
const SERVER_INITIAL = octets(`
  cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c69797554780bb38cc5a99f5ede4cf73c3ec2
  493a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84022f8ef4cdd93795d77d06edbb7aaf2f58891850abbd
  ca3d20398c276456cbc42158407dd074ee`);

describe("RFC 9001 appendix A", () => {
  it.each([nodeCiphers, portableCiphers])("A.5: a short packet under ChaCha20-Poly1305 %#", (ciphers) => {
    const secret = octets("9ac312a7f877468ebe69422748ad00a15443f18203a07d6060f688f30f21632b");
    const suite = { cipher: "chacha20-poly1305", keyLength: 32, hash: "sha256" } as const;
    const protection = new PacketProtection(ciphers, suite, secret, 1);
    const packet = octets("4cfe4189655e5cd55c41f69080575d7999c25a5bfb");
    // Its number, 654360564, is written in three octets: an earlier one must have been near.
    (protection as unknown as { largest: number }).largest = 654360563;
    expect(protection.open(packet, 0, 1, packet.length)).toMatchObject({
      packetNumber: 654360564,
      packetNumberLength: 3,
      firstOctet: 0x42,
      payload: octets("01"),
    });
  });
});

describe("packet numbers", () => {
  it("RFC 9000 appendix A.3", () => {
    expect(wholeNumber(0x9b32, 2, 0xa82f30ea)).toBe(0xa82f9b32);
    expect(wholeNumber(0, 1, -1)).toBe(0);
    expect(wholeNumber(1, 1, 255)).toBe(257);
    expect(wholeNumber(255, 1, 256)).toBe(255);
  });
});

describe("frames of a handshake", () => {
  it("finds pieces between padding, pings and acknowledgements, and stops where something else comes", () => {
    const payload = octets("00 01 02 05 00 01 02 00 01 03 05 00 00 00 01 02 03 06 40 64 02 aabb 06 00 01 cc 1c 00");
    expect(
      cryptoFrames(payload).map(({ offset, start, end }) => [offset, hexOf(payload.subarray(start, end))]),
    ).toEqual([
      [100, "aabb"],
      [0, "cc"],
    ]);
    for (const cut of ["06", "0600", "060005aa", "0205", "02050040ff00", "0200c0ffffffffffffff00"]) {
      expect(cryptoFrames(octets(cut))).toEqual([]);
    }
  });

  it("puts pieces in order, within limits", () => {
    const stream = new CryptoStream();
    expect(hexOf(stream.add(2, octets("0304")))).toBe("");
    expect(hexOf(stream.add(0, octets("010203")))).toBe("01020304");
    expect(hexOf(stream.add(1, octets("0203040506")))).toBe("0506");
    expect(hexOf(stream.add(0, octets("01")))).toBe("");
    expect(stream.add(MOST_CRYPTO_OCTETS, octets("01")).length).toBe(0);
    for (let i = 0; i < 2 * MOST_WAITING_PIECES; i++) stream.add(100 + 2 * i, octets("01"));
    // What fills the hole still has a place; only the pieces that were kept follow it at once.
    expect(stream.add(6, new Uint8Array(94)).length).toBe(95);
  });

  it("hands out nothing while a piece waits behind a gap", () => {
    const stream = new CryptoStream();
    expect(hexOf(stream.add(0, octets("01")))).toBe("01");
    expect(hexOf(stream.add(4, octets("0506")))).toBe("");
    expect(hexOf(stream.add(1, octets("02")))).toBe("");
    expect(hexOf(stream.add(2, octets("030405")))).toBe("0203040506");
  });
});

describe("hostile packets", () => {
  it("are not opened", () => {
    const connection = new QuicConnection(nodeCiphers);
    const read = (direction: 0 | 1, bytes: Uint8Array) => {
      const header = readLongHeader(bytes, 0, bytes.length);
      return header && connection.read(direction, bytes, 0, header, bytes.length);
    };
    expect(read(1, SERVER_INITIAL)?.payload).toBeUndefined();
    for (let length = 0; length < 60; length++) expect(read(0, SERVER_INITIAL.subarray(0, length))).toBeUndefined();
    const forged = octets("c3 00000001 08 8394c8f03e515708 00 00 10 00112233445566778899aabbccddeeff");
    expect(read(0, forged)).toBeUndefined();
  });
});

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seenIn, valuesOf, type Piece } from "./streams.ts";

const repeat = <T>(length: number, value: T): T[] => Array.from({ length }, () => value);
const text = (value: string): number[] => [0, 0, 0, value.length, ...Buffer.from(value)];
/** A packet in the clear. */
function inClear(code: number, ...contents: number[]): number[] {
  return [0, 0, 0, contents.length + 6, 4, code, ...contents, 0, 0, 0, 0];
}
const kexInit = (method: string): number[] => inClear(20, ...repeat(16, 7), ...text(method), ...repeat(9 * 4 + 5, 0));
const md5Of = (value: string): string => createHash("md5").update(value).digest("hex");
const NEW_KEYS = inClear(21);
const secret = [0xde, 0xad, 0xbe, 0xef, 1, 2, 3, 4];
const from = (direction: 0 | 1, octets: readonly number[]): Piece => ({ direction, bytes: Uint8Array.from(octets) });
const begin = (method: string): Piece[] => [
  from(0, [...Buffer.from("SSH-2.0-a\r\n")]),
  from(1, [...Buffer.from("SSH-2.0-b\r\n")]),
  from(0, kexInit(method)),
  from(1, kexInit(method)),
];

describe("SSH", () => {
  it("is cut into packets until encryption starts, also within a segment", () => {
    const keys = inClear(30, ...text("12345"));
    const seen = seenIn([...begin("diffie-hellman-group14-sha256"), from(0, [...keys, ...NEW_KEYS, ...secret])], 22);
    expect(seen.map(({ path }) => path)).toEqual(repeat(5, "eth:ethertype:ip:tcp:ssh"));
    expect(valuesOf(seen, "ssh.kex_algorithms")).toEqual(repeat(2, "diffie-hellman-group14-sha256"));
    expect(valuesOf(seen, "ssh.message_code")).toEqual(["20", "20", "30", "21"]);
    expect(valuesOf(seen, "ssh.dh.e")).toEqual(["31:32:33:34:35"]);
    expect(valuesOf(seen, "ssh.packet_length_encrypted")).toEqual(["de:ad:be:ef"]);
    expect(valuesOf(seen, "ssh.encrypted_packet")).toEqual(["01:02:03:04"]);
  });

  it("puts packets of several segments together", () => {
    const whole = kexInit("curve25519-sha256");
    const seen = seenIn([from(0, whole.slice(0, 40)), from(0, whole.slice(40))], 22);
    expect(seen.map(({ path }) => path)).toEqual(repeat(2, "eth:ethertype:ip:tcp:ssh"));
    expect(valuesOf(seen, "ssh.kex_algorithms")).toEqual(["curve25519-sha256"]);
  });

  it("shows nothing of what is encrypted with keys that could be known, as Wireshark does", () => {
    const seen = seenIn([...begin("curve25519-sha256"), from(0, [...inClear(30, ...text("k")), ...NEW_KEYS, ...secret])], 22); // oxfmt-ignore
    expect(valuesOf(seen, "ssh.encrypted_packet")).toEqual([]);
  });

  it("waits behind a banner for as many octets as whatever comes says", () => {
    const lines = [...Buffer.from("    no banner yet\r\n")];
    const seen = seenIn([from(0, [...Buffer.from("SSH-2.0-a\r\n")]), from(1, lines), from(1, kexInit("x"))], 22);
    expect(seen.map(({ path }) => path.replace("eth:ethertype:ip:", ""))).toEqual(["tcp:ssh", "tcp:ssh", "tcp"]);
    expect(valuesOf(seen, "ssh.message_code")).toEqual([]);
  });

  it("takes what begins in the middle for encrypted", () => {
    expect(valuesOf(seenIn([from(0, secret)], 22), "ssh.encrypted_packet")).toEqual(["01:02:03:04"]);
  });

  it("tells the side that sent it, once in a packet, and its fingerprint", () => {
    const keys = inClear(30, ...text("k"));
    const seen = seenIn([...begin("diffie-hellman-group14-sha1"), from(0, [...keys, ...NEW_KEYS, ...secret])], 22);
    expect(valuesOf(seen, "ssh.direction")).toEqual(["0", "1", "0", "1", "0"]);
    expect(valuesOf(seen, "ssh.kex.hassh_algorithms")).toEqual(["diffie-hellman-group14-sha1;;;"]);
    expect(valuesOf(seen, "ssh.kex.hassh")).toEqual([md5Of("diffie-hellman-group14-sha1;;;")]);
    expect(valuesOf(seen, "ssh.kex.hasshserver")).toEqual([md5Of("diffie-hellman-group14-sha1;;;")]);
  });

  it("tells the side of what is encrypted with keys that could be known", () => {
    const keys = [...inClear(30, ...text("k")), ...NEW_KEYS];
    const seen = seenIn([...begin("curve25519-sha256"), from(0, keys), from(0, secret)], 22);
    expect(valuesOf(seen, "ssh.direction")).toEqual(["0", "1", "0", "1", "0", "0"]);
  });
});

import { createCipheriv } from "node:crypto";
import { describe, expect, it } from "vitest";
import { espDecryption } from "../../src/cli/dump/esp-secrets.ts";
import { Ether, IP, Raw } from "../../src/toolkit/index.ts";
import { writeTemporary } from "./captures.ts";
import { lineOf } from "../protocols/line-text.ts";

const key = "000102030405060708090a0b0c0d0e0f";
const destination = "10.0.0.2";
const octets = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(" ", ""), "hex");
/** A datagram of UDP to port 9, four octets, with its padding, and what says that it is UDP. */
const inside = octets("0005 0009 000c 0000 61626364 0102 02 11");

/** A packet of ESP with this index. */
function packet(plain: Uint8Array, spi = "00001001"): ReturnType<typeof IP>[] {
  const iv = octets("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
  const cipher = createCipheriv("aes-128-cbc", octets(key), iv).setAutoPadding(false);
  const sealed = Buffer.concat([iv, cipher.update(plain), new Uint8Array(12)]);
  const load = Buffer.concat([octets(`${spi} 00000001`), sealed]);
  return [Ether(), IP({ src: "10.0.0.1", dst: destination, proto: 50 }), Raw({ load: new Uint8Array(load) })] as never;
}

function said(words: string, plain = inside, spi?: string): { readonly line: string; readonly warnings: string } {
  let warnings = "";
  const stderr = (bytes: Uint8Array): void => void (warnings += Buffer.from(bytes).toString());
  const io = { stdout: () => {}, stderr, env: {}, cwd: "/" };
  const line = lineOf(packet(plain, spi), { decrypt: espDecryption(words, io) });
  return { line: line.replace(/^.*?ESP/, "ESP"), warnings };
}
const closed = "ESP(spi=0x00001001,seq=0x1), length 52";

describe("dump -E", () => {
  it("prints what ESP protects, by index and address or with a key for all", () => {
    const all = said(`aes128-cbc-hmac96:0x${key}`).line;
    expect(all).toBe(`${closed}: 5 > 9: UDP, length 4`);
    expect(said(`0x1001@${destination} aes128-cbc-hmac96:0x${key}`).line).toBe(all);
    const file = writeTemporary("esp-secrets", `# keys\n\n0x1001@${destination} aes128-cbc-hmac96:0x${key}\n`);
    expect(said(`file ${file}`).line).toBe(all);
  });

  it("leaves what it has no key for, and ends where the padding cannot be", () => {
    expect(said(`0x1001@10.0.0.3 aes128-cbc-hmac96:0x${key}`).line).toBe(closed);
    expect(said(`0x1002@${destination} aes128-cbc-hmac96:0x${key}`).line).toBe(closed);
    expect(said(`aes128-cbc-hmac96:0x${key}`, octets("00".repeat(14) + "ff11")).line).toBe(`${closed} [|esp]`);
  });

  it("says which keys it does not know", () => {
    expect(said(`rot13-cbc:0x${key}`).warnings).toBe("remora: WARNING: failed to find cipher algo rot13\n");
    expect(said("nothing").warnings).toBe("remora: WARNING: this is no key for ESP: nothing\n");
    expect(() => said("file /nonexistent/keys")).toThrow("can't open /nonexistent/keys: No such file or directory");
  });
});

import { describe, expect, it } from "vitest";
import { DecryptionTally } from "../../../src/flows/tls/decryption-tally.ts";
import { KeyLog } from "../../../src/flows/tls/key-log.ts";

const random = new Uint8Array(32).fill(0xab);
const hex = "AB".repeat(32);

describe("key logs", () => {
  it("have lines of a label, a random and a secret; others are counted", () => {
    const log = new KeyLog();
    log.read(
      [
        "# a comment",
        "",
        `CLIENT_RANDOM ${hex} ${"01".repeat(48)}\r`,
        `  CLIENT_TRAFFIC_SECRET_0 ${hex.toLowerCase()} ${"02".repeat(32)}`,
        `RSA Session-ID:0102 Master-Key:${"03".repeat(48)}`,
        `RSA ${"0a".repeat(8)} ${"04".repeat(48)}`,
        "CLIENT_RANDOM 00 11",
        `CLIENT_RANDOM ${hex} ${"01".repeat(47)}0`,
        "nonsense",
      ].join("\n"),
    );
    expect(log.secret("CLIENT_RANDOM", random)).toEqual(new Uint8Array(48).fill(1));
    expect(log.secret("CLIENT_TRAFFIC_SECRET_0", random)).toEqual(new Uint8Array(32).fill(2));
    expect(log.secret("SESSION_ID", Uint8Array.of(1, 2))).toEqual(new Uint8Array(48).fill(3));
    expect(log.secret("RSA", new Uint8Array(8).fill(10))).toEqual(new Uint8Array(48).fill(4));
    expect(log.secret("SERVER_TRAFFIC_SECRET_0", random)).toBeUndefined();
    expect([log.size, log.ignored]).toEqual([4, 3]);
  });

  it("are asked for more where a secret is missing", () => {
    const texts = [undefined, `CLIENT_RANDOM ${hex} ${"05".repeat(48)}\n`];
    const log = new KeyLog(() => texts.shift());
    expect(log.secret("CLIENT_RANDOM", random)).toBeUndefined();
    expect(log.secret("CLIENT_RANDOM", random)).toEqual(new Uint8Array(48).fill(5));
  });
});

describe("what stays encrypted", () => {
  it("is one line with the reasons", () => {
    const tally = Object.assign(new DecryptionTally(), { opened: 5, withoutKey: 2, failed: 1, unsupported: 3 });
    expect(tally.summary).toBe(
      "6 of 11 encrypted TLS records stay encrypted: 2 without a key, 1 whose key does not fit, 3 in an unsupported cipher",
    );
  });
});

import { createPrivateKey } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { portableCiphers } from "../../../src/flows/tls/portable-ciphers.ts";
import { KeyLog } from "../../../src/flows/tls/key-log.ts";
import { nodeCiphers } from "../../../src/host/node-ciphers.ts";
import { rsaDecryptor } from "../../../src/host/rsa-decryptor.ts";
import { decrypted } from "./decrypted.ts";
import { earlyDataTraffic } from "./early-data-traffic.ts";
import { makeCertificate, tlsTraffic, type Traffic } from "./traffic.ts";

const REQUEST = "GET / HTTP/1.0\r\n\r\n";
/** More than one record. */
const RESPONSE = "0123456789".repeat(4000);

let rsa: { key: Buffer; cert: Buffer };
let ec: { key: Buffer; cert: Buffer };
beforeAll(() => {
  rsa = makeCertificate("rsa");
  ec = makeCertificate("ec");
});

const version = (name: "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3") =>
  ({ minVersion: name, maxVersion: name }) as const;

describe("connections of OpenSSL", () => {
  it.each([
    ["TLSv1", "AES128-SHA"],
    ["TLSv1", "ECDHE-RSA-AES256-SHA"],
    ["TLSv1.1", "AES256-SHA"],
    ["TLSv1.2", "AES128-SHA256"],
    ["TLSv1.2", "ECDHE-RSA-AES256-SHA384"],
    ["TLSv1.2", "ECDHE-ECDSA-AES128-SHA"],
    ["TLSv1.2", "AES128-GCM-SHA256"],
    ["TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384"],
    ["TLSv1.2", "ECDHE-ECDSA-AES128-CCM"],
    ["TLSv1.2", "ECDHE-ECDSA-AES256-CCM8"],
    ["TLSv1.2", "ECDHE-RSA-CHACHA20-POLY1305"],
    ["TLSv1.2", "NULL-SHA256"],
    ["TLSv1.2", "ECDHE-RSA-CAMELLIA128-SHA256"],
    ["TLSv1.2", "ECDHE-ARIA128-GCM-SHA256"],
    ["TLSv1.3", "TLS_AES_128_GCM_SHA256"],
    ["TLSv1.3", "TLS_AES_256_GCM_SHA384"],
    ["TLSv1.3", "TLS_CHACHA20_POLY1305_SHA256"],
    ["TLSv1.3", "TLS_AES_128_CCM_SHA256"],
    ["TLSv1.3", "TLS_AES_128_CCM_8_SHA256"],
  ] as const)("%s %s", async (name, suite) => {
    const certificate = suite.includes("ECDSA") ? ec : rsa;
    const traffic = await tlsTraffic(
      { ...certificate, ...version(name), ciphers: `${suite}:${suite.startsWith("TLS_") ? "ALL:" : ""}@SECLEVEL=0` },
      REQUEST,
      RESPONSE,
    );
    const read = decrypted(traffic);
    expect(read.tally.summary).toBeUndefined();
    expect(read.texts).toEqual([REQUEST, RESPONSE]);
    expect(read.isChecked).toBe(true);
    expect(read.tally).toMatchObject({ opened: read.types.length, withoutKey: 0, failed: 0, unsupported: 0 });
    expect(read.tally.summary).toBeUndefined();
    // The same in JavaScript alone, or said to be unsupported.
    const portable = decrypted(traffic, { ciphers: portableCiphers });
    if (/CAMELLIA|ARIA/.test(suite)) expect(portable.tally.unsupported).toBe(read.types.length);
    else expect(portable.texts).toEqual(read.texts);
  });

  it("a session that is resumed", async () => {
    const session: { value?: Buffer | undefined } = {};
    const context = { ...rsa, ...version("TLSv1.2"), ciphers: "AES128-GCM-SHA256" };
    await tlsTraffic(context, REQUEST, RESPONSE, session);
    expect(session.value).toBeDefined();
    const second = await tlsTraffic(context, REQUEST, RESPONSE, session);
    expect(decrypted(second).texts).toEqual([REQUEST, RESPONSE]);
  });
});

describe("the server's RSA key", () => {
  it.each([
    ["TLSv1", "AES128-SHA"],
    ["TLSv1.2", "AES256-GCM-SHA384"],
  ] as const)("opens %s %s without a key log", async (name, suite) => {
    const ciphers = `${suite}:@SECLEVEL=0`;
    const traffic = await tlsTraffic({ ...rsa, ...version(name), ciphers }, REQUEST, RESPONSE);
    const keys = [createPrivateKey(makeCertificate("rsa").key), createPrivateKey(rsa.key)];
    const read = decrypted(traffic, { keyLog: "", decryptPremaster: rsaDecryptor(keys) });
    expect(read.texts).toEqual([REQUEST, RESPONSE]);
    const other = decrypted(traffic, { keyLog: "", decryptPremaster: rsaDecryptor(keys.slice(0, 1)) });
    expect(other.tally.withoutKey).toBe(read.tally.opened);
  });
});

describe("a preshared key", () => {
  it.each(["PSK-AES128-CBC-SHA256", "PSK-AES256-GCM-SHA384", "PSK-CHACHA20-POLY1305"])("opens %s", async (ciphers) => {
    const psk = Buffer.from("ca19e028a8a372ad2d325f950fcaceed", "hex");
    const traffic = await tlsTraffic({ ...version("TLSv1.2"), ciphers }, REQUEST, RESPONSE, undefined, psk);
    expect(decrypted(traffic, { keyLog: "", presharedKey: psk }).texts).toEqual([REQUEST, RESPONSE]);
    expect(decrypted(traffic, { keyLog: "", presharedKey: psk.subarray(1) }).tally.opened).toBe(0);
    expect(decrypted(traffic, { keyLog: "" }).tally.failed).toBe(0);
  });
});

describe("TLS 1.3", () => {
  let traffic: Traffic;
  beforeAll(async () => {
    traffic = await tlsTraffic({ ...rsa, ...version("TLSv1.3"), ciphers: "TLS_AES_128_GCM_SHA256" }, REQUEST, RESPONSE);
  });

  it("handshake messages have their own type", () => {
    const { types } = decrypted(traffic);
    expect(new Set(types)).toEqual(new Set([21, 22, 23]));
    expect(types.filter((type) => type === 22).length).toBeGreaterThanOrEqual(4);
  });

  it("says how many records have no key, or one that does not fit", () => {
    const without = decrypted(traffic, { keyLog: "" });
    const encrypted = without.tally.withoutKey;
    expect(without.tally.summary).toBe(
      `${encrypted} of ${encrypted} encrypted TLS records stay encrypted: ${encrypted} without a key`,
    );
    const wrong = decrypted(traffic, {
      keyLog: traffic.keyLog.replace(/ (\w)\w*$/gm, (secret) => ` ${"00".repeat((secret.length - 1) / 2)}`),
    });
    expect(wrong.texts).toEqual(["", ""]);
    expect(wrong.tally).toMatchObject({ opened: 0, failed: encrypted });
    const half = decrypted(traffic, { keyLog: traffic.keyLog.replace(/^SERVER_HANDSHAKE.*$/m, "") });
    expect(half.texts).toEqual([REQUEST, RESPONSE]);
    expect(half.tally.failed).toBeGreaterThan(0);
  });

  it("goes on behind a hole in the handshake, and reads the beginning of records that are cut", () => {
    // The client's Finished is missing; what comes behind it has the next key.
    const holed = decrypted(traffic, { leaveOut: (direction, place) => direction === 0 && place === 2 });
    expect(holed.texts).toEqual([REQUEST, RESPONSE]);
    const cut = decrypted({ ...traffic }, { snap: 40 });
    expect(cut.isChecked).toBe(false);
  });

  it("keys that come later open what comes later", () => {
    const log = new KeyLog();
    let records = 0;
    const { texts, tally } = decrypted(traffic, {
      keyLog: "",
      log,
      leaveOut(direction) {
        if (direction === 1 && ++records === 4) log.read(traffic.keyLog);
        return false;
      },
    });
    expect(texts[1]).toBe(RESPONSE);
    expect(tally.withoutKey).toBeGreaterThan(0);
  });
});

describe("early data and key updates", () => {
  const pieces = earlyDataTraffic.pieces.map(([direction, hex]) => ({ direction, bytes: Buffer.from(hex, "hex") }));

  it.each([nodeCiphers, portableCiphers])("are decrypted %#", (ciphers) => {
    const read = decrypted({ pieces, keyLog: earlyDataTraffic.keyLog }, { ciphers });
    expect(read.texts).toEqual(["EARLY DATA HERE\none\ntwo\nthree\n", ""]);
    expect(read.tally.summary).toBeUndefined();
  });

  it("what comes behind early data without a key is", () => {
    const keyLog = earlyDataTraffic.keyLog.replace(/^CLIENT_EARLY.*$/m, "");
    expect(decrypted({ pieces, keyLog }).texts).toEqual(["one\ntwo\nthree\n", ""]);
  });
});

describe("records of which only the beginning was captured", () => {
  it.each(["AES128-GCM-SHA256", "ECDHE-RSA-CHACHA20-POLY1305", "ECDHE-ECDSA-AES128-CCM", "AES128-SHA256"])(
    "%s",
    async (suite) => {
      const certificate = suite.includes("ECDSA") ? ec : rsa;
      const traffic = await tlsTraffic({ ...certificate, ...version("TLSv1.2"), ciphers: suite }, REQUEST, RESPONSE);
      for (const ciphers of [nodeCiphers, portableCiphers]) {
        const { texts, isChecked } = decrypted(traffic, { snap: 200, ciphers });
        expect(isChecked).toBe(false);
        expect(texts[0]).toBe(REQUEST);
        expect(texts[1].slice(0, 150)).toBe(RESPONSE.slice(0, 150));
      }
    },
  );
});

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { segmentsOf } from "../flows/streams.ts";
import { makeCertificate, tlsTraffic, type Traffic } from "../flows/tls/traffic.ts";
import { writePcap, writeTemporary } from "./captures.ts";
import { ours } from "./run-shark.ts";

const FIELDS = ["-Y", "http", "-T", "fields", "-e", "http.request.uri", "-e", "http.response.code"];

describe("TLS in remora shark", () => {
  let certificate: { key: Buffer; cert: Buffer };
  let traffic: Traffic;
  let capture: string;
  beforeAll(async () => {
    certificate = makeCertificate("rsa");
    traffic = await tlsTraffic(
      { ...certificate, minVersion: "TLSv1.2", maxVersion: "TLSv1.2", ciphers: "AES128-GCM-SHA256" },
      "GET /secret HTTP/1.1\r\nHost: h\r\n\r\n",
      "HTTP/1.1 204 No Content\r\n\r\n",
    );
    const packets = segmentsOf(traffic.pieces, 443).map((bytes, i) => ({ seconds: i, bytes }));
    capture = writePcap("tls.pcap", packets);
  });

  it("is decrypted with a key log", async () => {
    const keys = writeTemporary("keys.log", Buffer.from(traffic.keyLog));
    const ran = await ours(["-r", capture, "-o", `tls.keylog_file:${keys}`, ...FIELDS]);
    expect(ran).toEqual({ exit: 0, stdout: "/secret\t\n\t204\n", stderr: "" });
  });

  it("is decrypted with the server's key", async () => {
    const key = writeTemporary("server.key", certificate.key);
    const ran = await ours(["-r", capture, "-o", `uat:rsa_keys:"${key}",""`, ...FIELDS]);
    expect(ran).toEqual({ exit: 0, stdout: "/secret\t\n\t204\n", stderr: "" });
  });

  it("gives the secrets it was decrypted with, which decrypt it again", async () => {
    const key = writeTemporary("server.key", certificate.key);
    const exported = writeTemporary("exported.log", Buffer.from(""));
    const words = ["-q", "-o", `uat:rsa_keys:"${key}",""`, "--export-tls-session-keys", exported];
    expect(await ours(["-r", capture, ...words])).toEqual({ exit: 0, stdout: "", stderr: "" });
    const [random] = /CLIENT_RANDOM \S+/.exec(traffic.keyLog) ?? [];
    expect(readFileSync(exported, "utf8")).toMatch(
      new RegExp(`^(RSA Session-ID:\\S+ Master-Key:\\S+\n)?${random} [0-9a-f]{96}\n$`),
    );
    const ran = await ours(["-r", capture, "-o", `tls.keylog_file:${exported}`, ...FIELDS]);
    expect(ran.stdout).toBe("/secret\t\n\t204\n");
    const { exit, stderr } = await ours(["-r", capture, ...words.slice(0, -1), `${exported}/in`]);
    expect(stderr).toContain("cannot be written: Not a directory");
    expect(exit).toBe(1);
  });

  it("says how much stays encrypted, and why", async () => {
    const none = writeTemporary("none.log", Buffer.from("# nothing\n"));
    const missing = await ours(["-r", capture, "-o", `tls.keylog_file:${none}`, ...FIELDS]);
    expect(missing.stdout).toBe("");
    expect(missing.stderr).toMatch(/^remora: (\d+) of \1 encrypted TLS records stay encrypted: \1 without a key\n$/);
    const wrong = writeTemporary(
      "wrong.log",
      Buffer.from(traffic.keyLog.replace(/.\n$/, "0\n").replace(/ \w{8}(?=\w*\n$)/, " 00000000")),
    );
    const failed = await ours(["-r", capture, "-o", `tls.keylog_file:${wrong}`, ...FIELDS]);
    expect(failed.stderr).toContain("whose key does not fit");
  });

  it("says what is wrong with keys", async () => {
    const run = (preference: string) => ours(["-r", capture, "-o", preference, ...FIELDS]);
    expect((await run("tls.keylog_file:/no/such/file")).stderr).toBe(
      'remora: The file of keys "/no/such/file" cannot be read: No such file or directory\n',
    );
    const junk = writeTemporary("junk.key", Buffer.from("junk"));
    expect((await run(`uat:rsa_keys:"${junk}",""`)).stderr).toContain("is no private key in PEM format");
    expect((await run("tls.psk:xyz")).stderr).toBe(
      'remora: tls.psk takes hexadecimal digits, two an octet, not "xyz"\n',
    );
  });
});

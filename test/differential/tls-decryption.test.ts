import { createPrivateKey, type KeyObject } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DecryptionTally } from "../../src/flows/tls/decryption-tally.ts";
import { KeyLog } from "../../src/flows/tls/key-log.ts";
import { nodeCiphers } from "../../src/host/node-ciphers.ts";
import { rsaDecryptor } from "../../src/host/rsa-decryptor.ts";
import { decrypted } from "../flows/tls/decrypted.ts";
import { open } from "../files/reading.ts";
import { ourPackets } from "./fields/our-packets.ts";
import { describeWithCaptures, describeWithOracle } from "../oracles.ts";

/** Secrets blocks of this kind hold a key log. */
const TLS_KEY_LOG = 0x544c534b;

interface Case {
  readonly capture: string;
  /** A file with a key log; otherwise the capture has its secrets in a block, or in its comment. */
  readonly keys?: string;
  readonly streams: number;
}

const cases: readonly Case[] = [
  { capture: "wireshark/test__captures__tls12-chacha20poly1305.pcap", keys: "tls12-chacha20poly1305.keys", streams: 7 },
  {
    capture: "wireshark/test__captures__tls13-20-chacha20poly1305.pcap",
    keys: "tls13-20-chacha20poly1305.keys",
    streams: 2,
  },
  { capture: "wireshark-notes/tls__tls-null.pcapng", streams: 1 },
  { capture: "wireshark-wiki/mysql-ssl-larger.pcapng", streams: 1 },
  { capture: "wireshark-wiki/smtp2525-ssl.pcapng", streams: 1 },
  { capture: "wireshark-wiki/pcapng-example.pcapng", streams: 2 },
  { capture: "wireshark-wiki/smtp-ssl.pcapng", streams: 1 },
  { capture: "wireshark-wiki/pop-ssl.pcapng", streams: 1 },
  { capture: "wireshark-wiki/imap-ssl.pcapng", streams: 1 },
  { capture: "wireshark-wiki/ldap-ssl.pcapng", streams: 1 },
];

describeWithOracle("tshark", "decrypted TLS streams", () => {
  let scratch: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), "remora-keys-"));
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  describeWithCaptures("are those of tshark", (folder) => {
    it.each(cases)("$capture", { timeout: 120_000 }, async ({ capture, keys, streams }) => {
      const path = join(folder, capture);
      const log =
        keys === undefined ? await secretsOf(path) : readFileSync(join(folder, "wireshark/keys", keys), "latin1");
      const logPath = join(scratch, "keys");
      writeFileSync(logPath, log);
      let octets = 0;
      for (let stream = 0; stream < streams; stream++) {
        const theirs = follow(path, "tls", stream, ["-o", `tls.keylog_file:${logPath}`]);
        const pieces = fromFirstRecord(follow(path, "tcp", stream, []));
        const { texts, tally } = decrypted({ pieces }, { keyLog: log });
        const whole = (direction: 0 | 1): string =>
          theirs
            .filter((piece) => piece.direction === direction)
            .map(({ bytes }) => bytes.toString("latin1"))
            .join("");
        expect(tally.summary).toBeUndefined();
        // Which side comes first may differ: tshark numbers them by who speaks first in the clear, or decrypted.
        expect(texts.toSorted()).toEqual([whole(0), whole(1)].toSorted());
        octets += texts[0].length + texts[1].length;
      }
      expect(octets).toBeGreaterThan(0);
      const fields = ["tls.handshake.type", "http.request.uri", "http.response.code"];
      const theirs = tshark([
        "-r",
        path,
        "-o",
        `tls.keylog_file:${logPath}`,
        "-T",
        "fields",
        ...fields.flatMap((field) => ["-e", field]),
      ]);
      expect(await ourLines(folder, capture, log, fields)).toEqual(theirs.replace(/\n$/, "").split("\n"));
    });

    // SSL 3.0, beginning with a hello in the form of SSL 2.0.
    it("rsasnakeoil2.pcap with the server's key", { timeout: 60_000 }, async () => {
      const capture = "wireshark/test__captures__rsasnakeoil2.pcap";
      const key = join(folder, "wireshark/keys/rsasnakeoil2.key");
      const fields = ["http.request.uri", "http.response.code"];
      const named = fields.flatMap((field) => ["-e", field]);
      const theirs = tshark(["-r", join(folder, capture), "-o", `uat:rsa_keys:"${key}",""`, "-T", "fields", ...named]);
      expect(theirs).toContain("200");
      const ours = await ourLines(folder, capture, "", fields, createPrivateKey(readFileSync(key)));
      expect(ours).toEqual(theirs.replace(/\n$/, "").split("\n"));
    });
  });
});

/** What tshark shows of a stream, by the direction that the sender of its first octets has. */
function follow(
  path: string,
  kind: "tcp" | "tls",
  stream: number,
  options: string[],
): { direction: 0 | 1; bytes: Buffer }[] {
  const words = ["-r", path, ...options, "-q", "-z", `follow,${kind},raw,${stream}`];
  const lines = tshark(words)
    .split("\n")
    .filter((line) => /^\t?[0-9a-f]+$/.test(line));
  return lines.map((line) => ({ direction: line.startsWith("\t") ? 1 : 0, bytes: Buffer.from(line.trim(), "hex") }));
}

/** What each direction sends from its first TLS record on: protocols may begin in the clear. */
function fromFirstRecord(pieces: { direction: 0 | 1; bytes: Buffer }[]): { direction: 0 | 1; bytes: Buffer }[] {
  const client = pieces.findIndex(({ bytes }) => bytes[0] === 22 && bytes[1] === 3 && bytes[5] === 1);
  const first = client < 0 ? 0 : client;
  const flip = pieces[first].direction;
  return pieces.slice(first).map(({ direction, bytes }) => ({ direction: direction === flip ? 0 : 1, bytes }));
}

/** Our values of these fields, a line a packet, as tshark prints them. */
async function ourLines(
  folder: string,
  path: string,
  log: string,
  fields: readonly string[],
  rsaKey?: KeyObject,
): Promise<string[]> {
  const keys = new KeyLog();
  keys.read(log);
  const decryptPremaster = rsaKey && rsaDecryptor([rsaKey]);
  const packets = ourPackets(
    { folder, path },
    (fault) => expect.fail(String(fault)),
    (session) => session.decrypt?.({ ciphers: nodeCiphers, keys, tally: new DecryptionTally(), decryptPremaster }),
  );
  const lines: string[] = [];
  for (let packet = await packets.next(true); packet; packet = await packets.next(true)) {
    const shown = packet.layers.flatMap((layer) => layer.fields);
    const value = (name: string): string =>
      shown
        .filter((field) => field.name === name)
        .map(({ show }) => show)
        .join(",");
    lines.push(fields.map(value).join("\t"));
  }
  return lines;
}

function tshark(words: readonly string[]): string {
  return spawnSync("tshark", words, { encoding: "latin1", maxBuffer: 1 << 28 }).stdout;
}

async function secretsOf(path: string): Promise<string> {
  const reader = await open(readFileSync(path));
  while (await reader.fill()) while (reader.next());
  const logs = reader.secrets.filter(({ kind }) => kind === TLS_KEY_LOG);
  const comments = reader.sections.flatMap(({ comments }) => comments ?? []);
  return [...logs.map(({ data }) => Buffer.from(data).toString("latin1")), ...comments].join("\n");
}

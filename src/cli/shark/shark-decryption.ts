import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CaptureReader } from "../../files/reader.ts";
import type { FullSession } from "../../flows/full-session.ts";
import { DecryptionTally } from "../../flows/tls/decryption-tally.ts";
import { KeyLog } from "../../flows/tls/key-log.ts";
import { SessionKeys } from "../../flows/tls/session-keys.ts";
import { nodeCiphers } from "../../host/node-ciphers.ts";
import { rsaDecryptor } from "../../host/rsa-decryptor.ts";
import { say, type CommandIo } from "../io.ts";
import type { PacketSink } from "../dump/packet-sink.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";
import type { SharkOptions } from "./shark-options.ts";

/** Blocks of this kind in a capture hold a TLS key log. */
const TLS_KEY_LOG = 0x544c534b;
const decoder = new TextDecoder("latin1");
const LINE_FEED = 0x0a;

/**
 * Hands packets on to `sink` and has TLS decrypted with the secrets of `-o tls.keylog_file:`, `-o uat:rsa_keys:`, `-o tls.psk:` and
 * the capture's own; says at the end how much stays encrypted, and writes the file of --export-tls-session-keys.
 */
export function decryptingSink(
  options: SharkOptions,
  session: FullSession,
  sink: PacketSink,
  io: CommandIo,
): PacketSink {
  const keyLogFile = keyLogOf(options);
  const rsaKeys = readRsaKeys(options.preferences.get("uat"), io);
  const presharedKey = readPresharedKey(options.preferences.get("tls.psk"));
  const found = options.tlsKeys === undefined ? undefined : new SessionKeys();
  const tally = new DecryptionTally();
  let keys: KeyLog | undefined;

  function begin(more?: () => string | undefined): KeyLog {
    keys = new KeyLog(more);
    session.decrypt({
      ciphers: nodeCiphers,
      keys,
      tally,
      decryptPremaster: rsaDecryptor(rsaKeys),
      presharedKey,
      found,
    });
    return keys;
  }
  if (keyLogFile) {
    const more = growingText(resolve(io.cwd, keyLogFile), keyLogFile);
    begin(more).read(more() ?? "");
  } else if (rsaKeys.length > 0 || presharedKey !== undefined) begin();

  function end(): void {
    if (found) writeKeys(options.tlsKeys as string, found, io);
    if (tally.summary !== undefined) say(io, `remora: ${tally.summary}`);
  }
  return new DecryptingSink(sink, (secrets) => (keys ?? begin()).read(secrets), end);
}

/** Learns the secrets that a capture tells before the packets behind them are taken. */
class DecryptingSink implements PacketSink {
  private readonly sink: PacketSink;
  private readonly learn: (keyLog: string) => void;
  private readonly end: () => void;
  private secretsSeen = 0;

  constructor(sink: PacketSink, learn: (keyLog: string) => void, end: () => void) {
    this.sink = sink;
    this.learn = learn;
    this.end = end;
  }

  get full(): boolean {
    return this.sink.full === true;
  }

  take(reader: CaptureReader): void | Promise<void> {
    if (this.secretsSeen < reader.secrets.length) this.learnMore(reader);
    return this.sink.take(reader);
  }

  overlook(reader: CaptureReader): void {
    if (this.secretsSeen < reader.secrets.length) this.learnMore(reader);
    this.sink.overlook?.(reader);
  }

  pause(): void | Promise<void> {
    return this.sink.pause();
  }

  async close(): Promise<void> {
    await this.sink.close();
    this.end();
  }

  private learnMore({ secrets }: CaptureReader): void {
    for (; this.secretsSeen < secrets.length; this.secretsSeen++) {
      const { kind, data } = secrets[this.secretsSeen];
      if (kind === TLS_KEY_LOG) this.learn(decoder.decode(data));
    }
  }
}

function writeKeys(file: string, found: SessionKeys, io: CommandIo): void {
  try {
    writeFileSync(resolve(io.cwd, file), found.text, { mode: 0o600 });
  } catch (fault) {
    throw isSystemError(fault)
      ? new Refusal(`The file of keys "${file}" cannot be written: ${systemText(fault)}`)
      : fault;
  }
}

function keyLogOf({ preferences }: SharkOptions): string | undefined {
  return preferences.get("tls.keylog_file") ?? preferences.get("ssl.keylog_file");
}

/** Whether a file of TLS secrets was given. */
export function hasKeyLog(options: SharkOptions): boolean {
  return keyLogOf(options) !== undefined;
}

/** Whole lines that were added to a file since the last call, at first all of it: a program may still be writing it. */
function growingText(path: string, name: string): () => string | undefined {
  let size = -1;
  let read = 0;
  const more = (): string | undefined => {
    if (statSync(path).size === size) return undefined;
    const bytes = readFileSync(path);
    const fresh = bytes.subarray(bytes.length < size ? 0 : read);
    size = bytes.length;
    // A line without its end is read now, and again when it is whole.
    read = bytes.lastIndexOf(LINE_FEED) + 1;
    return decoder.decode(fresh);
  };
  return () => explained(name, more);
}

/** The octets of `tls.psk:0123…`. */
function readPresharedKey(preference: string | undefined): Uint8Array | undefined {
  if (!preference) return undefined;
  const digits = preference.replace(/^0x/, "");
  if (/^([0-9a-fA-F]{2})+$/.test(digits)) return Uint8Array.from(Buffer.from(digits, "hex"));
  throw new Refusal(`tls.psk takes hexadecimal digits, two an octet, not "${preference}"`);
}

/** The keys of `uat:rsa_keys:"file","password"`. */
function readRsaKeys(preference: string | undefined, io: CommandIo): KeyObject[] {
  const [, file, passphrase] = /^rsa_keys:\s*"([^"]*)"(?:\s*,\s*"([^"]*)")?/.exec(preference ?? "") ?? [];
  if (!file) return [];
  const text = explained(file, () => readFileSync(resolve(io.cwd, file)));
  try {
    return [createPrivateKey({ key: text, ...(passphrase ? { passphrase } : {}) })];
  } catch (fault) {
    throw new Refusal(
      `${file} is no private key in PEM format, or not with this password: ${(fault as Error).message}`,
    );
  }
}

function explained<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (fault) {
    if (!isSystemError(fault)) throw fault;
    throw new Refusal(`The file of keys "${name}" cannot be read: ${systemText(fault)}`);
  }
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseIPv4, parseIPv6 } from "../../bytes/addresses.ts";
import type { Decrypt } from "../../definition/dump-decrypt.ts";
import { nodeCiphers } from "../../host/node-ciphers.ts";
import { say, type CommandIo } from "../io.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";

/** A cipher: its name in OpenSSL, and octets of a key and of a block, which an initialisation vector has as well. */
interface Cipher {
  readonly name: string;
  readonly key: number;
  readonly block: number;
}
const ciphers: { readonly [name: string]: Cipher } = {
  des: { name: "des-cbc", key: 8, block: 8 },
  "3des": { name: "des-ede3-cbc", key: 24, block: 8 },
  aes: { name: "aes-128-cbc", key: 16, block: 16 },
  aes128: { name: "aes-128-cbc", key: 16, block: 16 },
  aes192: { name: "aes-192-cbc", key: 24, block: 16 },
  aes256: { name: "aes-256-cbc", key: 32, block: 16 },
  blowfish: { name: "bf-cbc", key: 16, block: 8 },
  cast128: { name: "cast5-cbc", key: 16, block: 8 },
};
/** What an integrity check of 96 bits adds behind the ciphertext. */
const CHECK = "-hmac96";
const CHECK_SIZE = 12;
const TRAILER = 2;

/** One key; the index and the address that it is for, or none where it is for all others. */
interface Secret {
  readonly spi: number | undefined;
  readonly address: Uint8Array | undefined;
  readonly cipher: Cipher;
  readonly key: Uint8Array;
  readonly checkSize: number;
}

/** Decrypts ESP by the keys of -E: `SPI@ADDRESS CIPHER:KEY`, several behind commas, or `file NAME` with one a line. */
export function espDecryption(words: string, io: CommandIo): Decrypt {
  const secrets = linesOf(words, io).flatMap((line) => secretIn(line, io) ?? []);
  return (spi, address, bytes, start, end) => {
    const secret = secrets.find((each) => fits(each, spi, address)) ?? secrets.find((each) => each.spi === undefined);
    if (secret === undefined) return undefined;
    const { name, block } = secret.cipher;
    const at = start + block;
    const stop = end - secret.checkSize;
    if (stop - at < TRAILER || (stop - at) % block !== 0) return undefined;
    const octets = nodeCiphers.cbc(name, secret.key, bytes.slice(start, at), bytes.slice(at, stop));
    return { at, octets };
  };
}

function fits({ spi, address }: Secret, wanted: number, destination: Uint8Array): boolean {
  return (
    spi === wanted && address?.length === destination.length && address.every((octet, i) => octet === destination[i])
  );
}

function linesOf(words: string, io: CommandIo): string[] {
  const name = /^file\s+(.+)$/.exec(words.trim())?.[1];
  if (name === undefined) return words.split(/[,\n]/);
  try {
    return readFileSync(resolve(io.cwd, name), "utf8").split("\n");
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`can't open ${name}: ${systemText(fault)}`) : fault;
  }
}

/** The key of one line; undefined for comments, and, with a word about it, for what is none for ESP. */
function secretIn(line: string, io: CommandIo): Secret | undefined {
  const text = line.trim();
  if (text === "" || text.startsWith("#")) return undefined;
  const [, index, place, algorithm, key] = /^(?:(\S+)@(\S+)\s+)?([^\s:]+):(\S+)$/.exec(text) ?? [];
  if (algorithm === undefined || key === undefined) {
    say(io, `remora: WARNING: this is no key for ESP: ${text}`);
    return undefined;
  }
  const isChecked = algorithm.endsWith(CHECK);
  const plainName = algorithm.replace(CHECK, "").replace(/-cbc$/, "");
  const cipher = ciphers[plainName];
  if (cipher === undefined || !nodeCiphers.knows(cipher.name)) {
    say(io, `remora: WARNING: failed to find cipher algo ${plainName}`);
    return undefined;
  }
  const address = place === undefined ? undefined : (parseIPv4(place) ?? parseIPv6(place));
  if (place !== undefined && (address === undefined || Number.isNaN(Number(index)))) {
    say(io, `remora: WARNING: these are no index and address: ${index}@${place}`);
    return undefined;
  }
  return {
    spi: index === undefined ? undefined : Number(index),
    address,
    cipher,
    key: sized(octetsOf(key), cipher.key),
    checkSize: isChecked ? CHECK_SIZE : 0,
  };
}

/** A key in hexadecimal behind `0x`, else the text itself. */
function octetsOf(key: string): Uint8Array {
  if (!/^0x/i.test(key)) return new TextEncoder().encode(key);
  return Uint8Array.from(key.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** A key that is too short has zeros at its end. */
function sized(octets: Uint8Array, size: number): Uint8Array {
  const key = new Uint8Array(size);
  key.set(octets.subarray(0, size));
  return key;
}

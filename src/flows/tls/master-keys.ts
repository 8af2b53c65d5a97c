import type { Agreement, TlsSurroundings } from "./agreement.ts";
import type { HashName } from "./ciphers.ts";
import { EXTENSION } from "./hello.ts";
import { concat, prf, ssl3Derive } from "./key-derivation.ts";
import { AeadRecords, explicitNonceLength, MacRecords, type RecordProtection } from "./record-protection.ts";

const SSL_3 = 0x0300;
const TLS_1_2 = 0x0303;
const MASTER_LENGTH = 48;
const NO_KEYS = { mac: new Uint8Array(0), key: new Uint8Array(0), iv: new Uint8Array(0) };

/** What protects the records of a direction in TLS 1.2 and before (RFC 5246 section 6.3, RFC 6101); undefined without a secret. */
export function masterProtection(
  around: TlsSurroundings,
  agreement: Agreement,
  isClient: boolean,
): RecordProtection | undefined {
  const { client, server, suite } = agreement;
  const { ciphers } = around;
  const master = masterSecret(around, agreement);
  // What is not encrypted can be read without a key, if not checked.
  if (suite?.mode === "null" && !master) return new MacRecords(ciphers, suite, NO_KEYS, false);
  if (!suite || !master) return undefined;
  around.found?.addMaster(client.random, server.sessionId, master);
  const isAead = suite.mode === "aead";
  const ivLength = isAead ? 12 - explicitNonceLength(suite) : suite.blockLength;
  const lengths = [suite.macLength, suite.macLength, suite.keyLength, suite.keyLength, ivLength, ivLength];
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const seed = concat(server.random, client.random);
  const block = derive(around, agreement, master, "key expansion", seed, total);
  let at = 0;
  const parts = lengths.map((length) => block.subarray(at, (at += length)));
  const [mac, key, iv] = [0, 2, 4].map((part) => parts[part + (isClient ? 0 : 1)]);
  if (isAead) return new AeadRecords(ciphers, suite, { mac, key, iv });
  const encryptsThenMacs = server.extensions.some(({ type }) => type === EXTENSION.encryptThenMac);
  return new MacRecords(ciphers, suite, { mac, key, iv }, encryptsThenMacs);
}

/** The master secret from the key log, or made from a premaster secret that it or the server's key gives. */
function masterSecret(around: TlsSurroundings, agreement: Agreement): Uint8Array | undefined {
  const { keys, ciphers } = around;
  const { client, server } = agreement;
  const known = keys.secret("CLIENT_RANDOM", client.random) ?? keys.secret("SESSION_ID", server.sessionId);
  if (known) return known;
  const premaster = premasterSecret(around, agreement);
  if (!premaster) return undefined;
  const isExtended = server.extensions.some(({ type }) => type === EXTENSION.extendedMasterSecret);
  const both = concat(client.random, server.random);
  const seed = isExtended ? agreement.transcript?.hash(ciphers, prfHash(agreement)) : both;
  if (!seed) return undefined;
  const label = isExtended ? "extended master secret" : "master secret";
  const master = derive(around, agreement, premaster, label, seed, MASTER_LENGTH);
  // A session that is resumed later has no premaster secret of its own.
  if (server.sessionId.length > 0) keys.add("SESSION_ID", server.sessionId, master);
  return master;
}

function premasterSecret(
  { keys, decryptPremaster, presharedKey }: TlsSurroundings,
  { client, suiteName, encryptedPremaster }: Agreement,
): Uint8Array | undefined {
  const known = keys.secret("PMS_CLIENT_RANDOM", client.random);
  if (known) return known;
  if (suiteName?.startsWith("TLS_PSK_WITH_")) return presharedKey && presharedPremaster(presharedKey);
  if (!encryptedPremaster) return undefined;
  // Key logs name an encrypted premaster secret by its beginning.
  return keys.secret("RSA", encryptedPremaster.subarray(0, 8)) ?? decryptPremaster?.(encryptedPremaster);
}

/** As many zeros as the key has octets, and the key, each behind its length (RFC 4279 section 2). */
function presharedPremaster(key: Uint8Array): Uint8Array {
  const length = Uint8Array.of(key.length >> 8, key.length & 0xff);
  return concat(length, new Uint8Array(key.length), length, key);
}

function derive(
  { ciphers }: TlsSurroundings,
  agreement: Agreement,
  secret: Uint8Array,
  label: string,
  seed: Uint8Array,
  length: number,
): Uint8Array {
  if (agreement.server.version === SSL_3) return ssl3Derive(ciphers, secret, seed, length);
  return prf(ciphers, prfHash(agreement), secret, label, seed, length);
}

/** The hash of the pseudorandom function; undefined stands for the two of earlier versions. */
function prfHash({ server, suite }: Agreement): HashName | undefined {
  return server.version < TLS_1_2 ? undefined : suite?.hash;
}

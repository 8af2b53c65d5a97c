import type { Agreement, TlsSurroundings } from "./agreement.ts";
import { cipherSuite, type CipherSuite } from "./cipher-suite.ts";
import type { ClientHello } from "./hello.ts";
import { expandLabel } from "./key-derivation.ts";
import { SealedRecords } from "./record-protection.ts";

/** Secrets of a direction in TLS 1.3, in the order of their use (RFC 8446 section 7.1), as key logs call them. */
const CLIENT_STAGES = ["CLIENT_EARLY_TRAFFIC_SECRET", "CLIENT_HANDSHAKE_TRAFFIC_SECRET", "CLIENT_TRAFFIC_SECRET_0"];
const SERVER_STAGES = ["", "SERVER_HANDSHAKE_TRAFFIC_SECRET", "SERVER_TRAFFIC_SECRET_0"];
export const EARLY = 0;
export const PROTECTED_HANDSHAKE = 1;
export const APPLICATION = 2;

/** Suites that early data is tried with. */
const MOST_SUITES_TRIED = 8;
/** Drafts up to this one leave the head of a record out of its tag. */
const LAST_DRAFT_WITHOUT_HEAD = 0x7f18;
const IV_LENGTH = 12;

/** What protects the records of a direction in TLS 1.3, and the secret that it is made of. */
export interface TrafficProtection {
  readonly secret: Uint8Array;
  readonly protection: SealedRecords;
  /** What key logs call it; undefined where it follows from an earlier one. */
  readonly label?: string;
}

/** What a stage may be protected by: before the server's hello the suite may be any that was offered. */
export function stageProtections(
  around: TlsSurroundings,
  hello: ClientHello,
  agreement: Agreement | undefined,
  stage: number,
  isClient: boolean,
): TrafficProtection[] {
  const label = (isClient ? CLIENT_STAGES : SERVER_STAGES)[stage];
  const secret = label === "" ? undefined : around.keys.secret(label, hello.random);
  if (secret === undefined) return [];
  const suites = agreement ? [agreement.suite] : hello.cipherSuites.map((suite) => namedSuite(around, suite));
  return suites
    .filter((suite) => suite?.mode === "aead" && hashLength(suite) === secret.length)
    .slice(0, MOST_SUITES_TRIED)
    .map((suite) => ({ label, secret, protection: sealed(around, suite as CipherSuite, secret, agreement) }));
}

/** The protection that follows a key update (RFC 8446 section 7.2). */
export function nextProtection(
  around: TlsSurroundings,
  agreement: Agreement | undefined,
  secret: Uint8Array | undefined,
): TrafficProtection | undefined {
  const suite = agreement?.suite;
  if (!suite || !secret) return undefined;
  const next = expandLabel(around.ciphers, suite.hash, secret, "traffic upd", hashLength(suite));
  return { secret: next, protection: sealed(around, suite, next, agreement) };
}

/** What a suite's number stands for, where it can be undone here. */
export function namedSuite({ suiteName, ciphers }: TlsSurroundings, suite: number): CipherSuite | undefined {
  const name = suiteName(suite);
  return name === undefined ? undefined : cipherSuite(name, ciphers);
}

function sealed(
  { ciphers }: TlsSurroundings,
  suite: CipherSuite,
  secret: Uint8Array,
  agreement: Agreement | undefined,
): SealedRecords {
  const key = expandLabel(ciphers, suite.hash, secret, "key", suite.keyLength);
  const iv = expandLabel(ciphers, suite.hash, secret, "iv", IV_LENGTH);
  const version = agreement?.server.version ?? 0;
  return new SealedRecords(ciphers, suite, key, iv, version < 0x7f00 || version > LAST_DRAFT_WITHOUT_HEAD);
}

function hashLength({ hash }: CipherSuite): number {
  return hash === "sha256" ? 32 : 48;
}

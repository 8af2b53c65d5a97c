import { cipherSuite, type CipherSuite } from "./cipher-suite.ts";
import type { Ciphers, HashName } from "./ciphers.ts";
import type { DecryptionTally } from "./decryption-tally.ts";
import { HandshakeMessages, MESSAGE_HEAD } from "./handshake-messages.ts";
import {
  chosenProtocol,
  EXTENSION,
  readClientHello,
  readServerHello,
  type ClientHello,
  type ServerHello,
} from "./hello.ts";
import { concat, expandLabel, prf } from "./key-derivation.ts";
import type { KeyLog } from "./key-log.ts";
import { Transcript } from "./transcript.ts";
import {
  AeadRecords,
  explicitNonceLength,
  MacRecords,
  SealedRecords,
  type OpenedRecord,
  type ProtectedRecord,
  type RecordProtection,
} from "./record-protection.ts";

/** What all connections share. */
export interface TlsSurroundings {
  readonly ciphers: Ciphers;
  readonly keys: KeyLog;
  readonly tally: DecryptionTally;
  /** The registered name of a cipher suite. */
  readonly suiteName: (suite: number) => string | undefined;
  /** Decrypts what a client encrypted for the server's RSA key, where that is known. */
  readonly decryptPremaster?: ((encrypted: Uint8Array) => Uint8Array | undefined) | undefined;
}

/** Content types (RFC 8446 section 5.1) and messages (section 4) that change keys. */
const CHANGE_CIPHER_SPEC = 20;
const HANDSHAKE = 22;
const APPLICATION_DATA = 23;
const CLIENT_HELLO = 1;
const SERVER_HELLO = 2;
const END_OF_EARLY_DATA = 5;
const ENCRYPTED_EXTENSIONS = 8;
const CLIENT_KEY_EXCHANGE = 16;
const FINISHED = 20;
const KEY_UPDATE = 24;

const TLS_1_2 = 0x0303;
/** Drafts up to this one leave the head of a record out of its tag. */
const LAST_DRAFT_WITHOUT_HEAD = 0x7f18;
const MASTER_LENGTH = 48;

/** Secrets of a direction in TLS 1.3, in the order of their use (RFC 8446 section 7.1), as key logs call them. */
const CLIENT_STAGES = ["CLIENT_EARLY_TRAFFIC_SECRET", "CLIENT_HANDSHAKE_TRAFFIC_SECRET", "CLIENT_TRAFFIC_SECRET_0"];
const SERVER_STAGES = ["", "SERVER_HANDSHAKE_TRAFFIC_SECRET", "SERVER_TRAFFIC_SECRET_0"];
const EARLY = 0;
const PROTECTED_HANDSHAKE = 1;
const APPLICATION = 2;

/** What the two hellos agreed on. */
interface Agreement {
  readonly client: ClientHello;
  readonly server: ServerHello;
  readonly suite: CipherSuite | undefined;
  /** As the client's key exchange has it. */
  encryptedPremaster: Uint8Array | undefined;
  /** All messages up to that. */
  transcript: Transcript | undefined;
}

/** A record that was opened; undefined where the key does not fit. */
type Attempt = OpenedRecord | typeof NO_KEY | undefined;
const NO_KEY = "no key";

interface Direction {
  readonly messages: HandshakeMessages;
  /** The agreement whose keys are in use; undefined while records are in the clear. */
  agreement: Agreement | undefined;
  protection: RecordProtection | undefined;
  /** In TLS 1.3: which secret is in use, and its value. */
  stage: number;
  secret: Uint8Array | undefined;
}

/**
 * Decrypts the records of one TLS connection, from 1.0 to 1.3, given in order for each direction. It learns from the hellos
 * what was agreed on and finds the secrets in the key log when the first record needs them.
 */
export class TlsConnection {
  private readonly around: TlsSurroundings;
  private readonly directions: readonly [Direction, Direction] = [newDirection(), newDirection()];
  /** The direction of the client's records, once a hello was seen. */
  private client = -1;
  private hello: ClientHello | undefined;
  private agreement: Agreement | undefined;
  private transcript: Transcript | undefined;
  private protocol: string | undefined;

  constructor(around: TlsSurroundings) {
    this.around = around;
  }

  /** What the hellos agreed on, once both were seen. */
  get version(): number | undefined {
    return this.agreement?.server.version;
  }

  /** What the server chose of the application protocols offered (RFC 7301): `h2`. */
  get applicationProtocol(): string | undefined {
    return this.protocol;
  }

  /** Octets of a direction were lost; records after the gap open where their nonce does not depend on a count. */
  forget(direction: 0 | 1): void {
    this.directions[direction].messages.forget();
  }

  /** The content of the next record of a direction; undefined where it is in the clear or stays encrypted. */
  read(direction: 0 | 1, record: ProtectedRecord): OpenedRecord | undefined {
    const state = this.directions[direction];
    if (!this.isProtected(state, record)) {
      this.readClear(direction, record);
      return undefined;
    }
    const opened = this.open(direction, record);
    if (opened?.type === HANDSHAKE) this.readHandshake(direction, opened.bytes);
    else if (opened?.type === CHANGE_CIPHER_SPEC) this.changeCipher(state);
    return opened;
  }

  private isProtected(state: Direction, { type }: ProtectedRecord): boolean {
    if (this.isLikeTls13) return type === APPLICATION_DATA;
    // Without the handshake only application data is sure to be encrypted.
    return state.agreement !== undefined || type === APPLICATION_DATA;
  }

  /** Whether version 1.3 was agreed on, or the client already sends early data of it. */
  private get isLikeTls13(): boolean {
    const version = this.agreement?.server.version;
    if (version === undefined) return this.hello?.extensions.some(({ type }) => type === EXTENSION.earlyData) === true;
    return version > TLS_1_2 && version < 0x8000;
  }

  private readClear(direction: 0 | 1, { type, bytes, start, end }: ProtectedRecord): void {
    if (type === HANDSHAKE) this.readHandshake(direction, bytes.subarray(start, end));
    else if (type === CHANGE_CIPHER_SPEC && !this.isLikeTls13) this.changeCipher(this.directions[direction]);
  }

  private changeCipher(state: Direction): void {
    state.agreement = this.agreement;
    state.protection = undefined;
    state.messages.forget();
  }

  private readHandshake(direction: 0 | 1, content: Uint8Array): void {
    const state = this.directions[direction];
    state.messages.read(content, (type, message) => {
      const body = message.subarray(MESSAGE_HEAD);
      if (type === CLIENT_HELLO) this.transcript = new Transcript();
      this.transcript?.add(message);
      switch (type) {
        case CLIENT_HELLO:
          this.client = direction;
          this.hello = readClientHello(body);
          break;
        case SERVER_HELLO:
          this.client = 1 - direction;
          this.agree(readServerHello(body));
          this.protocol = this.agreement && chosenProtocol(body, this.agreement.server.extensionsStart);
          break;
        case ENCRYPTED_EXTENSIONS:
          this.protocol = chosenProtocol(body, 0) ?? this.protocol;
          break;
        case CLIENT_KEY_EXCHANGE:
          this.exchangeKey(body);
          break;
        case END_OF_EARLY_DATA:
          if (state.stage === EARLY) enter(state, PROTECTED_HANDSHAKE);
          break;
        case FINISHED:
          if (this.isLikeTls13 && state.stage < APPLICATION) enter(state, APPLICATION);
          break;
        case KEY_UPDATE:
          this.updateKey(state);
          break;
      }
    });
  }

  private agree(server: ServerHello | undefined): void {
    if (server === undefined || server.isRetry || this.hello === undefined) return;
    const suite = this.suite(server.cipherSuite);
    this.agreement = { client: this.hello, server, suite, encryptedPremaster: undefined, transcript: undefined };
    for (const state of this.directions) if (this.isLikeTls13) state.agreement = this.agreement;
  }

  private exchangeKey(body: Uint8Array): void {
    if (this.agreement) {
      this.agreement.encryptedPremaster = body.subarray(2);
      this.agreement.transcript = this.transcript;
    }
    // What comes after it has no part in the master secret.
    this.transcript = undefined;
  }

  private suite(number: number): CipherSuite | undefined {
    const name = this.around.suiteName(number);
    return name === undefined ? undefined : cipherSuite(name, this.around.ciphers);
  }

  private open(direction: 0 | 1, record: ProtectedRecord): OpenedRecord | undefined {
    const { tally } = this.around;
    const state = this.directions[direction];
    if (state.agreement !== undefined && state.agreement.suite === undefined) {
      tally.unsupported++;
      return undefined;
    }
    const opened = this.isLikeTls13 ? this.openSealed(direction, record) : this.openWithMaster(direction, record);
    if (opened === NO_KEY) tally.withoutKey++;
    else if (opened === undefined) tally.failed++;
    else {
      tally.opened++;
      return opened;
    }
    return undefined;
  }

  /** TLS 1.3: where the secret in use does not fit, a later one may: what changes it can have been lost. */
  private openSealed(direction: 0 | 1, record: ProtectedRecord): Attempt {
    const state = this.directions[direction];
    let hasKey = false;
    for (let stage = state.stage; stage <= APPLICATION; stage++) {
      const isCurrent = stage === state.stage && state.protection !== undefined;
      for (const { protection, secret } of isCurrent ? [state] : this.sealedProtections(direction, stage)) {
        hasKey = true;
        const opened = protection?.open(record);
        // What is cut off cannot say whether the key fits.
        if (opened === undefined || (!opened.isChecked && stage !== state.stage)) continue;
        Object.assign(state, { stage, protection, secret });
        return opened.isChecked ? opened : { ...opened, type: stage === APPLICATION ? APPLICATION_DATA : HANDSHAKE };
      }
    }
    return hasKey ? undefined : NO_KEY;
  }

  /** The protections that a stage of TLS 1.3 may have: before the server's hello the suite may be any that was offered. */
  private sealedProtections(direction: 0 | 1, stage: number): Pick<Direction, "protection" | "secret">[] {
    const { hello, agreement } = this;
    const label = (direction === this.client ? CLIENT_STAGES : SERVER_STAGES)[stage];
    const secret = hello && this.around.keys.secret(label, hello.random);
    if (hello === undefined || secret === undefined) return [];
    const suites = agreement ? [agreement.suite] : hello.cipherSuites.map((suite) => this.suite(suite));
    return suites
      .filter((suite) => suite?.mode === "aead" && hashLength(suite.hash) === secret.length)
      .slice(0, MOST_SUITES_TRIED)
      .map((suite) => ({ secret, protection: this.sealed(suite as CipherSuite, secret) }));
  }

  private sealed(suite: CipherSuite, secret: Uint8Array): SealedRecords {
    const { ciphers } = this.around;
    const key = expandLabel(ciphers, suite.hash, secret, "key", suite.keyLength);
    const iv = expandLabel(ciphers, suite.hash, secret, "iv", 12);
    const version = this.agreement?.server.version ?? 0;
    const checksHead = version < 0x7f00 || version > LAST_DRAFT_WITHOUT_HEAD;
    return new SealedRecords(ciphers, suite, key, iv, checksHead);
  }

  /** The next application secret of a direction (RFC 8446 section 7.2). */
  private updateKey(state: Direction): void {
    const suite = this.agreement?.suite;
    if (!suite || !state.secret) return;
    state.secret = expandLabel(this.around.ciphers, suite.hash, state.secret, "traffic upd", hashLength(suite.hash));
    state.protection = this.sealed(suite, state.secret);
  }

  private openWithMaster(direction: 0 | 1, record: ProtectedRecord): Attempt {
    const state = this.directions[direction];
    state.protection ??= this.protectionOf(state.agreement, direction === this.client);
    return state.protection === undefined ? NO_KEY : state.protection.open(record);
  }

  private protectionOf(agreement: Agreement | undefined, isClient: boolean): RecordProtection | undefined {
    const suite = agreement?.suite;
    const master = agreement && this.masterSecret(agreement);
    const { ciphers } = this.around;
    // What is not encrypted can be read without a key, if not checked.
    if (suite?.mode === "null" && !master) return new MacRecords(ciphers, suite, NO_KEYS, false);
    if (!agreement || !suite || !master) return undefined;
    const { client, server } = agreement;
    const isAead = suite.mode === "aead";
    const ivLength = isAead ? 12 - explicitNonceLength(suite) : suite.blockLength;
    const lengths = [suite.macLength, suite.macLength, suite.keyLength, suite.keyLength, ivLength, ivLength];
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const seed = concat(server.random, client.random);
    const block = prf(ciphers, prfHash(agreement), master, "key expansion", seed, total);
    let at = 0;
    const parts = lengths.map((length) => block.subarray(at, (at += length)));
    const [mac, key, iv] = [0, 2, 4].map((part) => parts[part + (isClient ? 0 : 1)]);
    if (isAead) return new AeadRecords(ciphers, suite, { mac, key, iv });
    const encryptsThenMacs = server.extensions.some(({ type }) => type === EXTENSION.encryptThenMac);
    return new MacRecords(ciphers, suite, { mac, key, iv }, encryptsThenMacs);
  }

  /** The master secret from the key log, or made from a premaster secret that it or the server's key gives. */
  private masterSecret(agreement: Agreement): Uint8Array | undefined {
    const { keys, ciphers } = this.around;
    const { client, server, encryptedPremaster } = agreement;
    const known = keys.secret("CLIENT_RANDOM", client.random) ?? keys.secret("SESSION_ID", server.sessionId);
    if (known) return known;
    const premaster =
      keys.secret("PMS_CLIENT_RANDOM", client.random) ??
      (encryptedPremaster &&
        (keys.secret("RSA", encryptedPremaster.subarray(0, 8)) ?? this.around.decryptPremaster?.(encryptedPremaster)));
    if (!premaster) return undefined;
    const isExtended = server.extensions.some(({ type }) => type === EXTENSION.extendedMasterSecret);
    const hash = prfHash(agreement);
    const seed = isExtended ? agreement.transcript?.hash(ciphers, hash) : concat(client.random, server.random);
    if (!seed) return undefined;
    const label = isExtended ? "extended master secret" : "master secret";
    const master = prf(ciphers, hash, premaster, label, seed, MASTER_LENGTH);
    // A session that is resumed later has no premaster secret of its own.
    if (server.sessionId.length > 0) keys.add("SESSION_ID", server.sessionId, master);
    return master;
  }
}

const NO_KEYS = { mac: new Uint8Array(0), key: new Uint8Array(0), iv: new Uint8Array(0) };

/** Suites of TLS 1.3 that early data is tried with. */
const MOST_SUITES_TRIED = 8;

function newDirection(): Direction {
  return {
    messages: new HandshakeMessages(),
    agreement: undefined,
    protection: undefined,
    stage: EARLY,
    secret: undefined,
  };
}

function enter(state: Direction, stage: number): void {
  state.stage = stage;
  state.protection = undefined;
  state.secret = undefined;
}

function prfHash({ server, suite }: Agreement): HashName | undefined {
  return server.version < TLS_1_2 ? undefined : suite?.hash;
}

function hashLength(hash: "sha256" | "sha384"): number {
  return hash === "sha256" ? 32 : 48;
}

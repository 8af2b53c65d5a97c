import type { Agreement, TlsSurroundings } from "./agreement.ts";
import { HandshakeMessages, MESSAGE_HEAD } from "./handshake-messages.ts";
import {
  chosenProtocol,
  EXTENSION,
  readClientHello,
  readOldClientHello,
  readServerHello,
  type ClientHello,
  type ServerHello,
} from "./hello.ts";
import { masterProtection } from "./master-keys.ts";
import type { OpenedRecord, ProtectedRecord, RecordProtection } from "./record-protection.ts";
import {
  APPLICATION,
  EARLY,
  namedSuite,
  nextProtection,
  PROTECTED_HANDSHAKE,
  stageProtections,
} from "./traffic-keys.ts";
import { Transcript } from "./transcript.ts";

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

const SSL_3 = 0x0300;
const TLS_1_2 = 0x0303;
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

/** What a record may be protected by. */
type Candidate = Pick<Direction, "protection" | "secret"> & { readonly label?: string };

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

  /** Takes in a hello in the form of SSL 2.0 at bytes[start..end), as clients once sent it; whatever else is there is not read. */
  readOldHello(direction: 0 | 1, bytes: Uint8Array, start: number, end: number): void {
    const hello = readOldClientHello(bytes, start, end);
    if (hello === undefined || this.hello !== undefined) return;
    this.client = direction;
    this.hello = hello;
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
          Object.assign(state, nextProtection(this.around, this.agreement, state.secret));
          break;
      }
    });
  }

  private agree(server: ServerHello | undefined): void {
    if (server === undefined || server.isRetry || this.hello === undefined) return;
    const suiteName = this.around.suiteName(server.cipherSuite);
    const suite = namedSuite(this.around, server.cipherSuite);
    this.agreement = {
      client: this.hello,
      server,
      suiteName,
      suite,
      encryptedPremaster: undefined,
      transcript: undefined,
    };
    for (const state of this.directions) if (this.isLikeTls13) state.agreement = this.agreement;
  }

  private exchangeKey(body: Uint8Array): void {
    if (this.agreement) {
      // Since TLS 1.0 its length stands in front.
      this.agreement.encryptedPremaster = this.agreement.server.version === SSL_3 ? body : body.subarray(2);
      this.agreement.transcript = this.transcript;
    }
    // What comes after it has no part in the master secret.
    this.transcript = undefined;
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
      for (const { protection, secret, label } of isCurrent
        ? [state as Candidate]
        : this.protectionsOf(direction, stage)) {
        hasKey = true;
        const opened = protection?.open(record);
        // What is cut off cannot say whether the key fits.
        if (opened === undefined || (!opened.isChecked && stage !== state.stage)) continue;
        Object.assign(state, { stage, protection, secret });
        if (label !== undefined && secret && this.hello) this.around.found?.add(label, this.hello.random, secret);
        return opened.isChecked ? opened : { ...opened, type: stage === APPLICATION ? APPLICATION_DATA : HANDSHAKE };
      }
    }
    return hasKey ? undefined : NO_KEY;
  }

  private protectionsOf(direction: 0 | 1, stage: number): Candidate[] {
    const { around, hello, agreement, client } = this;
    return hello ? stageProtections(around, hello, agreement, stage, direction === client) : [];
  }

  private openWithMaster(direction: 0 | 1, record: ProtectedRecord): Attempt {
    const state = this.directions[direction];
    const { agreement } = state;
    state.protection ??= agreement && masterProtection(this.around, agreement, direction === this.client);
    return state.protection === undefined ? NO_KEY : state.protection.open(record);
  }
}

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

import type { CipherSuite } from "./cipher-suite.ts";
import type { Ciphers } from "./ciphers.ts";
import type { DecryptionTally } from "./decryption-tally.ts";
import type { ClientHello, ServerHello } from "./hello.ts";
import type { KeyLog } from "./key-log.ts";
import type { SessionKeys } from "./session-keys.ts";
import type { Transcript } from "./transcript.ts";

/** What all connections share. */
export interface TlsSurroundings {
  readonly ciphers: Ciphers;
  readonly keys: KeyLog;
  readonly tally: DecryptionTally;
  /** The registered name of a cipher suite. */
  readonly suiteName: (suite: number) => string | undefined;
  /** Decrypts what a client encrypted for the server's RSA key, where that is known. */
  readonly decryptPremaster?: ((encrypted: Uint8Array) => Uint8Array | undefined) | undefined;
  /** The key of connections whose suites have no other secret (`TLS_PSK_WITH_…`). */
  readonly presharedKey?: Uint8Array | undefined;
  /** Is told of the secrets that are used. */
  readonly found?: SessionKeys | undefined;
}

/** What the two hellos agreed on. */
export interface Agreement {
  readonly client: ClientHello;
  readonly server: ServerHello;
  readonly suiteName: string | undefined;
  /** Undefined where it is one that cannot be undone here. */
  readonly suite: CipherSuite | undefined;
  /** As the client's key exchange has it. */
  encryptedPremaster: Uint8Array | undefined;
  /** All messages up to that. */
  transcript: Transcript | undefined;
}

import type { CaptureReader } from "../../files/reader.ts";
import { Compiler } from "../../dissect/compile.ts";
import { Session } from "../../flows/session.ts";
import { DecryptionTally } from "../../flows/tls/decryption-tally.ts";
import { KeyLog } from "../../flows/tls/key-log.ts";
import type { Ciphers } from "../../flows/tls/ciphers.ts";
import { standardCatalog } from "../../toolkit/standard-catalog.ts";
import { standardWalk } from "../../toolkit/walk.ts";
import { decodeText } from "../../bytes/text.ts";

/** Blocks of this kind in a capture hold a TLS key log. */
const TLS_KEY_LOG = 0x544c534b;

/** What all dissections share: compiling a definition takes longer than most packets. */
export const compiler: Compiler = new Compiler(standardCatalog());

let ciphers: Ciphers | undefined;

/** Loads what decrypts; dissections that were begun before go without. */
export async function loadCiphers(): Promise<void> {
  ciphers ??= (await import("../../flows/tls/portable-ciphers.ts")).portableCiphers;
}

/** A packet cannot be dissected before `loadCiphers`: many captures need none. */
export class CiphersMissing extends Error {
  override readonly name = "CiphersMissing";
}

const quic = compiler.catalog.protocols.findIndex((protocol) => protocol?.name === "quic");

/** Dissects the packets of a capture in order, with the secrets that were given and those that the capture has itself. */
export class Dissection {
  readonly session: Session;
  private readonly ciphers = ciphers;
  private keys: KeyLog | undefined;
  private secretsSeen = 0;

  /** Without `numbers` fields that say how a packet stands to others are left out (see `SessionNeeds`). */
  constructor(keys: KeyLog | undefined, numbers: boolean) {
    this.session = new Session(compiler.catalog, standardWalk, { compiler, numbers, ciphers });
    if (keys) this.decrypt(keys);
  }

  /** Throws `CiphersMissing`. */
  dissect(reader: CaptureReader): void {
    const { session } = this;
    if (this.secretsSeen < reader.secrets.length) this.learn(reader);
    session.from(reader.format === "pcap" ? undefined : reader);
    session.dissect(reader.record);
    if (!this.ciphers && this.holdsQuic()) throw new CiphersMissing();
  }

  private holdsQuic(): boolean {
    const { layers } = this.session.dissector;
    for (let layer = 1; layer < layers.count; layer++) if (layers.protocol(layer) === quic) return true;
    return false;
  }

  private decrypt(keys: KeyLog): KeyLog {
    if (!this.ciphers) throw new CiphersMissing();
    this.keys = keys;
    this.session.decrypt({ ciphers: this.ciphers, keys, tally: new DecryptionTally() });
    return keys;
  }

  private learn({ secrets }: CaptureReader): void {
    for (; this.secretsSeen < secrets.length; this.secretsSeen++) {
      const { kind, data } = secrets[this.secretsSeen];
      if (kind !== TLS_KEY_LOG) continue;
      (this.keys ?? this.decrypt(new KeyLog())).read(decodeText(data, 0, data.length));
    }
  }
}

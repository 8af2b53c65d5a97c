import type { CaptureReader } from "../../files/reader.ts";
import { Compiler } from "../../dissect/compile.ts";
import { Session } from "../../flows/session.ts";
import { DecryptionTally } from "../../flows/tls/decryption-tally.ts";
import { KeyLog } from "../../flows/tls/key-log.ts";
import { portableCiphers } from "../../flows/tls/portable-ciphers.ts";
import { standardCatalog } from "../../toolkit/standard-catalog.ts";
import { standardWalk } from "../../toolkit/walk.ts";
import { decodeText } from "../../bytes/text.ts";

/** Blocks of this kind in a capture hold a TLS key log. */
const TLS_KEY_LOG = 0x544c534b;

/** What all dissections share: compiling a definition takes longer than most packets. */
export const compiler: Compiler = new Compiler(standardCatalog());

/** Dissects the packets of a capture in order, with the secrets that were given and those that the capture has itself. */
export class Dissection {
  readonly session: Session;
  private keys: KeyLog | undefined;
  private secretsSeen = 0;

  /** Without `numbers` fields that say how a packet stands to others are left out (see `SessionNeeds`). */
  constructor(keys: KeyLog | undefined, numbers: boolean) {
    this.session = new Session(compiler.catalog, standardWalk, { compiler, numbers, ciphers: portableCiphers });
    if (keys) this.decrypt(keys);
  }

  dissect(reader: CaptureReader): void {
    if (this.secretsSeen < reader.secrets.length) this.learn(reader);
    this.session.from(reader.format === "pcap" ? undefined : reader);
    this.session.dissect(reader.record);
  }

  private decrypt(keys: KeyLog): KeyLog {
    this.keys = keys;
    this.session.decrypt({ ciphers: portableCiphers, keys, tally: new DecryptionTally() });
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

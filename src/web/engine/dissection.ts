import { DATA } from "../../definition/catalog.ts";
import { tellsInterfaces, type CaptureReader } from "../../files/reader.ts";
import type { Session, SessionNeeds } from "../../flows/session.ts";
import { DecryptionTally } from "../../flows/tls/decryption-tally.ts";
import { KeyLog } from "../../flows/tls/key-log.ts";
import { decodeText } from "../../bytes/text.ts";
import type { Knowledge } from "./knowledge.ts";

/** Blocks of this kind in a capture hold a TLS key log. */
const TLS_KEY_LOG = 0x544c534b;

/** What is asked for; all of it where nothing is said. */
export type DissectionNeeds = Pick<SessionNeeds, "numbers" | "streams">;

/** Dissects the packets of a capture in order, with the secrets that were given and those that the capture has itself. */
export class Dissection {
  readonly session: Session;
  private readonly knowledge: Knowledge;
  private keys: KeyLog | undefined;
  private secretsSeen = 0;

  constructor(knowledge: Knowledge, keys: KeyLog | undefined, needs?: DissectionNeeds) {
    const { compiler, walk, ciphers } = knowledge;
    this.knowledge = knowledge;
    this.session = new knowledge.session(compiler.catalog, walk, { compiler, ciphers, ...needs });
    if (keys) this.decrypt(keys);
  }

  dissect(reader: CaptureReader): void {
    const { session } = this;
    if (this.secretsSeen < reader.secrets.length) this.learn(reader);
    session.from(tellsInterfaces(reader) ? reader : undefined);
    session.dissect(reader.record);
  }

  /** Whether the packet has what this knowledge may be too little for. */
  get isBeyond(): boolean {
    if (this.knowledge.ciphers) return false;
    const { catalog, layers } = this.session.dissector;
    for (let layer = 1; layer < layers.count; layer++) {
      const id = layers.protocol(layer);
      if (catalog.protocols[id]?.absent) return true;
      // Some protocols are known on whatever port, by what was before.
      if (id === DATA && catalog.protocols[layers.protocol(layer - 1)]?.name === "udp") return true;
    }
    return this.keys !== undefined;
  }

  private decrypt(keys: KeyLog): void {
    const { ciphers } = this.knowledge;
    this.keys = keys;
    if (ciphers) this.session.decrypt?.({ ciphers, keys, tally: new DecryptionTally() });
  }

  private learn({ secrets }: CaptureReader): void {
    for (; this.secretsSeen < secrets.length; this.secretsSeen++) {
      const { kind, data } = secrets[this.secretsSeen];
      if (kind !== TLS_KEY_LOG) continue;
      if (!this.keys) this.decrypt(new KeyLog());
      this.keys?.read(decodeText(data, 0, data.length));
    }
  }
}

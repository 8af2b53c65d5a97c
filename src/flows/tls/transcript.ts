import type { Ciphers, HashName } from "./ciphers.ts";
import { concat } from "./key-derivation.ts";

/** Octets kept of a handshake; one that is longer has no hash. */
const MOST_TRANSCRIPT_OCTETS = 256 * 1024;

/** The messages of a handshake in order, whose hash an extended master secret is made of (RFC 7627). */
export class Transcript {
  private readonly messages: Uint8Array[] = [];
  private length = 0;

  add(message: Uint8Array): void {
    this.length += message.length;
    if (this.length <= MOST_TRANSCRIPT_OCTETS) this.messages.push(message);
  }

  /** Before TLS 1.2, where `hash` is undefined, two hashes stand side by side. */
  hash(ciphers: Ciphers, hash: HashName | undefined): Uint8Array | undefined {
    if (this.length > MOST_TRANSCRIPT_OCTETS) return undefined;
    const all = concat(...this.messages);
    if (hash !== undefined) return ciphers.hash(hash, all);
    return concat(ciphers.hash("md5", all), ciphers.hash("sha1", all));
  }
}

import { hexOf } from "./key-log.ts";

/** Secrets that are kept of all connections together. */
const MOST_SECRETS = 1 << 20;

/**
 * The secrets that connections were decrypted with, as lines of a key log (draft-ietf-tls-keylogfile): sessions first, as
 * tshark has them, then connections by the client's random.
 */
export class SessionKeys {
  private readonly sessions = new Map<string, string>();
  private readonly connections = new Map<string, string>();

  /** The master secret of TLS 1.2 and before, for the connection and for those that resume its session. */
  addMaster(random: Uint8Array, sessionId: Uint8Array, master: Uint8Array): void {
    const id = hexOf(sessionId);
    if (id !== "" && this.sessions.size < MOST_SECRETS) this.sessions.set(id, hexOf(master));
    this.add("CLIENT_RANDOM", random, master);
  }

  /** A secret by its label, of the connection with this random of the client. */
  add(label: string, random: Uint8Array, secret: Uint8Array): void {
    if (this.connections.size < MOST_SECRETS) this.connections.set(`${label} ${hexOf(random)}`, hexOf(secret));
  }

  /** Lines that each end with a line feed. */
  get text(): string {
    const sessions = Array.from(this.sessions, ([id, master]) => `RSA Session-ID:${id} Master-Key:${master}\n`);
    const connections = Array.from(this.connections, ([whose, secret]) => `${whose} ${secret}\n`);
    return [...sessions, ...connections].join("");
  }
}

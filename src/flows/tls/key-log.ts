/** Secrets kept of all key logs together. */
const MOST_SECRETS = 1 << 20;

/** A line: what the secret is, the random or other octets that say whose, and the secret. */
const LINE = /^([A-Z][A-Z0-9_]*) ([0-9a-fA-F]{16,1024}) ([0-9a-fA-F]{2,512})$/;
/** The form for sessions that are resumed: `RSA Session-ID:… Master-Key:…`. */
const SESSION = /^RSA Session-ID:([0-9a-fA-F]{2,64}) Master-Key:([0-9a-fA-F]{96})$/;

/**
 * Secrets in the format that NSS began (draft-ietf-tls-keylogfile): lines of a label, the client's random in hexadecimal
 * digits, and the secret. Lines of other kinds are counted, not minded.
 */
export class KeyLog {
  /** Lines that are neither a secret nor a comment. */
  ignored = 0;
  private readonly secrets = new Map<string, Uint8Array>();
  private readonly more: () => string | undefined;

  /** `more` is asked where a secret is not there: it returns lines that are new, or undefined. */
  constructor(more: () => string | undefined = () => undefined) {
    this.more = more;
  }

  get size(): number {
    return this.secrets.size;
  }

  /** Takes in the lines of a text; a secret given twice keeps its last value. */
  read(text: string): void {
    for (const line of text.split(/\r\n|\n|\r/)) {
      const trimmed = line.trim();
      if (trimmed === "" || trimmed.startsWith("#")) continue;
      const [, label, whose, secret] = LINE.exec(trimmed) ?? SESSION.exec(trimmed)?.toSpliced(1, 0, "SESSION_ID") ?? [];
      if (label === undefined || secret.length % 2 !== 0) this.ignored++;
      else this.add(label, whose, octetsOf(secret));
    }
  }

  /** The secret of this label of the connection with this random (or session, or encrypted premaster secret). */
  secret(label: string, whose: Uint8Array): Uint8Array | undefined {
    const name = `${label} ${hexOf(whose)}`;
    const known = this.secrets.get(name);
    const fresh = known === undefined ? this.more() : undefined;
    if (fresh === undefined) return known;
    this.read(fresh);
    return this.secrets.get(name);
  }

  /** Keeps what a connection showed for those that resume its session. */
  add(label: string, whose: string | Uint8Array, secret: Uint8Array): void {
    if (this.secrets.size >= MOST_SECRETS) return;
    this.secrets.set(`${label} ${typeof whose === "string" ? whose.toLowerCase() : hexOf(whose)}`, secret);
  }
}

/** Octets as hexadecimal digits, as key logs have them. */
export function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const octet of bytes) text += (octet | 0x100).toString(16).slice(1);
  return text;
}

function octetsOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/** The longest message that is put together; longer ones are passed over. */
export const MOST_MESSAGE_OCTETS = 128 * 1024;

const HEAD = 4;

/** Cuts the handshake records of one direction into messages (RFC 8446 section 4), which may be spread over several. */
export class HandshakeMessages {
  private readonly wanted: readonly number[];
  private head: number[] = [];
  private body: Uint8Array | undefined;
  /** Octets of the current message that are still to come, and how many of its body are there. */
  private left = 0;
  private filled = 0;

  /** Messages of other types than the `wanted` are passed over. */
  constructor(wanted: readonly number[]) {
    this.wanted = wanted;
  }

  /** Octets were lost. */
  forget(): void {
    this.head = [];
    this.body = undefined;
    this.left = 0;
  }

  /** Takes in the content of a record; each message that is whole goes to `found`. */
  read(content: Uint8Array, found: (type: number, body: Uint8Array) => void): void {
    for (let at = 0; at < content.length;) {
      if (this.head.length < HEAD) {
        this.head.push(content[at++]);
        if (this.head.length === HEAD) this.begin();
      } else {
        const part = content.subarray(at, at + this.left);
        this.body?.set(part, this.filled);
        this.filled += part.length;
        this.left -= part.length;
        at += part.length;
      }
      if (this.head.length === HEAD && this.left === 0) {
        const [type] = this.head;
        const { body } = this;
        this.forget();
        if (body !== undefined) found(type, body);
      }
    }
  }

  private begin(): void {
    const [type, high, middle, low] = this.head;
    this.left = (high << 16) | (middle << 8) | low;
    this.filled = 0;
    const isKept = this.wanted.includes(type) && this.left <= MOST_MESSAGE_OCTETS;
    this.body = isKept ? new Uint8Array(this.left) : undefined;
  }
}

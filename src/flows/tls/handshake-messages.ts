/** The longest message that is put together; longer ones are passed over. */
const MOST_MESSAGE_OCTETS = 128 * 1024;

/** Octets of type and length in front of a message. */
export const MESSAGE_HEAD = 4;

/** Cuts the handshake records of one direction into messages (RFC 8446 section 4), which may be spread over several. */
export class HandshakeMessages {
  private readonly head = new Uint8Array(MESSAGE_HEAD);
  /** The current message, with its head; undefined where it is passed over. */
  private message: Uint8Array | undefined;
  /** Octets of it that are there, and how many it has. */
  private filled = 0;
  private length = MESSAGE_HEAD;

  /** Octets were lost, or the key changes. */
  forget(): void {
    this.message = undefined;
    this.filled = 0;
    this.length = MESSAGE_HEAD;
  }

  /** The type of the message that is not yet whole; -1 where none has begun. */
  get begun(): number {
    return this.filled > 0 ? this.head[0] : -1;
  }

  /** Takes in the content of a record; each message that is whole goes to `found`, with its head. */
  read(content: Uint8Array, found: (type: number, message: Uint8Array) => void): void {
    for (let at = 0; at < content.length;) {
      const stop = this.filled < MESSAGE_HEAD ? MESSAGE_HEAD : this.length;
      const part = content.subarray(at, at + stop - this.filled);
      (this.filled < MESSAGE_HEAD ? this.head : this.message)?.set(part, this.filled);
      at += part.length;
      this.filled += part.length;
      if (this.filled === MESSAGE_HEAD && this.length === MESSAGE_HEAD) this.begin();
      if (this.filled < MESSAGE_HEAD || this.filled < this.length) continue;
      const { message } = this;
      this.forget();
      if (message !== undefined) found(message[0], message);
    }
  }

  private begin(): void {
    const [, high, middle, low] = this.head;
    this.length = MESSAGE_HEAD + ((high << 16) | (middle << 8) | low);
    if (this.length > MOST_MESSAGE_OCTETS) return;
    this.message = new Uint8Array(this.length);
    this.message.set(this.head);
  }
}

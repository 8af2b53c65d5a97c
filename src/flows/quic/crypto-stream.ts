/** Octets of a handshake at one level that are put together. */
export const MOST_CRYPTO_OCTETS = 64 * 1024;
/** Pieces that may wait for what comes before them. */
export const MOST_WAITING_PIECES = 256;

/** Puts the pieces of CRYPTO frames in order (RFC 9000 section 19.6); what comes twice counts once. */
export class CryptoStream {
  /** Octets handed out: the next wanted is at this offset. */
  private offset = 0;
  private waiting: { readonly offset: number; readonly bytes: Uint8Array }[] = [];

  /** Takes in a piece and returns what is now whole behind what was returned before. */
  add(offset: number, bytes: Uint8Array): Uint8Array {
    const end = offset + bytes.length;
    const hasPlace = offset <= this.offset || this.waiting.length < MOST_WAITING_PIECES;
    if (end > this.offset && end <= MOST_CRYPTO_OCTETS && hasPlace) this.waiting.push({ offset, bytes: bytes.slice() });
    const start = this.offset;
    const found: Uint8Array[] = [];
    for (;;) {
      const next = this.waiting.find((piece) => piece.offset <= this.offset);
      if (next === undefined) break;
      this.waiting = this.waiting.filter((piece) => piece !== next);
      const fresh = next.bytes.subarray(Math.min(next.bytes.length, this.offset - next.offset));
      found.push(fresh);
      this.offset += fresh.length;
    }
    const whole = new Uint8Array(this.offset - start);
    let at = 0;
    for (const piece of found) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}
